"""No input makes the scan or the tree parser hang."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import cycle

import pytest

from workbench.core.wikitext import placing, scan, tree
from workbench.core.wikitext.masking import MaskForm, mask
from workbench.core.wikitext.segments import segment_page
from workbench.core.wikitext.unmasking import unmask

SLOW: dict[str, Callable[[int], str]] = {
    "cells": lambda n: "{|\n" + "|-\n| <2 Kb || файл\n" * n + "|}\n",
    "open everything": lambda n: "{{a|[[b|{{c|<b>" * n,
    "open arguments": lambda n: "{{{a|" * n,
    "td": lambda n: "<td>ячейка " * n,
    "open references": lambda n: "<ref>а" * n,
    "open tags": lambda n: "<ref name=a " * n + ">",
    "tables": lambda n: "{|\n| а\n" * n,
    "nested links": lambda n: "[[а|" * n + "]]" * n,
    "nested templates": lambda n: "{{а|" * n + "}}" * n,
    "brackets": lambda n: "[" * n + "]" * n,
    "dots": lambda n: "." * n + "х",
    "years": lambda n: "(1 г.) А 1 г.) " * n,
    "parameters": lambda n: "{{а" + "|б=в г" * n + "}}",
    "definitions": lambda n: ";" + "[[а:б]]: " * n,
    "pairs": lambda n: "<b>" * (n // 2) + "<i>" * (n // 2) + "</i>" * (n // 2) + "</b>" * (n // 2),
    "attributes": lambda n: "<b a='" * n,
}


@pytest.mark.parametrize("name", SLOW)
def test_a_known_bad_input_ends_in_time(name: str) -> None:
    text = SLOW[name](3_000)
    start = time.process_time()
    page = segment_page(text, "ru")
    assert page.sections[-1].end == len(text)
    scan.templates(text)
    scan.links(text)
    mask(text, MaskForm.HTML)
    assert str(tree.parse(text)) == text
    assert time.process_time() - start < 3


LINKS = "[[Обь|Оби]] и '''Томь'''<ref>а</ref>, "


@pytest.mark.parametrize("form", MaskForm)
def test_markup_finds_its_way_back_in_time_where_an_answer_lost_it(form: MaskForm) -> None:
    text = LINKS * 500
    masked = mask(text, form)
    start = time.process_time()
    made = unmask(text, masked)
    assert len(made.entries) == len(masked.atoms)
    assert time.process_time() - start < 3


@pytest.mark.slow
@pytest.mark.parametrize("form", [f for f in MaskForm if f is not MaskForm.PLAIN])
def test_markup_finds_its_way_back_in_time_where_an_answer_kept_it(form: MaskForm) -> None:
    masked = mask(LINKS * 4_000, form)
    start = time.process_time()
    made = unmask(masked.text + " и", masked)
    assert made.text.count("[[Обь|Оби]] и '''Томь''',<ref>а</ref>") == 4_000
    assert time.process_time() - start < 3


@pytest.mark.parametrize(("most", "placed"), [(2 * 19, True), (2 * 19 - 1, False)])
def test_places_are_looked_for_where_that_is_little_work(
    monkeypatch: pytest.MonkeyPatch, most: int, placed: bool
) -> None:
    monkeypatch.setattr(placing, "MOST", most)
    masked = mask("Обь<ref>а</ref> и [[Ея]].", MaskForm.PLAIN)
    answer = masked.text.replace("и", "и,")
    assert len(masked.text) + len(answer) == 19
    made = unmask(answer, masked)
    assert made.text == ("Обь и, [[Ея]].<ref>а</ref>" if placed else "Обь и, Ея.<ref>а</ref>")


def test_a_megabyte_of_ordinary_wikitext_takes_little_time() -> None:
    words = cycle(
        [
            "Город",
            "стоит",
            "на",
            "реке",
            "[[Вахш]]е",
            "с",
            "1950",
            "г.",
            "и",
            "назван",
            "в",
            "честь",
            "А.",
            "С.",
            "Лоика<ref>Том",
            "2.</ref>.",
            "",
        ]
    )
    pieces, size = [], 0
    while size < 1_000_000:
        word = next(words)
        size += len(word.encode()) + 1
        pieces.append(word)
    text = " ".join(pieces).replace(". Город стоит", ".\n\nГород стоит")
    start = time.process_time()
    segment_page(text, "ru")
    assert time.process_time() - start < 3
