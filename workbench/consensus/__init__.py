"""The rules: where each delegation stands and what a clause needs. Pure: no clock, no files, no store."""
