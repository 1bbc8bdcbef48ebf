"""Source pages as English Wikipedia's markup may name them: links that cannot lie."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs, urlsplit

from workbench.core import titles
from workbench.core.languages.names import english_name, names
from workbench.core.model import Draft, Revision, Source, State, Unit
from workbench.errors import InputError, TitleError, UsageError

_LANG = re.compile(r"[a-z][a-z-]{1,11}")
_REVID = re.compile(r"[1-9][0-9]{0,17}")
_DECODED = re.compile(r"%[0-9A-Fa-f]{2}|&(?:#x?[0-9A-Fa-f]+|[^\W_]+);|~~~")
"""What MediaWiki reads as something else than it looks, and allows in no title."""
_PREFIXES = frozenset(
    [
        "b",
        "c",
        "commons",
        "d",
        "m",
        "meta",
        "mw",
        "n",
        "q",
        "s",
        "species",
        "v",
        "w",
        "wikibooks",
        "wikidata",
        "wikinews",
        "wikipedia",
        "wikiquote",
        "wikisource",
        "wikispecies",
        "wikiversity",
        "wikivoyage",
        "wikt",
        "wiktionary",
        "voy",
    ]
)
_MARKUP_ALIKE = frozenset("［］｛｝｜＜＞＃ǀ∣│❘❙❚⎸⎹¦‖∥〚〛⟦⟧⁅⁆﹛﹜﹝﹞⦃⦄⁄")
"""Characters that pass for markup."""
_LATIN_ALIKE = frozenset("aceijopsxyhlvqwdgABCEHIJKMOPSTXYVNQWDGL")
_CYRILLIC_ALIKE = frozenset("асеіјорѕхуһӏѵԛԝԁАВСЕНІЈКМОРЅТХУѴԚԜԀӀҮү")


def link(source: Source) -> str:
    """Return the link to a source page, or to its pinned revision.

    Raises TitleError for a title that no link can carry.
    """
    title = safe_title(source)
    if source.revid:
        return f"[[:{source.lang}:Special:Redirect/revision/{source.revid}|{title}]]"
    return f"[[:{source.lang}:{title}]]"


def safe_title(source: Source) -> str:
    """Return the normalised title of a source.

    Raises TitleError for one that no wiki can have, or that would look like another.
    """
    if not _LANG.fullmatch(source.lang):
        raise UsageError(f"{source.lang}: no language code.", "Write for example ru:TITLE.")
    if len(source.title.splitlines()) > 1 or source.title[-1:] in {"\n", "\r", "\u2028", "\u2029"}:
        raise TitleError("A title is one line.", "Give the title as it stands above the article.")
    title = titles.clean(source.title)
    if bad := _DECODED.search(title):
        raise TitleError(
            f"“{title}” is no page title: the wiki reads {bad[0]} as something else.",
            "Give the title as it stands above the article, not as in its address.",
        )
    before, colon, _ = title.partition(":")
    if colon and (before.strip().lower() in _PREFIXES or before.strip().lower() in names()):
        raise TitleError(
            f"“{title}” would link to another wiki ({before.strip()}:).",
            "Give the title without that prefix.",
        )
    _plain_looking(title)
    return title


def _plain_looking(title: str) -> None:
    """Raise TitleError where a title passes for another, or for markup."""
    for place, c in enumerate(title):
        if c in _MARKUP_ALIKE or _unwelcome(title, place):
            raise TitleError(
                f"The title contains U+{ord(c):04X}, which is invisible or passes for markup.",
                "Type the title anew instead of pasting it.",
            )
    for word in re.findall(r"[^\W\d_]+", title):
        if _mixed(word):
            raise TitleError(
                f"The word “{word}” mixes Latin and Cyrillic letters that look alike.",
                "Type the title anew in one alphabet.",
            )


def _unwelcome(title: str, place: int) -> bool:
    kind = unicodedata.category(title[place])
    if kind in {"Cf", "Cc", "Cs", "Co", "Cn"}:
        return True
    return kind in {"Mn", "Me"} and place == 0


def _mixed(word: str) -> bool:
    """Tell whether a word has letters of one alphabet that pass for the other's."""
    latin = {c for c in word if unicodedata.name(c, "").startswith("LATIN")}
    cyrillic = {c for c in word if unicodedata.name(c, "").startswith("CYRILLIC")}
    return bool(latin and cyrillic) and (latin <= _LATIN_ALIKE or cyrillic <= _CYRILLIC_ALIKE)


def safe_text(text: str, what: str) -> str:
    """Return a text that may stand in a summary, on one line.

    Raises InputError when it could end a marker, make a link or hide something.
    """
    clean = re.sub(r"[ _\u00a0]+", " ", unicodedata.normalize("NFC", text)).strip()
    bad = re.search(r"\*/|/\*|\[\[|\]\]|\{\{|\}\}|[\x00-\x1f\x7f-\x9f\u2028\u2029]", clean)
    hidden = next((c for c in clean if unicodedata.category(c) in {"Cf", "Co", "Cs"}), "")
    if bad or hidden or not clean:
        raise InputError(
            f"This {what} name cannot stand in an edit summary.",
            f"Give the {what} as its heading reads, without markup.",
        )
    return clean


def wikipedia(lang: str) -> str:
    """Return what English calls a language's Wikipedia: Russian Wikipedia."""
    return f"{english_name(lang)} Wikipedia"


def must_have_wikipedia(lang: str) -> None:
    """Raise UsageError for the code of a language that no Wikipedia is written in."""
    if lang not in names():
        raise UsageError(
            f"No Wikipedia has the language code {lang}.",
            "It is what its address begins with, as ru in ru.wikipedia.org.",
        )


def parse(value: str) -> Source:
    """Read LANG:TITLE, LANG:TITLE@REVID or a page's address; a title may itself contain @ and colons.

    Raises UsageError when there is no title, or no language that has a Wikipedia, and for an
    English source: text that is copied within a wiki is attributed in other words. TitleError for an address of no article.
    """
    if found := titles.from_url(value, {}):
        oldid = parse_qs(urlsplit(value.strip()).query).get("oldid", [""])[0]
        value = ":".join(found) + (f"@{oldid}" if _REVID.fullmatch(oldid) else "")
    lang, colon, title = value.partition(":")
    if not colon or not title.strip() or not _LANG.fullmatch(lang):
        raise UsageError(
            f"{value}: not of the form LANG:TITLE or LANG:TITLE@REVID.", "For example ru:Душанбе."
        )
    if lang == "en":
        raise UsageError(
            f"{value} is an English page: nothing is translated from it.",
            "Name the page in the language of the source, as in ru:Душанбе.",
        )
    must_have_wikipedia(lang)
    revision = re.fullmatch(rf"(.*[^@\s])\s*@({_REVID.pattern})", title, re.DOTALL)
    source = Source(lang, revision[1], int(revision[2])) if revision else Source(lang, title)
    return Source(lang, safe_title(source), source.revid)


def used(
    sources: Iterable[Revision], units: Iterable[Unit], drafts: Mapping[int, Draft]
) -> list[Source]:
    """Return the sources that text was taken from, or all while none has been confirmed."""
    taken = {
        unit.lang
        for unit in units
        if (draft := drafts.get(unit.id)) and draft.state is State.CONFIRMED and draft.text.strip()
    }
    return [
        Source(page.lang, page.title, page.revid)
        for page in sources
        if page.lang in taken or not taken
    ]
