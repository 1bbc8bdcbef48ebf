"""The mapping tables: every row can be used, and there are enough of them."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from workbench.core.adapt import inline, patterns
from workbench.core.adapt.citation_rules import RULES
from workbench.core.adapt.citations import form_of
from workbench.core.adapt.infoboxes import CONVERTED
from workbench.core.adapt.values import country, edition, language, number, ordinal, place
from workbench.core.languages.columns import rows

PACKAGE = "workbench.core.adapt.data"
TEMPLATES = rows(PACKAGE, "templates.tsv")
WORDS = ("=drop", "=same", "=text", "=name", "=links", "=call", "=open")


def test_there_are_enough_rows() -> None:
    count = Counter(lang for _, lang, *_ in TEMPLATES)
    assert count["ru"] >= 80
    assert count["tg"] >= 25


@pytest.mark.parametrize("row", TEMPLATES, ids=[row[0][:30] for row in TEMPLATES])
def test_a_template_row_can_be_used(row: tuple[str, ...]) -> None:
    names, lang, english, note = row
    assert all(name.strip() for name in names.split(";"))
    assert lang in ("ru", "tg", "*")
    word, _, argument = english.partition(" ")
    if english.startswith("="):
        assert word in WORDS
        assert bool(argument) == (word in ("=name", "=links", "=call"))
        assert word != "=call" or argument in inline.FUNCTIONS
        assert word not in ("=drop", "=open") or note, "a person must learn why"
    else:
        rest = patterns.TOKEN.sub("", english)
        assert "$" not in rest
        assert rest.count("[") == rest.count("]")


def test_no_template_stands_in_two_rows_of_a_wiki() -> None:
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for names, lang, *_ in TEMPLATES:
        for name in names.split(";"):
            seen[lang, name.strip().lower()] += 1
    assert [key for key, count in seen.items() if count > 1] == []


def test_citation_rows_name_rules_that_exist() -> None:
    tables = {table for _, _, table, _ in rows(PACKAGE, "citation_templates.tsv")} - {"publication"}
    for table, names, english, rule, note in rows(PACKAGE, "citations.tsv"):
        assert rule in RULES
        assert table in tables
        assert names
        assert english or rule in ("drop", "open", "responsible", "original", "type", "outside"), (
            names
        )
        assert note or rule not in ("drop", "open")


def test_the_useful_infoboxes_have_a_parameter_map() -> None:
    boxes = {table: english for _, _, table, english in rows(PACKAGE, "infobox_templates.tsv")}
    mapped = Counter(table for table, *_ in rows(PACKAGE, "infoboxes.tsv"))
    assert len([table for table in boxes if mapped[table] >= 8]) >= 12
    rules = {"", "number", "file", "country", "zone", "native", "coordinates", "drop"} | CONVERTED
    assert {rule for *_, rule in rows(PACKAGE, "infoboxes.tsv")} <= rules


def test_every_infobox_names_tables_that_exist_and_stands_once_a_wiki() -> None:
    mapped = {table for table, *_ in rows(PACKAGE, "infoboxes.tsv")}
    seen: Counter[tuple[str, str]] = Counter()
    for names, lang, tables, english in rows(PACKAGE, "infobox_templates.tsv"):
        assert {table.strip() for table in tables.split(";")} <= mapped
        assert english
        seen.update((lang, name.strip().lower()) for name in names.split(";"))
    assert [key for key, count in seen.items() if count > 1] == []


def test_numbered_parameters_have_as_many_numbers_in_english() -> None:
    for _, names, english, *_ in rows(PACKAGE, "infoboxes.tsv"):
        assert {name.count("#") for name in names.split(";")} == {english.count("#")} or not english


def test_no_infobox_parameter_stands_in_two_rows() -> None:
    seen = Counter(
        (table, name.strip().lower())
        for table, names, *_ in rows(PACKAGE, "infoboxes.tsv")
        for name in names.split(";")
    )
    assert [key for key, count in seen.items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Россия", "Russia"),
        ("России", "Russia"),
        ("США", "United States"),
        ("Олмон", "Germany"),
        ("Тоҷикистон", "Tajikistan"),
        ("Великобритании", "United Kingdom"),
        ("СССР", "Soviet Union"),
        ("Нидерландов", "Netherlands"),
    ],
)
def test_countries(name: str, english: str) -> None:
    assert country(name) == english


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("М.", "Moscow"),
        ("СПб.", "Saint Petersburg"),
        ("Л.", "Leningrad"),
        ("Пг.", "Petrograd"),
        ("К.", "Kyiv"),
        ("Д.", "Dushanbe"),
        ("Москва.", "Moscow"),
        ("Москва.—Ленинград.", "Moscow; Leningrad"),
        ("М.; Л.", "Moscow; Leningrad"),
        ("М.—Л.", "Moscow; Leningrad"),
        ("М. — Л.", "Moscow — Leningrad"),
        ("Berlin/Boston", "Berlin/Boston"),
        ("Энск", "Энск"),
    ],
)
def test_places(given: str, expected: str) -> None:
    assert place(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2-е изд., стереотип", ("2nd", "стереотип")),
        ("1-е издание", ("1st", "")),
        ("изд. 3-е", ("3rd", "")),
        ("11", ("11th", "")),
        ("2nd", ("2nd", "")),
        ("нашри 2", ("2nd", "")),
        ("юбилейное", ("юбилейное", "")),
    ],
)
def test_editions(given: str, expected: tuple[str, str]) -> None:
    assert edition(given) == expected


def test_ordinals() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 101, 111, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "101st", "111th", "112th",
    ]  # fmt: skip


def test_languages() -> None:
    assert [language(x) for x in ("рус.", "англ.", "en", "тоҷикӣ", "Олмонӣ", "эльфийский")] == [
        "ru", "en", "en", "tg", "de", None,
    ]  # fmt: skip


def test_numbers_of_parameters() -> None:
    assert [number(x) for x in ("3 644 826", "891,68", "3.669.491", "29,5–115", "около 5")] == [
        "3,644,826", "891.68", "3,669,491", "29.5–115", "около 5",
    ]  # fmt: skip


def test_tajik_pages_know_russian_citations() -> None:
    assert form_of("Книга", "tg") is not None
    assert form_of("ЭМТ", "tg") is not None
    assert form_of("ЭМТ", "ru") is None
