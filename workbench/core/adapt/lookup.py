"""Finds the English article for a link target."""

from __future__ import annotations

from workbench.core.adapt import titles
from workbench.core.adapt.walker import Walker
from workbench.core.languages.namespaces import split_namespace
from workbench.core.languages.script import is_cyrillic


def find_article(walker: Walker, title: str) -> str | object | None:
    """Return the English title with its namespace, None where there is none, or titles.UNKNOWN.

    A Latin title is left alone where the text is English already, or where it is the English
    title of another target: then a run before this one put it there. So is one that has no
    counterpart, but that English Wikipedia has or the source wiki lacks: the page was
    translated elsewhere.
    """
    links = walker.context.links
    latin = not is_cyrillic(title)
    if latin and (not walker.foreign or titles.normalise(title) in links.values()):
        return titles.UNKNOWN
    found = titles.find(links, title, walker.lang)
    if isinstance(found, str):
        space = split_namespace(titles.normalise(title), walker.lang)[0]
        return f"{space}:{found}" if space else found
    known = walker.context.existing | walker.context.absent if latin else frozenset()
    return titles.UNKNOWN if found is None and titles.normalise(title) in known else found
