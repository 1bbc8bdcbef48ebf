"""Looks titles up among the language links, in every spelling they may have been asked in."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from urllib.parse import unquote

from workbench.core.languages.namespaces import local_name, split_interwiki, split_namespace

UNKNOWN = object()
"""What `find` returns for a title nobody has asked about."""


def normalise(title: str) -> str:
    """Return a title as MediaWiki stores it: spaces, first letter upper, no margin."""
    if "%" in title or "&" in title:
        title = unescape(unquote(title))
    plain = " ".join(title.replace("_", " ").split()).lstrip(":").strip()
    return plain[:1].upper() + plain[1:]


def canonical(title: str, lang: str) -> str:
    """Return a title with its namespace named as the wiki itself names it."""
    english, name = split_namespace(normalise(title), lang)
    return f"{local_name(english, lang)}:{normalise(name)}" if english else normalise(title)


def find(links: Mapping[str, str | None], title: str, lang: str) -> str | object | None:
    """Return the English title, None where there is none, or UNKNOWN.

    An English title may come with or without its namespace; it is returned without.
    """
    plain = normalise(title)
    english, name = split_namespace(plain, lang)
    for key in (title, title.strip(), plain):
        if key in links:
            return _found(links[key], english)
    if english:
        for key in (canonical(title, lang), f"{english}:{normalise(name)}"):
            if key in links:
                return _found(links[key], english)
    return UNKNOWN


def _found(title: str | None, english: str) -> str | None:
    return None if title is None else _bare(title, english)


def _bare(title: str, english: str) -> str:
    prefix, colon, rest = title.partition(":")
    return rest.strip() if english and colon and prefix.strip() == english else title


def is_article(title: str, lang: str) -> bool:
    """Tell whether a link target is in the main namespace of the same wiki."""
    plain = title.strip().lstrip(":")
    return not split_namespace(plain, lang)[0] and not split_interwiki(plain)[0]


def lower_first(english: str, source: str) -> str:
    """Give an English title the small first letter of its source, unless it is a proper noun."""
    words = english.split()
    if not words or not source[:1].islower() or not english[:1].isupper():
        return english
    proper = words[0] in PROPER or words[0].endswith(PROPER_ENDINGS) or len(words[0]) == 1
    if proper or any(c.isupper() for c in english[1:]):
        return english
    return english[0].lower() + english[1:]


PROPER = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "German",
        "Germans",
        "French",
        "Greek",
        "Greeks",
        "Dutch",
        "Czech",
        "Czechs",
        "Slovak",
        "Swiss",
        "Thai",
        "Arab",
        "Arabs",
        "Arabic",
        "Slavs",
        "Slavic",
        "Jews",
        "Islam",
        "Christmas",
        "Christianity",
        "Buddhism",
        "Judaism",
        "Hinduism",
        "Tajik",
        "Tajiks",
        "Uzbek",
        "Uzbeks",
        "Kazakh",
        "Kyrgyz",
        "Turkmen",
        "Pashto",
        "Dari",
        "Urdu",
        "Hindi",
        "Latin",
        "Quran",
        "Bible",
        "Ramadan",
        "Nowruz",
        "Sunni",
        "Shia",
        "Nazism",
        "Nazi",
        "Tatar",
        "Tatars",
        "Roma",
        "Serbs",
        "Serb",
        "Croat",
        "Croats",
        "Bulgar",
        "Pole",
        "Poles",
        "Turk",
        "Turks",
        "Mongol",
        "Mongols",
        "Hebrew",
        "Cossack",
        "Cossacks",
        "Celts",
        "Celtic",
        "Goths",
        "Gothic",
        "Berlin",
        "Moscow",
        "Earth",
        "Sun",
        "Moon",
        "Mars",
        "Venus",
        "Jupiter",
        "Saturn",
        "Marxism",
        "Leninism",
        "Stalinism",
    ]
)
PROPER_ENDINGS = ("ish", "ian", "ians", "ese", "ean", "eans", "istan", "istani", "istanis")
