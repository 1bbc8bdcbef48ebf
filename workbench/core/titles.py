"""Page titles as MediaWiki has them: normalised, and refused when no page can have them."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from workbench.errors import TitleError

_FORBIDDEN = re.compile(
    r"[<>\[\]{}|#\x00-\x1f\x7f-\x9f\ufffd]|~~~+|%[0-9A-Fa-f]{2}|&(?:\w+|#\d+|#x[0-9A-Fa-f]+);"
)
"""Characters, and what a wiki would read as a signature, an encoded character or an entity."""
_PATH = re.compile(r"(?:^|/)\.\.?(?:/|$)")
_INVISIBLE = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
    r"|(?<![^\W\d_])[\u200c\u200d]|[\u200c\u200d](?![^\W\d_])"
)
"""Joiners are letters of a word in Persian and some Indian scripts, and nothing elsewhere."""
_LONGEST = 255
"""Bytes of UTF-8."""


def clean(title: str) -> str:
    """Return a title as MediaWiki stores it: NFC, spaces for underscores, first letter upper.

    Raises TitleError for one that no page can have, and for invisible or
    direction-changing characters, which would make a link show something else
    than what it points to.
    """
    text = unicodedata.normalize("NFC", title)
    if bad := _FORBIDDEN.search(text):
        shown = bad[0] if bad[0].isprintable() else f"U+{ord(bad[0]):04X}"
        raise TitleError(
            f"“{_visible(title)}” is no page title: it contains {shown}.",
            "Give the title as it stands above the article.",
        )
    if bad := _INVISIBLE.search(text):
        raise TitleError(
            f"The title “{_visible(title)}” contains the invisible character U+{ord(bad[0]):04X}.",
            "Type the title anew instead of pasting it.",
        )
    text = re.sub(r"[ _\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+", " ", text)
    text = text.strip(" :")
    if not text or _PATH.search(text):
        raise TitleError(f"“{_visible(title)}” is no page title.", "Give the title of an article.")
    if len(text.encode()) > _LONGEST:
        raise TitleError(
            f"“{_visible(text[:40])}…” is longer than {_LONGEST} bytes, the longest a title can be."
        )
    first = text[0].upper()
    return (first if len(first) == 1 else text[0]) + text[1:]


def from_url(text: str, apis: dict[str, str]) -> tuple[str, str] | None:
    """Return (language, title) of a page's address, or None for what is no address.

    `apis` maps languages to api.php addresses, so that wikis elsewhere are known too.
    Raises TitleError for an address of no wiki, or of no page.
    """
    if not re.match(r"https?://", text.strip(), re.IGNORECASE):
        return None
    lang, title = _wiki_and_title(text.strip(), apis)
    if lang is None or not title:
        raise TitleError(
            f"{_visible(text)} is not the address of a Wikipedia article.",
            "Give an address such as https://en.wikipedia.org/wiki/Dushanbe, or a title.",
        )
    return lang, clean(title)


def _wiki_and_title(address: str, apis: dict[str, str]) -> tuple[str | None, str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None, ""
    lang = _wiki_of(_host(parts), apis)
    path = unquote(parts.path)
    title = path.partition("/wiki/")[2] or parse_qs(parts.query).get("title", [""])[0]
    return lang, title


def _host(parts: SplitResult) -> str:
    """Return host and port in small letters, a scheme's own port left out."""
    usual = {"http": ":80", "https": ":443"}.get(parts.scheme, "")
    return parts.netloc.lower().removesuffix(usual)


def _wiki_of(host: str, apis: dict[str, str]) -> str | None:
    for lang, api in apis.items():
        if _host(urlsplit(api)) == host:
            return lang
    wikipedia = re.fullmatch(r"(?!www\.)([a-z][a-z-]{1,11})\.(?:m\.)?wikipedia\.org", host)
    return wikipedia[1] if wikipedia else None


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in text)[:120]
