"""Screens: each asks the desk one question and shows the answer."""
