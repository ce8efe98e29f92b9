"""From text to structure: pure functions on words, labels, clauses, brackets and changes."""
