"""Files to models and back: one module or folder a format."""
