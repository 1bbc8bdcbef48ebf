"""Finds the English article for a link target."""

from __future__ import annotations

from workbench.core.adapt import titles
from workbench.core.adapt.walker import Walker, is_cyrillic


def find_article(walker: Walker, title: str) -> str | object | None:
    """Return the English title, None where there is none, or titles.UNKNOWN.

    A Latin title is left alone where the text is English already, or where it is the English
    title of another target: then a run before this one put it there.
    """
    links = walker.context.links
    if not is_cyrillic(title) and (not walker.foreign or titles.normalise(title) in links.values()):
        return titles.UNKNOWN
    return titles.find(links, title, walker.lang)
