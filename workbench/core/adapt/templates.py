"""Templates: finds the row that says what becomes of one, and leaves unknown ones visible."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from workbench.core.adapt import citations, infoboxes, inline, magic, titles
from workbench.core.adapt.ledger import UNRESOLVED
from workbench.core.adapt.parameters import Parameters
from workbench.core.adapt.patterns import fill, title
from workbench.core.adapt.signals import SEVERAL, Signal, inline_marks, several, signal_of
from workbench.core.adapt.values import country, is_file_name, language
from workbench.core.adapt.walker import GONE, Piece, Walker, Where
from workbench.core.languages.columns import rows
from workbench.core.languages.script import is_cyrillic
from workbench.core.wikitext import tree

PACKAGE = "workbench.core.adapt.data"

REFERENCES = (
    frozenset({"sfn", "sfnp", "sfnm", "harvnb", "efn", "refn", "r", "rp", "note"}) | inline_marks()
)
"""English templates that are footnote marks and move with punctuation like <ref>."""


CODED = re.compile(r"^(lang|ref)-([a-z]{2,3}(?:-[a-z]+)?)2?$", re.IGNORECASE)
COUNTRY_CODE = re.compile("[A-Z]{3}")
"""Templates such as {{TJK}} show a flag on all three wikis."""

CONTROL = "{{Authority control}}"

MARKUP = re.compile(r"[\[\]{}<>|]")
PREFIXES = {"lang": "foreign_words", "ref": "in_language"}
"""Families of templates named after a language."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of templates.tsv."""

    name: str
    lang: str
    english: str
    note: str


@cache
def _table() -> dict[tuple[str, str], Row]:
    out: dict[tuple[str, str], Row] = {}
    for names, lang, english, note in rows(PACKAGE, "templates.tsv"):
        for name in names.split(";"):
            key = (lang, name.strip().lower())
            out.setdefault(key, Row(name.strip(), lang, english, note))
    return out


def row_of(name: str, lang: str) -> Row | None:
    """Return the row for a template; Tajik Wikipedia uses Russian templates too."""
    low = name.lower().replace("_", " ")
    order = ("tg", "ru", "*") if lang == "tg" else (lang, "*")
    return next((_table()[key, low] for key in order if (key, low) in _table()), None)


@cache
def _english_names() -> frozenset[str]:
    """Return the names of English templates that the tables know."""
    found = {"langx", "in lang", "ill", "reflist", "flag", "flagicon", "citation"}
    for row in _table().values():
        if not is_cyrillic(row.name):
            found.add(row.name.lower())
        if row.english.startswith("{{"):
            found.add(row.english[2:].partition("|")[0].partition("}")[0].partition("[")[0].lower())
        elif row.english.startswith(("=name ", "=links ")):
            found.add(row.english.partition(" ")[2].lower())
    return frozenset(found | infoboxes.english_names() | citations.ENGLISH)


def template(walker: Walker, node: tree.Node, where: Where) -> Piece:
    """Write a template call."""
    assert isinstance(node, tree.Template)
    name = " ".join(str(node.name).replace("_", " ").split())
    piece = magic.call(walker, node, name, where)
    if piece is not None:
        return piece
    if is_cyrillic(name) or walker.foreign:
        found = signal_of(name, walker.lang)
        if found is not None:
            return _signal(walker, node, found, where)
    before, after = walker.before, walker.after
    place, source = walker.ledger.reserve(), str(node)
    parameters = Parameters(walker, node, where)
    if _language_of(node) and walker.foreign and _is_citation(before, walker.lang):
        walker.ledger.put(place, "template", source, f"language={_language_of(node)}")
        return Piece(GONE)
    walker.language = _language_of(after)
    text, note, state = _known(walker, node, name, parameters)
    walker.ledger.put(place, "template", source, text, note, state)
    if not text:
        return Piece(GONE)
    if where.prose and not MARKUP.search(text):
        return Piece(text, "text")
    first = text[2:].partition("|")[0].partition("}")[0].strip().lower()
    return Piece(text, "reference" if text.startswith("{{") and first in REFERENCES else "other")


def _language_of(node: tree.Node | None) -> str:
    """Return the code that {{ref-ru}} and its like name; empty for anything else."""
    if not isinstance(node, tree.Template) or node.params:
        return ""
    found = CODED.match(str(node.name).strip())
    code = found[2].lower() if found and found[1].lower() == "ref" else ""
    return language(code) or code


def _is_citation(node: tree.Node | None, lang: str) -> bool:
    return isinstance(node, tree.Template) and citations.knows(str(node.name).strip(), lang)


def _known(
    walker: Walker, node: tree.Template, name: str, parameters: Parameters
) -> tuple[str, str, str]:
    """Return text, note and state for a template that is no magic word and no signal."""
    if citations.knows(name, walker.lang):
        return citations.citation(walker, node, name, parameters)
    shown = [p.name for p in parameters.all if p.shown]
    if (
        infoboxes.knows(name, walker.lang)
        and shown
        and (walker.foreign or is_cyrillic(name + "".join(shown)))
    ):
        return infoboxes.infobox(walker, node, name, parameters)
    coded = CODED.match(name)
    if coded and not walker.foreign and is_cyrillic(str(node)) and coded[1].lower() == "lang":
        return keep(node, f"langx|{coded[2].lower()}", parameters), "", ""
    if coded and walker.foreign:
        text, note, state = inline.FUNCTIONS[PREFIXES[coded[1].lower()]](parameters)
        parameters.settle(text)
        return text, note, state
    row = row_of(name, walker.lang)
    if row is not None and (walker.foreign or is_cyrillic(name + str(node))):
        return _by_row(row, node, parameters)
    if not node.params and (found := country(name)):
        return f"{{{{flag|{found}}}}}", "", ""
    if name.lower().startswith(("флаг ", "парчами ")):
        found = country(name.partition(" ")[2])
        if found:
            parameters.settle("")
            return f"{{{{flagicon|{found}}}}}", "", ""
    return _unknown(walker, node, name, parameters)


