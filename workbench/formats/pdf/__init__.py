"""Portable documents: pages laid out for paper by typst, tagged for those who listen to them."""
