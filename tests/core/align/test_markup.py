"""References, links, files and templates as features that are the same in every language."""

from __future__ import annotations

import pytest

from tests.core.align.judged import page
from tests.core.align.test_align import EN, RU, TG
from workbench.core.align import Override, align
from workbench.core.align.gaps import grid, paragraph_point
from workbench.core.align.markup import Markup, address, source_marks, template_key, title_key
from workbench.core.align.reuse import reusable


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("[https://www.Example.org/Page/ заглавие]", {"u:example.org/page"}),
        ("http://example.org/a. http://example.org/b,", {"u:example.org/a", "u:example.org/b"}),
        (
            "https://web.archive.org/web/20200102030405/https://www.example.org/a",
            {"u:example.org/a"},
        ),
        ("archive.org/x", set()),
        ("http://example.org/X.", {"u:example.org/x"}),
        ("doi=10.1234/AB.c-5.", {"i:10.1234/ab.c-5"}),
        ("http://example.org doi:10.1234/x", {"u:example.org", "i:10.1234/x"}),
        ("isbn=978-5-699-12014-7", {"i:569912014"}),
        ("ISBN 5 699 12014 7", {"i:569912014"}),
        ("isbn=5-699-12014-Х", {"i:569912014"}),
        ("5-699-12014-7", set()),
        ("Без адреса", set()),
    ],
)
def test_a_source_has_one_form_in_every_language(text: str, marks: set[str]) -> None:
    assert source_marks(text) == marks


def test_an_address_is_compared_without_what_varies() -> None:
    assert address("web.archive.org/web/2019*/http://www.example.org/A/") == "example.org/a"
    assert address("archive.today/2019/https://example.org/a;") == "example.org/a"
    assert title_key("  Old_Town#History ") == "old town"


@pytest.mark.parametrize(
    ("name", "lang", "links", "key"),
    [
        ("Карточка", "ru", {"Шаблон:Карточка": "Template:Infobox"}, "infobox"),
        ("Карточка", "tg", {"Шаблон:Карточка": "Template:Infobox"}, "infobox"),
        ("Sablon", "xx", {"Template:Sablon": "Template:Infobox"}, "infobox"),
        ("Небывалый", "ru", {}, "небывалый"),
        ("Небывалый", "ru", {"Шаблон:Небывалый": None}, "небывалый"),
        ("Координаты", "ru", {}, "coord"),
        (
            "Координаты",
            "ru",
            {"Шаблон:Координаты": "Template:Coordinates_box#x"},
            "coordinates box",
        ),
        ("Цитата", "ru", {}, "blockquote"),
        ("Цитата", "en", {}, "цитата"),
        ("Infobox", "en", {"Template:Infobox": "Template:Other"}, "infobox"),
    ],
)
def test_a_template_is_known_by_its_english_name(
    name: str, lang: str, links: dict[str, str | None], key: str
) -> None:
    assert template_key(name, lang, links) == key


PAGE = (
    '[[Памир]] <ref name="a">https://example.org/a</ref> [[Файл:Вид.jpg|мини]] [[Нигде]]\n'
    '{{Небывалый}} {{cite web|url=https://example.org/c}} <ref name="a" /> [https://example.org/b б]\n'
)


def test_every_piece_of_markup_has_its_features_where_it_stands() -> None:
    ours = page(PAGE, "ru")
    found: dict[str, set[str]] = {}
    for offset, marks in Markup.of(ours).marks("ru", {"Памир": "Pamir Mountains", "Нигде": None}):
        found.setdefault(PAGE[offset : offset + 9], set()).update(marks)
    assert found["[[Памир]]"] == {"l:pamir mountains"}
    assert found["[[Файл:Ви"] == {"f:вид.jpg"}
    assert found["{{Небывал"] == {"t:небывалый"}
    assert "u:example.org/b" in found["[https://"]
    assert "[[Нигде]]" not in found
    assert not any(mark.startswith("t:cite") for marks in found.values() for mark in marks)
    cited = [PAGE.index("<ref"), PAGE.rindex("<ref")]
    told = [set(m) for at, m in Markup.of(ours).marks("ru", {}) if at in cited]
    assert told == [{"u:example.org/a"}] * 2, "a reference called again is the same source"


def test_each_reference_is_its_own_source_and_a_file_keeps_its_colons() -> None:
    text = "<ref>http://a.example/</ref> <ref>http://b.example/</ref> [[Файл:Вид: юг.jpg|мини]]\n"
    found = {text[at : at + 16]: set(m) for at, m in Markup.of(page(text, "ru")).marks("ru", {})}
    assert found["<ref>http://a.ex"] == {"u:a.example"}
    assert found["<ref>http://b.ex"] == {"u:b.example"}
    assert found["[[Файл:Вид: юг.j"] == {"f:вид: юг.jpg"}


def test_english_links_are_their_own_titles() -> None:
    english = page("[[Old Town#Gates|gates]]\n", "en")
    assert [set(marks) for _, marks in Markup.of(english).marks("en", {})] == [{"l:old town"}]


def test_references_that_english_lacks_are_offered_adapted_and_in_place() -> None:
    source, target = page(RU, "ru"), page(EN, "en")
    (offered,) = reusable(align(source, target), source)
    assert offered.section == 2
    assert source.wikitext[slice(*offered.source)].startswith("<ref>[https://example.org/sad")
    assert offered.citation.startswith("<ref>")
    assert "https://example.org/sad" in offered.citation


def test_the_facts_of_a_row_are_those_of_its_sections() -> None:
    source, target = page(RU, "ru"), page(EN, "en")
    made = grid({"ru": align(source, target)}, {"ru": source, "en": target})
    for row in made.rows:
        for one in row.sides.values():
            sections = [source.sections[index] for index in one.sections]
            assert all(any(s.start <= f.source[0] < s.end for s in sections) for f in one.facts)
            assert bool(one.why) == bool(row.target)
            assert bool(one.score) == bool(row.target)
    told = sum(len(one.facts) for row in made.rows for one in row.sides.values())
    assert told == len(align(source, target).facts)


def test_a_section_that_two_sources_have_and_english_lacks_is_one_row() -> None:
    russian = page(RU.replace("Ботанический сад", "Экономика"), "ru")
    tajik = page(TG + "\n== Иқтисодиёт ==\nБоғ соли 1940 дар баландии 2320 м сохта шуд.\n", "tg")
    english = page(EN, "en")
    pages = {"ru": russian, "tg": tajik, "en": english}
    unlinked = [Override("unlink", (2,))]
    made = grid(
        {
            "ru": align(russian, english, overrides=unlinked),
            "tg": align(tajik, english, overrides=unlinked),
        },
        pages,
    )
    missing = [row for row in made.rows if not row.target]
    assert [set(row.sides) for row in missing] == [{"ru", "tg"}]


def test_a_missing_paragraph_with_no_neighbour_goes_to_the_end_of_its_section() -> None:
    source = page("== История ==\nЗдесь рос орех, и дети собирали его до самых холодов.\n", "ru")
    target = page(EN.replace("soldiers.", "soldiers.\n\n[[File:Fort.jpg]]"), "en")
    link = [Override("link", (1,), (1,))]
    made = grid({"ru": align(source, target, overrides=link)}, {"ru": source, "en": target})
    row = next(row for row in made.rows if "ru" in row.sides)
    (span,) = row.sides["ru"].missing
    at = paragraph_point(row.sides["ru"], span, row, target)
    assert target.wikitext[:at].endswith("120 soldiers.\n")
    assert target.wikitext[at:].lstrip().startswith("[[File:Fort")
