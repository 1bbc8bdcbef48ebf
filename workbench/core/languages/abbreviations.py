"""Abbreviations by language: which of them a sentence may end with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What stands before a full stop without ending a sentence, in lower case.

    Classes of the table: `head` always goes on («им.», «Dr.»); `tail` may end a sentence before a
    capital («руб.», «etc.»), and one that is both may only after a number; `number` goes on before
    a figure («род. 5 мая»); `foreign` before a letter of another script («тур. Ankara»); pairs do
    the same for two together; `initial` is a given name cut short («Дж.»), case kept.
    """

    words: Mapping[str, frozenset[str]]
    """Word → its classes."""
    pairs: Mapping[tuple[str, str], str]
    """Two words → head or tail; the first has its full stop where it is written with one."""
    initial: frozenset[str]


def _rows() -> list[list[str]]:
    table = files("workbench.core.languages").joinpath("abbreviations.tsv")
    lines = table.read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines if line]


@cache
def abbreviations(lang: str) -> Abbreviations:
    """Return a language's abbreviations; other Cyrillic languages use Russian's."""
    own = lang if lang in ("en", "tg") else "ru"
    words: dict[str, set[str]] = {}
    pairs: dict[tuple[str, str], str] = {}
    initial: set[str] = set()
    for row_lang, kind, word in _rows():
        if row_lang != own:
            continue
        if kind == "initial":
            initial.add(word)
        elif kind.startswith("pair-"):
            first, _, second = word.casefold().rpartition(" ")
            pairs[first.rpartition(" ")[2], second] = kind.removeprefix("pair-")
        else:
            words.setdefault(word.casefold(), set()).add(kind)
    frozen = {word: frozenset(kinds) for word, kinds in words.items()}
    return Abbreviations(MappingProxyType(frozen), MappingProxyType(pairs), frozenset(initial))
