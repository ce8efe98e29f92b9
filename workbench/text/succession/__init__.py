"""What became of every clause from one draft to the next."""
