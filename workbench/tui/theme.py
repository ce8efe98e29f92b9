"""The two looks of the workbench, dark and light. Colour only repeats what words and signs already say."""

from textual.theme import Theme

DARK = Theme(
    name="workbench-dark",
    primary="#6FA8DC",
    secondary="#8E9AAF",
    accent="#E0B050",
    warning="#E6B450",
    error="#F07178",
    success="#7FC97F",
    foreground="#E4E6EB",
    background="#14171C",
    surface="#1B1F26",
    panel="#252B34",
    dark=True,
    variables={
        "block-cursor-background": "#34507A",
        "block-cursor-foreground": "#FFFFFF",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#2A323D",
        "muted": "#98A2B0",
        "footer-key-foreground": "#E0B050",
        "footer-background": "#252B34",
    },
)
LIGHT = Theme(
    name="workbench-light",
    primary="#1F5A96",
    secondary="#56606E",
    accent="#8A5A00",
    warning="#8A5A00",
    error="#A61B29",
    success="#1E6B2E",
    foreground="#16191D",
    background="#FAFAF7",
    surface="#F1F1EC",
    panel="#E4E4DC",
    dark=False,
    variables={
        "block-cursor-background": "#BCD3EC",
        "block-cursor-foreground": "#0B1A2B",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#DDE3EA",
        "muted": "#5C6570",
        "footer-key-foreground": "#8A5A00",
        "footer-background": "#E4E4DC",
    },
)
THEMES = (DARK, LIGHT)


def other_theme(name: str) -> str:
    """Return the look to change to from `name`."""
    return LIGHT.name if name == DARK.name else DARK.name
