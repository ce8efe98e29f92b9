"""Word files: pages written as .docx, drafts and returned files read."""
