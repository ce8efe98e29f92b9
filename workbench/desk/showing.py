"""The display gate as the front ends reach it: all text of others passes it before it is shown."""

from workbench.text.normalise import visible

__all__ = ["visible"]
