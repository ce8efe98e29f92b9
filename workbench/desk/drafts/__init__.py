"""Drafts on the table: brought in, compared, and changed clause by clause."""
