"""What clauses are called, the numbers they begin with, and where they may stand."""
