"""What goes out: texts, tables and reports for others, and the whole record for other programs."""
