"""The names that decide what a piece of wikitext is: tags, file and category prefixes."""

from __future__ import annotations

import re

OPAQUE_TAGS = frozenset(
    [
        "nowiki",
        "pre",
        "math",
        "chem",
        "ce",
        "syntaxhighlight",
        "source",
        "score",
        "timeline",
        "graph",
        "templatedata",
        "mapframe",
        "maplink",
        "imagemap",
        "hiero",
        "inputbox",
        "categorytree",
        "templatestyles",
        "charinsert",
        "section",
        "languages",
        "rss",
        "html",
        "includeonly",
    ]
)
"""Extension tags whose content is never parsed as prose of this page."""

CONTENT_TAGS = frozenset(("ref", "references", "gallery", "poem", "indicator"))
"""Extension tags whose content is wikitext of its own."""

HTML_TAGS = frozenset(
    [
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "blockquote",
        "br",
        "caption",
        "center",
        "cite",
        "code",
        "data",
        "dd",
        "del",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "ins",
        "kbd",
        "li",
        "mark",
        "noinclude",
        "onlyinclude",
        "nobr",
        "ol",
        "p",
        "q",
        "rb",
        "rp",
        "rt",
        "rtc",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "time",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
        "wbr",
    ]
)
"""HTML that MediaWiki lets through, and the inclusion tags that only wrap."""

FILE_PREFIXES = frozenset(("file", "image", "файл", "изображение", "акс", "media", "медиа"))
CATEGORY_PREFIXES = frozenset(("category", "категория", "к", "гурӯҳ", "гурух"))

FILE_NAME = re.compile(
    r"[^\n|\[\]{}<>]+\.(?:svg|jpe?g|png|gif|tiff?|webp|xcf|pdf|djvu|og[agv]|webm|mp3|mp4|flac|wav|mid|stl)\s*",
    re.IGNORECASE,
)
"""A file's name with the ending of a known kind, without prefix."""

INTERLANGUAGE = re.compile(r"(?!file|image)[a-z]{2,3}(?:-[a-z-]{2,12})?|simple", re.ASCII)
"""A language code as it stands before the colon of an interlanguage link."""


def prefix(target: str) -> str:
    """Return the lower-case part of a link target before its first colon, or nothing."""
    head, colon, _ = target.partition(":")
    return head.strip().replace("_", " ").casefold() if colon else ""


def is_file(target: str) -> bool:
    """Tell whether a link target is a file to be shown, not linked."""
    return prefix(target) in FILE_PREFIXES


def is_category(target: str) -> bool:
    """Tell whether a link target puts the page into a category."""
    return prefix(target) in CATEGORY_PREFIXES


def is_interlanguage(target: str) -> bool:
    """Tell whether a link target is the same page in another language."""
    return bool(INTERLANGUAGE.fullmatch(prefix(target)))
