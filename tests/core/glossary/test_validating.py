"""Bad rows are named; the shipped glossaries have none."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from workbench import places
from workbench.core.glossary import quiet
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


@pytest.mark.parametrize(
    ("names", "problems"),
    [
        ([("а", ""), ("б", "")], 0),
        ([("а", ""), ("а", "")], 1),
        ([("а", "noun"), ("а", "verb")], 0),
        ([("а", "noun"), ("а", "noun"), ("а", "verb")], 1),
        ([("а", ""), ("а", ""), ("а", "")], 2),
    ],
)
def test_a_name_may_stand_once_for_a_part_of_speech(
    names: list[tuple[str, str]], problems: int
) -> None:
    terms = [Term(name, "ru", ("x",), pos=pos, line=i) for i, (name, pos) in enumerate(names)]
    assert [p.kind for p in validate(terms)] == ["duplicate"] * problems


def test_two_rows_with_all_names_alike_are_named_once() -> None:
    rows = [Term("а", "ru", ("x",), variants=("б",), line=line) for line in (2, 3)]
    assert [(p.kind, p.line) for p in validate(rows)] == [("duplicate", 3)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ministry", "Ministry of Health", True),
        ("ministry of health", "Health", True),
        ("State Duma", "state duma", True),
        ("Khujand", "Leninabad", False),
        ("Health Ministry", "Ministry of Health", False),
    ],
)
def test_a_shorter_form_is_no_other_name(one: str, other: str, same: bool) -> None:
    assert quiet.same_form(one, other) is same
    assert quiet.same_form(other, one) is same


@pytest.mark.parametrize(
    ("form", "full"),
    [("United Nations", True), ("UN", False), ("United Nations Organization", False)],
)
def test_an_abbreviation_or_what_is_only_let_pass_is_no_full_name(form: str, full: bool) -> None:
    term = Term("ООН", "ru", ("United Nations", "UN"), accepted=("United Nations Organization",))
    assert quiet.is_full(form, term) is full
