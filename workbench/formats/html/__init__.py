"""One self-contained file for the browser, the phone, the printer and those who listen: nothing is fetched or run."""
