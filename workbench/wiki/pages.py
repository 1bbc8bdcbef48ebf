"""Reading pages: one revision whole, with its language links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.core.model import Revision
from workbench.errors import BadReply, InputError, PageMissing, TitleError
from workbench.wiki.client import Wiki

_DISAMBIGUATION = re.compile(
    r"\{\{\s*(?:disambiguation|disambig|dab|hndis|geodis|неоднозначность|многозначность|"
    r"список однофамильцев|ибҳомзудоӣ)\s*[|}]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as the wiki gave it."""

    revision: Revision
    langlinks: Mapping[str, str]
    """Language code → title of the counterpart."""
    redirected_from: str = ""


def fetch(wiki: Wiki, title: str) -> Fetched:
    """Fetch the current revision of a page, following redirects.

    Raises PageMissing, TitleError, InputError for a disambiguation page, ReachError kinds.
    """
    langlinks: dict[str, str] = {}
    page: dict[str, Any] = {}
    redirects: list[dict[str, str]] = []
    disambiguation = False
    for answer in wiki.query(
        {
            "prop": "revisions|langlinks|pageprops",
            "titles": title,
            "redirects": 1,
            "rvprop": "ids|timestamp|content",
            "rvslots": "main",
            "lllimit": "max",
            "ppprop": "disambiguation",
        }
    ):
        try:
            query = answer.get("query", {})
            redirects = query.get("redirects", redirects)
            found = _only_page(wiki, title, query)
            new = {str(one["lang"]): str(one["title"]) for one in found.get("langlinks", [])}
            properties = found.get("pageprops", {}).keys()
        except (AttributeError, KeyError, IndexError, TypeError) as error:
            raise _senseless(wiki, title) from error
        langlinks.update(new)
        disambiguation = disambiguation or "disambiguation" in properties
        page = {**page, **found}
    revision = _revision(wiki, title, page)
    if disambiguation or _DISAMBIGUATION.search(revision.wikitext):
        raise InputError(
            f"“{revision.title}” on the {wiki.lang} wiki is a disambiguation page.",
            "Choose an article: " + ", ".join(_first_links(revision.wikitext)) + " …",
        )
    return Fetched(revision, langlinks, title if redirects else "")


def _only_page(wiki: Wiki, title: str, query: Mapping[str, Any]) -> dict[str, Any]:
    if query.get("interwiki"):
        raise TitleError(
            f"“{title}” points to another wiki.", f"Give a title of the {wiki.lang} wiki."
        )
    pages = query.get("pages", [])
    if not pages:
        raise PageMissing(f"“{title}” on the {wiki.lang} wiki is a redirect that leads nowhere.")
    page: dict[str, Any] = pages[0]
    if page.get("invalid"):
        raise TitleError(f"“{title}” is no page title: {page.get('invalidreason', '')}")
    return page


def _revision(wiki: Wiki, title: str, page: Mapping[str, Any]) -> Revision:
    if page.get("missing"):
        raise PageMissing(
            f"The {wiki.lang} wiki has no page “{page.get('title', title)}”.",
            "Check the spelling, or paste the address of the article.",
        )
    if page.get("special"):
        raise InputError(f"“{title}” on the {wiki.lang} wiki is no article.")
    try:
        latest = page["revisions"][0]
        content = latest["slots"]["main"]
        if content.get("contentmodel", "wikitext") != "wikitext":
            raise InputError(f"“{title}” on the {wiki.lang} wiki is no article.")
        return Revision(
            lang=wiki.lang,
            title=page["title"],
            revid=int(latest["revid"]),
            timestamp=latest["timestamp"],
            wikitext=content["content"],
        )
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        raise _senseless(wiki, title) from error


def _senseless(wiki: Wiki, title: str) -> BadReply:
    return BadReply(f"The {wiki.lang} wiki gave no text for “{title}”.", "Try again.")


def _first_links(wikitext: str) -> list[str]:
    targets = re.findall(r"\[\[([^\[\]|#:]+)(?=[\]|#])", wikitext)
    return list(dict.fromkeys(target.strip() for target in targets))[:5]


def complete(wiki: Wiki, prefix: str, limit: int = 10) -> list[str]:
    """Return titles that begin with what was typed.

    Raises ReachError kinds.
    """
    answer = wiki.call(
        {
            "action": "opensearch",
            "search": prefix,
            "limit": limit,
            "redirects": "resolve",
            "namespace": 0,
        }
    )
    if not (isinstance(answer, list) and len(answer) > 1 and isinstance(answer[1], list)):
        raise BadReply(f"The {wiki.lang} wiki gave no titles.")
    return [str(title) for title in answer[1]]
