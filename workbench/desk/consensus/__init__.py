"""Who stands where, what that comes to, what would bring consensus, and what is agreed."""
