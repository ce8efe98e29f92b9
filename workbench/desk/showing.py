"""How things are shown, as the front ends reach it: the display gate that all text of others passes, and counts."""

from workbench.text.normalise import visible
from workbench.text.plurals import count_of

__all__ = ["count_of", "visible"]
