"""Magic words: behaviour switches, variables, parser functions, redirects."""

from __future__ import annotations

import re

from workbench.core.adapt.ledger import UNRESOLVED
from workbench.core.adapt.parameters import Parameters
from workbench.core.adapt.signals import signal_of
from workbench.core.adapt.values import number
from workbench.core.adapt.walker import GONE, Piece, Walker, Where
from workbench.core.languages.magic import words
from workbench.core.languages.script import is_cyrillic
from workbench.core.romanize import LANGUAGES, romanize
from workbench.core.wikitext import tree

SWITCH = re.compile(r"__[^\W\d_](?:[^\W\d]|_(?!_))*__")
REDIRECT = re.compile(r"^(\s*)(#[^\s:\[]+)(\s*:?\s*)(?=\[\[)")

NUMBER = re.compile(r"\s*\d+(?:\.\d+)?\s*")


def switches(walker: Walker, text: str) -> str:
    """Write the behaviour switches of a text in English."""
    if "__" not in text:
        return text
    table = words("switch", walker.lang)

    def one(match: re.Match[str]) -> str:
        english = table.get(match[0].lower())
        if english is None:
            return match[0]
        walker.ledger.add("magic", match[0], english)
        return english

    return SWITCH.sub(one, text)


def redirect(walker: Walker, wikitext: str) -> str:
    """Write the redirect word at the beginning of a page in English."""
    found = REDIRECT.match(wikitext)
    if not found or found[2].lower() not in words("redirect", walker.lang):
        return wikitext
    english = found[2] if found[2].upper() == "#REDIRECT" else "#REDIRECT"
    walker.ledger.add("magic", found[2], english)
    walker.seen.redirect = True
    return found[1] + english + found[3] + wikitext[found.end() :]


def call(walker: Walker, node: tree.Template, name: str, where: Where) -> Piece | None:
    """Write a variable or parser function; None for what is an ordinary template."""
    if name in ("!", "=", "!!", "(!", "!)") and not node.params:
        walker.ledger.add("magic", str(node), str(node))
        return Piece(str(node))
    head, colon, _ = name.partition(":")
    kind = "function" if head.startswith("#") else "variable"
    english = words(kind, walker.lang).get(head.strip().replace(" ", "_").lower())
    if english is None or (kind == "variable" and not colon and not head.isupper()):
        return None
    if english in ("subst", "safesubst"):
        return _substitution(walker, node, english, where)
    place, source = walker.ledger.reserve(), str(node)
    parameters = Parameters(walker, node, where)
    if english == "DEFAULTSORT":
        return _default_sort(walker, node, place)
    written, colon, rest = str(node.name).partition(":")
    if english == "DISPLAYTITLE" and is_cyrillic(rest):
        walker.ledger.put(place, "magic", source, "", "the English title shows itself")
        return Piece(GONE)
    argument = walker.code(tree.parse(rest), where.but(prose=False))
    prose = where.prose and walker.foreign
    if english == "formatnum" and prose and not node.params and NUMBER.fullmatch(argument):
        figures = number(argument.strip())
        walker.ledger.put(place, "magic", source, figures)
        return Piece(figures.replace(",", "\u00a0"), "text")
    footnote = english == "#tag" and argument.strip().lower() == "ref"
    written = written if written.strip().lower() == english.lower() else english
    node.name = written + colon + argument
    for parameter, inner in zip(parameters.all, node.params, strict=True):
        prose = footnote and where.prose and parameter.name == "1"
        inner.value.nodes = [tree.Text(parameters.value(parameter, where.but(prose=prose)))]
        parameters.mapped(parameter, f"{parameter.name}={str(inner.value).strip()}")
    walker.ledger.put(place, "magic", source, str(node))
    return Piece(str(node), "reference" if footnote else "other")


def _substitution(walker: Walker, node: tree.Template, english: str, where: Where) -> Piece | None:
    """Write the word alone in English: what is substituted stays for the human to judge."""
    head, _, rest = str(node.name).partition(":")
    word = " ".join(head.split()).lower()
    if word == english or signal_of(f"{word}:{rest.strip()}", walker.lang):
        return None
    place, source = walker.ledger.reserve(), str(node)
    node.name = f"{english}:{rest}"
    parameters = Parameters(walker, node, where.but(prose=False))
    for parameter, inner in zip(parameters.all, node.params, strict=True):
        inner.value.nodes = [tree.Text(parameters.value(parameter))]
        parameters.mapped(parameter, f"{parameter.name}={str(inner.value).strip()}")
    note = "a template of that name may not exist in English"
    walker.ledger.put(place, "magic", source, str(node), note, UNRESOLVED)
    return Piece(str(node))


def _default_sort(walker: Walker, node: tree.Template, place: int) -> Piece:
    source = str(node)
    key = str(node.name).partition(":")[2].strip()
    if not is_cyrillic(key) or walker.lang not in LANGUAGES:
        text = f"{{{{DEFAULTSORT:{key}}}}}" if not source.startswith("{{DEFAULTSORT:") else source
        walker.ledger.put(place, "magic", source, text)
        return Piece(text)
    text = f"{{{{DEFAULTSORT:{romanize(key, walker.lang)}}}}}"
    walker.ledger.put(place, "magic", source, text, "romanised: compare with the title")
    return Piece(text)
