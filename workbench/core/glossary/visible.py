"""What a reader sees of wikitext, in a text of the same length, so that offsets stay the file's.

Markup that does not part words becomes `SOFT`, what is not looked at becomes `HARD`: comments,
references, file names, link targets, addresses, quotations in the original, identifiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.core.glossary.words import HARD, SOFT

_TOKEN = re.compile(
    r"(?=[<\[\]{}&]|''|__|(?:[hH][tT][tT][pP][sS]?|[fF][tT][pP])://|^[ \t]*(?:\{\||\|-))(?:"
    r"(?P<comment><!--.*?(?:-->|\Z))"
    r"|(?P<opaque><(?P<tag>(?i:nowiki|pre|math|chem|syntaxhighlight|source|ref|gallery|timeline|"
    r"score|templatestyles|poem|graph|mapframe|maplink|imagemap))\b(?P<attributes>[^<>]*?)"
    r"(?:/>|>(?P<inner>.*?)(?:</(?i:(?P=tag))\s*>|\Z)))"
    r"|(?P<open>\[\[|\{\{)|(?P<close>\]\]|\}\})"
    r"|(?P<external>\[(?i:https?:|ftp:|mailto:|//)[^\s\]]*)"
    r"|(?P<address>(?i:https?|ftp)://[^\s<>\[\]|{}\"]+)"
    r"|(?P<style>''+)"
    r"|(?P<html></?[a-zA-Z][^<>]*>)"
    r"|(?P<entity>&(?:[a-zA-Z]{2,10}|\#\d{1,6}|\#x[0-9a-fA-F]{1,5});)"
    r"|(?P<table>^[ \t]*(?:\{\||\|-)[^\n]*)"
    r"|(?P<magic>__[A-Z]{4,}__))",
    re.DOTALL | re.MULTILINE,
)
"""Markup; what it begins with is asked first, letters of either case only after that."""
_CELL = re.compile(
    r"(?:^[ \t]*[|!]|\|\||!!)(?P<attributes>[^|!\[\]{}\n]*=[^|!\[\]{}\n]*\|)(?!\|)", re.MULTILINE
)

FILES = frozenset(["file", "image", "файл", "изображение", "акс", "медиа", "media"])
HIDDEN_NAMESPACES = frozenset(
    ["category", "категория", "гурӯҳ", "template", "шаблон", "template", "wikt", "d"]
)

HIDDEN_TEMPLATES = re.compile(
    r"(?:cite(?: .*)?|citation|книга|статья|публикация|lang|langx|lang-[a-z-]+|transl|transliteration|"
    r"translit|ipa.*|respell|audio|аудио|sfn|sfnp|harv.*|efn|notelist|reflist|примечания|refn|r|"
    r"coord|coords?|convert|cvt|quote|quotation|цитата|cquote|blockquote|начало цитаты|"
    r"url|official website|commons.*|sister project links|portal.*|портал|authority control|"
    r"внешние ссылки|нормативный контроль|main|main article|основная статья|see also|further|"
    r"expand .*|translated.*|webarchive|dead link|isbn|issn|doi|ref-.*|short description|"
    r"use .* dates|defaultsort|flagicon|флагификация|флаг|вс|iso.*|as of|age|birth date.*|start date.*|"
    r"webcite|проверено|wayback|не путать|другие значения|about|distinguish|redirect.*|hatnote|"
    r"#[a-z]+.*|invoke.*|подстраница|citation needed|fact|нет аи)",
    re.IGNORECASE,
)
_HIDDEN_PARAMETERS = re.compile(
    r"(?:.*(?:url|website|site|сайт|image|img|file|logo|map|flag|coat|seal|изображение|файл|карта|герб|флаг|"
    r"фото|signature|подпись|audio|native|original|оригинал|самоназвание|coord|latd?|longd?|code|код|iso|"
    r"id|tld|домен|type|class|style|width|size|align|ширина|размер|color|colour|цвет|utc|timezone|"
    r"zip|postal|индекс|wikidata|commons|lang|язык оригинала|footnotes|ref|доступ|date|year|"
    r"pushpin.*|nocat|state|status))\d*",
    re.IGNORECASE,
)
_FILE_OPTION = re.compile(
    r"\s*(?:thumb|thumbnail|мини|миниатюра|frame|framed|frameless|border|left|right|center|none|слева|"
    r"справа|центр|без|upright.*|\d*x?\d+\s*(?:px|пкс)|(?:alt|link|page|lang|class|альт|ссылка)\s*=.*|"
    r"baseline|middle|sub|super|top|bottom|text-top|чап|рост|марказ)\s*",
    re.IGNORECASE | re.DOTALL,
)
SPACES = {
    "&nbsp;": " ",
    "&thinsp;": " ",
    "&ensp;": " ",
    "&emsp;": " ",
    "&#160;": " ",
    "&ndash;": "-",
    "&mdash;": "-",
    "&shy;": SOFT,
}


class Visible(NamedTuple):
    """The text that is looked at, and where parts stand that are units of their own."""

    text: str
    """As long as the wikitext."""
    captions: tuple[tuple[int, int], ...]
    """Files with their captions, whole."""
    templates: tuple[tuple[int, int], ...]
    """Templates that stand for themselves, whole."""


def visible(wikitext: str) -> Visible:
    """Hide the markup of a wikitext."""
    if _TOKEN.search(wikitext) is None:
        return Visible(wikitext, (), ())
    scan = _Scan(wikitext)
    scan.run()
    text = "".join(scan.out)
    return Visible(text, tuple(scan.captions), tuple(scan.templates))


class _Scan:
    """One pass over a wikitext; `out` holds a character for each of its characters."""

    def __init__(self, wikitext: str) -> None:
        self.source = wikitext
        self.out = list(wikitext)
        self.captions: list[tuple[int, int]] = []
        self.templates: list[tuple[int, int]] = []
        self._stack: list[tuple[str, int]] = []

    def run(self) -> None:
        """Hide everything that is to be hidden."""
        for match in _TOKEN.finditer(self.source):
            kind = str(match.lastgroup)
            if match["open"]:
                self._stack.append((match["open"], match.start()))
            elif match["close"]:
                self._close(match["close"], match.start())
            else:
                self._token(match, kind)
        if "{|" in self.source:
            for cell in _CELL.finditer("".join(self.out)):
                self.hide(cell.start("attributes"), cell.end("attributes"), HARD)

    def _token(self, match: re.Match[str], kind: str) -> None:
        start, end = match.span()
        if match["opaque"]:
            self._opaque(match)
        elif match["entity"]:
            self.hide(start, end, HARD if match["entity"].lower() not in SPACES else SOFT)
            if match["entity"].lower() in SPACES:
                self.out[start] = SPACES[match["entity"].lower()]
        elif match["html"]:
            self.hide(start, end, SOFT)
            if match["html"].lower().startswith("<br"):
                self.out[start] = " "
        else:
            soft = match["comment"] or match["style"]
            self.hide(start, end, SOFT if soft else HARD)

    def _opaque(self, match: re.Match[str]) -> None:
        start, end = match.span()
        if match["tag"].lower() == "gallery" and match["inner"]:
            self.hide(start, match.start("inner"), HARD)
            self._gallery(match.start("inner"), match.end("inner"))
            self.hide(match.end("inner"), end, HARD)
        elif match["tag"].lower() == "poem" and match["inner"]:
            self.hide(start, match.start("inner"), HARD)
            self.hide(match.end("inner"), end, HARD)
        else:
            self.hide(start, end, SOFT if match["tag"].lower() == "ref" else HARD)

    def _gallery(self, start: int, end: int) -> None:
        for line in re.finditer(r"[^\n]+", self.source[start:end]):
            bar = line[0].find("|")
            hidden = len(line[0]) if bar < 0 else bar + 1
            self.hide(start + line.start(), start + line.start() + hidden, HARD)

    def _close(self, closing: str, at: int) -> None:
        opening = "[[" if closing == "]]" else "{{"
        places = [i for i, (kind, _) in enumerate(self._stack) if kind == opening]
        if not places:
            return
        start = self._stack[places[-1]][1]
        del self._stack[places[-1] :]
        if opening == "[[":
            self._link(start, at + 2)
        else:
            self._template(start, at + 2)

    def _link(self, start: int, end: int) -> None:
        inner = self.source[start + 2 : end - 2]
        namespace = inner.partition(":")[0].strip().lower() if ":" in inner[:24] else ""
        if namespace in FILES:
            self._file(start, end)
        elif namespace in HIDDEN_NAMESPACES or (2 <= len(namespace) <= 3 and namespace.isascii()):
            self.hide(start, end, HARD)
        else:
            bar = inner.find("|")
            self.hide(start, start + 2 + (bar + 1 if bar >= 0 else 0), SOFT)
            self.hide(end - 2, end, SOFT)

    def _file(self, start: int, end: int) -> None:
        parts = list(self._parts(start + 2, end - 2))
        for index, (a, b) in enumerate(parts):
            last = index == len(parts) - 1
            if index == 0 or not last or _FILE_OPTION.fullmatch(self.source[a:b]):
                self.hide(a, b, HARD)
            self.hide(b, b + 1, HARD)
        self.hide(start, start + 2, HARD)
        self.hide(end - 2, end, HARD)
        self.captions.append((start, end))

    def _template(self, start: int, end: int) -> None:
        parts = list(self._parts(start + 2, end - 2))
        name = " ".join(self.source[slice(*parts[0])].split()).lower().removeprefix("шаблон:")
        if name in ("nbsp", "spaces", "snd", "spaced ndash", "-", "—", "ndash"):
            self.hide(start, end, SOFT)
            self.out[start] = " "
            return
        if HIDDEN_TEMPLATES.fullmatch(name):
            self.hide(start, end, HARD)
            return
        inline = name in (
            "nowrap",
            "nobr",
            "s",
            "small",
            "center",
            "abbr",
            "ill",
            "interlanguage link",
            "нп",
            "нп3",
            "нп5",
            "не переведено",
        )
        self._hide_parts(parts, inline)
        filler = SOFT if inline else HARD
        self.hide(start, start + 2, filler)
        self.hide(end - 2, end, filler)
        if not inline:
            self.templates.append((start, end))

    def _hide_parts(self, parts: list[tuple[int, int]], inline: bool) -> None:
        filler = SOFT if inline else HARD
        for index, (a, b) in enumerate(parts):
            name, equals, _ = self.source[a:b].partition("=")
            if (
                index == 0
                or (inline and index > 1)
                or (not inline and not equals)
                or (equals and not inline and _HIDDEN_PARAMETERS.fullmatch(name.strip()))
            ):
                self.hide(a, b, filler)
            elif equals and "[[" not in name and "{{" not in name:
                self.hide(a, a + len(name) + 1, filler)
            self.hide(b, b + 1, filler)

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut at the bars that stand on this level."""
        depth, at = 0, start
        for match in re.finditer(r"\[\[|\{\{|\]\]|\}\}|\|", self.source[start:end]):
            if match[0] == "|":
                if depth == 0:
                    yield at, start + match.start()
                    at = start + match.end()
            else:
                depth += 1 if match[0] in ("[[", "{{") else -1
        yield at, end

    def hide(self, start: int, end: int, filler: str) -> None:
        """Put the filler in place of a stretch, keeping its line ends."""
        piece = self.source[start:end]
        if "\n" in piece:
            self.out[start:end] = ["\n" if c == "\n" else filler for c in piece]
        else:
            self.out[start:end] = [filler] * len(piece)
