"""Widgets: they draw, take keys and send messages; the truth stays with the desk."""