def _by_row(row: Row, node: tree.Template, parameters: Parameters) -> tuple[str, str, str]:
    head, _, argument = row.english.partition(" ")
    if head == "=drop":
        parameters.settle("")
        return "", row.note, ""
    if row.english == CONTROL and parameters.walker.seen.control:
        parameters.settle("")
        return "", "{{Authority control}} stands on the page already", ""
    parameters.walker.seen.control |= row.english == CONTROL
    own = str(node.name).strip()
    named = row.english.lower().startswith(("{{" + own.lower() + "|", "{{" + own.lower() + "}"))
    foreign = any(is_cyrillic(p.name) and p.name in row.english for p in parameters.all)
    if head in ("=same", "=text") or (named and not foreign):
        return keep(node, own, parameters, prose=_holds_text(own)), row.note, ""
    if head == "=name":
        return keep(node, argument, parameters, prose=_holds_text(argument)), row.note, ""
    if head == "=links":
        return keep(node, argument, parameters, title), row.note, ""
    if head == "=call":
        parameters.where = parameters.where.but(prose=False)
        text, note, state = inline.FUNCTIONS[argument](parameters)
        parameters.settle(text)
        return text, note or row.note, state
    if head == "=open":
        return keep(node, str(node.name).strip(), parameters), row.note, UNRESOLVED
    pattern = row.english
    if parameters.where.citation and pattern == "{{nowrap|$1}}":
        pattern = "$1"
    text = fill(pattern, parameters)
    parameters.settle(text)
    return text, row.note, ""


def _holds_text(name: str) -> bool:
    """Tell whether what stands in an English template is prose."""
    row = _table().get(("*", name.lower()))
    return row is not None and row.english == "=text"


def keep(
    node: tree.Template,
    name: str,
    parameters: Parameters,
    change: Callable[[Parameters, str], str] | None = None,
    *,
    prose: bool = False,
    named: bool = False,
) -> str:
    """Return the call with another name, its layout and parameters kept, values adapted.

    With `prose` the wording of those without a name changes too, with `named` that of all others.
    """
    raw = str(node.name)
    if name.lower() != raw.strip().lower():
        node.name = raw.replace(raw.strip(), name, 1)
    for parameter, inner in zip(parameters.all, node.params, strict=True):
        inside = parameters.prose and (prose if parameter.name.isdigit() else named)
        inside = inside and not is_file_name(parameter.raw_value)
        value = parameters.value(parameter, parameters.where.but(prose=inside))
        note = ""
        if change is not None and not parameter.shown and value.strip():
            value = value.replace(value.strip(), change(parameters, value.strip()))
            note = "no English article of that name known" if is_cyrillic(value) else ""
        state = UNRESOLVED if note else ""
        parameters.mapped(parameter, f"{parameter.name}={value.strip()}", note, state)
        inner.value.nodes = [tree.Text(value)]
    return str(node)


def _unknown(
    walker: Walker, node: tree.Template, name: str, parameters: Parameters
) -> tuple[str, str, str]:
    found = titles.find(walker.context.links, f"Template:{name}", walker.lang)
    latin = not is_cyrillic(name)
    if isinstance(found, str) and walker.foreign:
        cyrillic = any(p.shown and is_cyrillic(p.name) for p in parameters.all)
        text = keep(node, found, parameters)
        note = "named by its language link; parameters not mapped" if cyrillic else ""
        return text, note, UNRESOLVED if cyrillic else ""
    box = latin and walker.foreign and name.lower().startswith("infobox ")
    text = keep(node, str(node.name).strip(), parameters, named=box)
    shared = name.lower() in _english_names() or COUNTRY_CODE.fullmatch(name)
    if latin and (not walker.foreign or shared):
        return text, "", ""
    return text, "no English counterpart known: replace by hand", UNRESOLVED


def _issues(named: list[str]) -> str:
    """Write several doubts as {{multiple issues}}, a single one by itself."""
    if len(named) < 2:
        return "".join(named)
    return f"{{{{multiple issues|{''.join(named)}}}}}"


def _signal(walker: Walker, node: tree.Template, found: Signal, where: Where) -> Piece:
    """Drop a template that doubts the text, or carry it over when the user says so."""
    place, source = walker.ledger.reserve(), str(node)
    parameters = Parameters(walker, node, where)
    span = parameters.take("1") if found.span else ""
    carried = f"{{{{{found.english}}}}}" if found.english and walker.context.signals else ""
    if found.rule == SEVERAL and walker.context.signals:
        named = [f"{{{{{one.english}}}}}" for one in several(node, walker.lang)]
        given = (parameters.take(p.name) for p in parameters.all)
        carried = _issues(named or [text for text in given if text.startswith("{{")])
    if carried and span:
        text = f"{{{{{found.english}|{'1=' if '=' in span else ''}{span}}}}}"
        parameters.settle(text)
        walker.ledger.put(place, "template", source, text, f"{found.rule}: {found.message}")
        return Piece(text)
    text = span + carried
    parameters.settle(text)
    note = f"{found.rule}: {found.message}"
    if text:
        walker.ledger.put(place, "template", source, text, note)
        return Piece(text, "reference" if found.scope == "inline" and not span else "other")
    walker.ledger.put(place, "template", source, "", note)
    return Piece(GONE)
