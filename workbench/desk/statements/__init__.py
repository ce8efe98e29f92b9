"""What delegations say, aloud and in writing."""
