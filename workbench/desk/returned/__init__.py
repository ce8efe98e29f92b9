"""Word files that come back from delegations: what was done in them, and by whom."""
