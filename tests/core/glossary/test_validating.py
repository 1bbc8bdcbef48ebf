"""Bad rows are named; the shipped glossaries have none."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from workbench import places
from workbench.core.glossary.terms import Term
from workbench.core.glossary.validating import validate
from workbench.formats import glossary_csv


@pytest.mark.parametrize(
    ("terms", "kind"),
    [
        ([Term("", "ru", ("x",))], "empty"),
        ([Term("река", "ru")], "empty"),
        ([Term("река", "ru", ("river ",))], "spaces"),
        ([Term("рeка", "ru", ("river",))], "homoglyph"),
        ([Term("reka", "ru", ("river",))], "script"),
        ([Term("река", "ru", ("река",))], "script"),
        ([Term("дарёи", "ru", ("river",)), Term("қалъа", "ru", ("fort",))], "script"),
        ([Term("река", "ru", ("=river",))], "formula"),
        ([Term("река", "ru", ("river",), forbidden=("River",))], "conflict"),
        ([Term("река", "ru", ("river",)), Term("река", "ru", ("stream",))], "conflict"),
        ([Term("река", "ru", ("river",)), Term("река", "ru", ("river",))], "duplicate"),
        ([Term("река", "ru", ("river", "river"))], "duplicate"),
        ([Term("река", "ru", ("river",), flags=frozenset({"loud"}))], "flag"),
        ([Term("река", "ru", ("river",), pos="thing")], "flag"),
        ([Term("река", "ru", ("river",), status="maybe")], "status"),
        ([Term("река", "ru", ("river",), status="proposed")], "note"),
    ],
)
def test_a_bad_row_is_named(terms: list[Term], kind: str) -> None:
    assert kind in {problem.kind for problem in validate(terms)}


def test_a_good_row_is_not() -> None:
    assert validate([Term("река", "ru", ("river",), variants=("речка",), pos="noun")]) == []


@pytest.mark.parametrize(("name", "least"), [("ru-en", 400), ("tg-en", 300), ("en", 80)])
def test_the_shipped_glossaries_are_clean_and_large(name: str, least: int) -> None:
    terms = glossary_csv.load(places.shipped_glossaries() / f"{name}.csv")
    assert len(terms) >= least
    assert validate(terms) == []


def test_shipped_terms_cover_the_list_of_facts(shared: Path) -> None:
    path = shared / "facts" / "terms.tsv"
    rows = list(csv.DictReader(path.open(encoding="utf-8"), delimiter="\t"))
    terms = glossary_csv.load(places.shipped_glossaries() / "ru-en.csv")
    names = {name.lower() for term in terms for name in term.sources}
    wanted = [re.sub(r" \([^)]*\)$", "", row["ru"].split(";")[0]).strip().lower() for row in rows]
    assert [name for name in wanted if name not in names] == []
