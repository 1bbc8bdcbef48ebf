"""What the wikis say of a page's links: English titles, names that are taken, pages that are nowhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from workbench.config import Config
from workbench.core.adapt import proposed_names, wanted_titles
from workbench.wiki.client import Wiki
from workbench.wiki.links import Found, existing, look_up


def targets(
    config: Config,
    lang: str,
    wikitext: str,
    *,
    wiki: Wiki | None = None,
    known: Mapping[str, str | None] | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Found:
    """Ask the page's own wiki about what it links to, fifty titles a request.

    `known` is left out. Raises ReachError kinds.
    """
    wanted = [title for title in wanted_titles(wikitext, lang) if title not in (known or {})]
    return look_up(config, lang, wanted, wiki=wiki, progress=progress)


def taken(
    config: Config,
    links: Mapping[str, Mapping[str, str | None]],
    *,
    wiki: Wiki | None = None,
) -> frozenset[str]:
    """Ask English Wikipedia which of the names that would be proposed are those of other pages.

    `links` is by language; one request serves fifty names. Raises ReachError kinds.
    """
    names: Sequence[str] = [
        name for lang, found in links.items() for name in proposed_names(found, lang)
    ]
    return frozenset(existing(config, names, wiki=wiki) if names else ())
