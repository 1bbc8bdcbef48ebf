"""The check over an iterable of texts, on one machine or many."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable

import pytest

from workbench.config import Config
from workbench.core.glossary.corpus import Text, check_all
from workbench.formats.glossaries import load_all

TEXTS = [
    Text("a", "He lives in Kuliab.", "Он живёт в Кулябе."),
    Text("b", "He lives in Kulob.", "Он живёт в Кулябе."),
    Text("c", "He went to Kirghizia."),
    Text("d", "The [[X|Kuliab]] plain", "Город Куляб", markup=False),
]


def part(texts: Iterable[Text]) -> list[tuple[str, list[str]]]:
    terms = load_all(Config(), "ru")
    return [
        (c.text.name, [f.source_term for f in c.findings]) for c in check_all(texts, terms, "ru")
    ]


def test_texts_come_back_in_order_with_their_findings() -> None:
    assert part(TEXTS) == [("a", ["Куляб"]), ("b", []), ("c", ["Kyrgyzstan"]), ("d", ["Куляб"])]


def test_parts_find_what_the_whole_finds() -> None:
    assert part(TEXTS[:2]) + part(TEXTS[2:]) == part(TEXTS)


@pytest.mark.skipif(importlib.util.find_spec("dask") is None, reason="dask is not installed")
def test_a_dask_bag_finds_the_same() -> None:
    import dask.bag as bag

    whole = bag.from_sequence(TEXTS, npartitions=2).map_partitions(part)
    assert list(whole.compute(scheduler="processes")) == part(TEXTS)
