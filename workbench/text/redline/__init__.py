"""How two wordings differ, as an editor would mark it, and what that changes in force."""
