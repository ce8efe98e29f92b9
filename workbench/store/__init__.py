"""The negotiation file: one SQLite database, the record and what is derived from it."""
