"""Writing term bases as TBX 2008 and as TBX version 3 in both its styles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import product
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from workbench.core.glossary.terms import Term
from workbench.formats import glossary_csv
from workbench.formats.tmx import FORBIDDEN


class Style(StrEnum):
    """A version of TBX, and for version 3 how data categories are written."""

    TBX_2008 = "2008"
    DCA = "3-dca"
    """As attributes of general elements."""
    DCT = "3-dct"
    """As elements of their own."""


_HEADS = {
    Style.TBX_2008: """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang={lang}>
<martifHeader><fileDesc><sourceDesc><p>workbench term base</p></sourceDesc></fileDesc>
<encodingDesc><p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc></martifHeader>
<text><body>
""",
    Style.DCA: """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang={lang} xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>workbench term base</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
""",
    Style.DCT: """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang={lang} xmlns="urn:iso:std:iso:30042:ed-2" \
xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>workbench term base</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
""",
}
_TAILS = {
    Style.TBX_2008: "</body></text>\n</martif>\n",
    Style.DCA: "</body></text>\n</tbx>\n",
    Style.DCT: "</body></text>\n</tbx>\n",
}
POS = {"name": "properNoun", "noun": "noun", "adjective": "adjective", "verb": "verb"}
"""Parts of speech that TBX knows; others are `other`."""
KEPT = (
    "variants",
    "accepted",
    "forbidden",
    "pos",
    "domain",
    "flags",
    "status",
    "origin",
    "exceptions",
)
"""Columns that go into the descrip of our own."""


def write(
    out: TextIO,
    terms: Iterable[Term],
    lang: str,
    *,
    style: Style = Style.TBX_2008,
    one_term: bool = False,
) -> None:
    """Write terms; with `one_term` each pair of forms has an entry, as Weblate needs it."""
    out.write(_HEADS[style].format(lang=quoteattr(lang)))
    for number, term in enumerate(terms, 1):
        for line in _entries(term, lang, number, style, one_term):
            out.write(line + "\n")
    out.write(_TAILS[style])


def _entries(term: Term, lang: str, number: int, style: Style, one_term: bool) -> Iterable[str]:
    targets = term.targets or ((term.source,) if not term.forbidden else ())
    pairs: list[tuple[Sequence[str], Sequence[str]]] = [(term.sources, targets)]
    if one_term:
        pairs = [((s,), (t,)) for s, t in product(term.sources, targets)]
    for index, (sources, english) in enumerate(pairs):
        name = f"c{number}" if index == 0 else f"c{number}-{index + 1}"
        extra = _extra(term) if index == 0 else {"part_of": f"c{number}"}
        yield _entry(name, lang, sources, english, term, extra, style)
    for index, form in enumerate(term.forbidden, 1):
        extra = {"part_of": f"c{number}"}
        yield _entry(
            f"c{number}-f{index}",
            lang,
            (term.source,),
            (form,),
            term,
            extra,
            style,
            "deprecatedTerm-admn-sts",
        )


def _extra(term: Term) -> dict[str, str]:
    cells = dict(zip(glossary_csv.COLUMNS, glossary_csv.cells_of(term), strict=True))
    kept = {column: cells[column] for column in KEPT if cells[column]}
    kept["english"] = glossary_csv.join(term.targets)
    return kept


def _entry(
    name: str,
    lang: str,
    sources: Sequence[str],
    english: Sequence[str],
    term: Term,
    extra: dict[str, str],
    style: Style,
    status: str = "preferredTerm-admn-sts",
) -> str:
    old = style is Style.TBX_2008
    entry, group = ("termEntry", "langSet") if old else ("conceptEntry", "langSec")
    inside = [_described(term, extra, style)]
    inside.append(f"<{group} xml:lang={quoteattr(lang)}>")
    inside += [_term(form, style, term.pos, "") for form in sources]
    inside.append(f'</{group}><{group} xml:lang="en">')
    for index, form in enumerate(english):
        rank = status if index == 0 or status.startswith("dep") else "admittedTerm-admn-sts"
        inside.append(_term(form, style, term.pos, rank))
    inside.append(f"</{group}>")
    return f"<{entry} id={quoteattr(name)}>{''.join(inside)}</{entry}>"


def _described(term: Term, extra: dict[str, str], style: Style) -> str:
    out = ""
    if term.domain:
        out += _data("descrip", "subjectField", "min", term.domain, style)
    if term.note and "part_of" not in extra:
        author = ' from="translator"' if style is Style.TBX_2008 else ""
        out += f"<note{author}>{_text(term.note)}</note>"
    lines = [f"{key}={value}".replace("\n", MORE) for key, value in extra.items()]
    kept = "\n".join(lines)
    if style is Style.TBX_2008:
        out += f'<descrip type="x-workbench">{_text(kept)}</descrip>'
    else:
        out += f"<note>{_text(MARK + kept)}</note>"
    return out


MARK = "x-workbench\n"
"""Begins the note of version 3 that holds what TBX has no place for."""
MORE = "\n "
"""Stands there for a line end within a value: each value begins a line."""


def _term(form: str, style: Style, pos: str, status: str) -> str:
    body = f"<term>{_text(form)}</term>"
    if pos:
        body += _data("termNote", "partOfSpeech", "min", POS.get(pos, "other"), style)
    if status:
        body += _data("termNote", "administrativeStatus", "min", status, style)
    tag = "tig" if style is Style.TBX_2008 else "termSec"
    return f"<{tag}>{body}</{tag}>"


def _data(element: str, category: str, prefix: str, value: str, style: Style) -> str:
    if style is Style.DCT:
        return f"<{prefix}:{category}>{_text(value)}</{prefix}:{category}>"
    return f'<{element} type="{category}">{_text(value)}</{element}>'


def _text(text: str) -> str:
    """Escape a text, without the characters that XML cannot hold."""
    return escape(FORBIDDEN.sub("", text), {"\r": "&#13;"})
