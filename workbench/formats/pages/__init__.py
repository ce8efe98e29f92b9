"""Pages: what exports say, made from drafts and positions, the same for every format."""
