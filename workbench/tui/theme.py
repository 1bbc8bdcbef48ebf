"""The three themes: dark, light, and one of high contrast."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="workbench-dark",
    primary="#6fa8dc",
    secondary="#8a9bb4",
    accent="#d9a75f",
    warning="#d9a75f",
    error="#e08080",
    success="#86c294",
    foreground="#d6dbe3",
    background="#15181e",
    surface="#1a1e25",
    panel="#232832",
    dark=True,
    variables={
        "footer-background": "#15181e",
        "footer-key-foreground": "#d9a75f",
        "footer-description-foreground": "#8a9bb4",
        "border": "#39414f",
        "muted": "#9ba5b5",
        "primary-muted": "#293847",
        "block-cursor-text-style": "none",
    },
)
LIGHT = Theme(
    name="workbench-light",
    primary="#1d5c94",
    secondary="#5a6675",
    accent="#8a5300",
    warning="#8a5300",
    error="#a8261c",
    success="#23703a",
    foreground="#22262c",
    background="#f5f3ee",
    surface="#fcfbf7",
    panel="#e9e6de",
    dark=False,
    variables={
        "footer-background": "#f5f3ee",
        "footer-key-foreground": "#8a5300",
        "footer-description-foreground": "#5a6675",
        "border": "#c4beb0",
        "muted": "#565f6a",
        "primary-muted": "#d2dee8",
        "block-cursor-text-style": "none",
    },
)
CONTRAST = Theme(
    name="workbench-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff8080",
    success="#00ff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    dark=True,
    text_alpha=1.0,
    variables={
        "border": "#ffffff",
        "muted": "#ffffff",
        "footer-key-foreground": "#ffff00",
        "footer-description-foreground": "#ffffff",
    },
)
THEMES = (DARK, LIGHT, CONTRAST)
DEFAULT = DARK.name


def named(name: str) -> str:
    """Return a theme's full name for what a configuration says: dark, light, contrast or any other."""
    full = f"workbench-{name}"
    return full if full in {theme.name for theme in THEMES} else name
