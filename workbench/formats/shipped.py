"""Where the shipped files lie: in the installed package, or at the top of the repository."""

from pathlib import Path

import workbench


def shipped(folder: str) -> Path:
    """Return the folder `drafts` or `positions` of the worked case, wherever the program runs from."""
    package = Path(workbench.__file__).parent
    inside = package / "shipped" / folder
    return inside if inside.is_dir() else package.parent / folder
