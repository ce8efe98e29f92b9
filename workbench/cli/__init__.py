"""The command line: parses, calls the desk, prints. Data goes to stdout, talk to stderr."""
