"""What becomes of each piece of a source in its draft, and what the ledger says of it."""

from __future__ import annotations

import pytest

from workbench.core.adapt import Context
from workbench.core.model import LedgerEntry, Unit
from workbench.core.wikitext.segments import segment_page
from workbench.outputs.draft import Drafted, draft

LINKS: dict[str, str | None] = {"Река": "River", "Мост": None, "Пожар": "Fire"}


def made(
    source: str, words: dict[str, str], sections: set[int] | None = None, lang: str = "ru"
) -> Drafted:
    """Draft a source with translations of the segments that contain the given words."""
    page = segment_page(source, lang)
    found = [(s.index, b.kind, g) for s in page.sections for b in s.blocks for g in b.segments]
    units = [
        Unit(n, lang, section, kind, g.start, g.end, g.text)
        for n, (section, kind, g) in enumerate(found, 1)
    ]
    other = Unit(99, "xx", 0, units[0].kind, 0, 3, "x") if units else None
    texts = {u.id: text for word, text in words.items() for u in units if word in u.text}
    everything = [*units, other] if other else units
    return draft(
        page, everything, {**texts, 99: "Foreign."}, Context(lang, LINKS), sections=sections
    )


def told(done: Drafted, kind: str) -> list[tuple[str, str, str, str]]:
    """Return what the ledger says of one kind of markup."""
    return [(e.source, e.target, e.state, e.note) for e in done.ledger if e.kind == kind]


@pytest.mark.parametrize(
    ("source", "words", "text"),
    [
        ("Раз. Два.", {"Раз": "One.", "Два": "Two."}, "One. Two.\n"),
        ("Раз. Два.", {"Раз": "One."}, "One.\n"),
        ("Раз. Два.", {"Два": "Two."}, "Two.\n"),
        ("Раз. Два. Три.", {"Раз": "One.", "Три": "Three."}, "One. Three.\n"),
        ("Раз.   Два.", {"Раз": "One.", "Два": "Two."}, "One.   Two.\n"),
        ("Раз.", {"Раз": "  One.  "}, "One.\n"),
        ("Раз.", {}, ""),
        ("Раз.\n\nДва.", {"Раз": "One.", "Два": "Two."}, "One.\n\nTwo.\n"),
        ("Раз.\n\n\n\n\nДва.", {"Раз": "One.", "Два": "Two."}, "One.\n\nTwo.\n"),
        ("Раз.\n\nДва.\n\nТри.", {"Раз": "One.", "Три": "Three."}, "One.\n\nThree.\n"),
        ("Раз.  \n\nДва.\t\n", {"Раз": "One.", "Два": "Two."}, "One.\n\nTwo.\n"),
        ("* раз\n* два\n* три\n", {"раз": "one", "три": "three"}, "* one\n* three\n"),
        ("* раз\n* два\n", {"два": "two"}, "* two\n"),
        ("* раз. Ещё\n* два\n", {"Ещё": "More"}, "* More\n"),
        ("# раз\n## два\n", {"раз": "one", "два": "two"}, "# one\n## two\n"),
        ("; раз : два\n", {"раз": "one", "два": "two"}, "; one : two\n"),
        ("{{Карточка|a=1}}\nРаз.", {"Раз": "One."}, "One.\n"),
        ("[[Файл:а.jpg|мини|Вид]]\nРаз.", {"Раз": "One."}, "One.\n"),
        ("Раз.\n\n[[Категория:А]]", {"Раз": "One."}, "One.\n"),
        ("== А ==\nРаз.\n\n== Б ==\nДва.", {"Раз": "One."}, "== А ==\nOne.\n"),
        ("== А ==\nРаз.\n\n== Б ==\nДва.", {"Два": "Two."}, "== Б ==\nTwo.\n"),
        ("== А ==\nРаз.", {"А": "A", "Раз": "One."}, "== A ==\nOne.\n"),
        ("== А ==\nРаз.\n", {"А": "A"}, ""),
        ("== История ==\nРаз.", {"Раз": "One."}, "== History ==\nOne.\n"),
        ("== А ==\n{| class=x\n| раз || два\n|}\n", {"раз": "one"}, "== А ==\n{| class=x\n| one || два\n|}\n"),
        ("== А ==\n{| class=x\n| раз || два\n|}\n", {"А": "A"}, ""),
        ("== А ==\n[[Файл:а.jpg|мини|Вид]]\nРаз.", {"Раз": "One."}, "== А ==\nOne.\n"),
        ("== А ==\n[[Файл:а.jpg|мини|Вид]]\nРаз.", {"Вид": "View", "Раз": "One."}, "== А ==\n[[File:а.jpg|thumb|View]]\nOne.\n"),
    ],
)  # fmt: skip
def test_what_is_translated_takes_its_place_and_the_rest_stays_out(
    source: str, words: dict[str, str], text: str
) -> None:
    assert made(source, words).wikitext == text


NESTED = "Лид.\n\n== А ==\nРаз.\n\n=== Б ===\nДва.\n\n==== В ====\nТри.\n\n=== Г ===\nЧетыре.\n\n== Д ==\nПять.\n"


@pytest.mark.parametrize(
    ("words", "headings"),
    [
        ({"Три": "3."}, ["==== В ===="]),
        ({"Три": "3.", "Пять": "5."}, ["== А ==", "=== Б ===", "==== В ====", "== Д =="]),
        ({"Четыре": "4.", "Пять": "5."}, ["== А ==", "=== Г ===", "== Д =="]),
        ({"Три": "3.", "Четыре": "4."}, ["== А ==", "=== Б ===", "==== В ====", "=== Г ==="]),
        ({"Лид": "0.", "Три": "3."}, ["== А ==", "=== Б ===", "==== В ===="]),
        ({"Лид": "0.", "Пять": "5."}, ["== Д =="]),
        ({"Раз": "1.", "Пять": "5."}, ["== А ==", "== Д =="]),
    ],
)
def test_headings_above_come_along_where_several_sections_do(
    words: dict[str, str], headings: list[str]
) -> None:
    text = made(NESTED, words).wikitext
    assert [line for line in text.splitlines() if line.startswith("=")] == headings
    assert all(f"\n\n{heading}\n" in f"\n\n{text}" for heading in headings)


@pytest.mark.parametrize(
    ("sections", "text"),
    [
        (None, "0.\n\n== А ==\n1.\n\n== Д ==\n5.\n"),
        ({0}, "0.\n"),
        ({1}, "== А ==\n1.\n"),
        ({0, 5}, "0.\n\n== Д ==\n5.\n"),
        ({2}, ""),
        (set(), ""),
    ],
)
def test_a_draft_is_limited_to_chosen_sections(sections: set[int] | None, text: str) -> None:
    words = {"Лид": "0.", "Раз": "1.", "Пять": "5."}
    assert made(NESTED, words, sections).wikitext == text


@pytest.mark.parametrize(
    ("source", "words", "kind", "entry"),
    [
        ("Раз. Два.", {"Раз": "One."}, "segment", ("Два.", "", "unresolved", "not translated")),
        ("Раз.\n\n[[Категория:А]]", {"Раз": "One."}, "category", ("[[Категория:А]]", "", "dropped", "the English article has categories of its own")),
        ("{{Карточка|a=1}}\nРаз.", {"Раз": "One."}, "template", ("{{Карточка|a=1}}", "", "dropped", "the English article has a lead of its own")),
        ("[[Файл:а.jpg|мини|Вид]]\nРаз.", {"Раз": "One."}, "file", ("[[Файл:а.jpg|мини|Вид]]", "", "dropped", "the English article has a lead of its own")),
        ("У [[Река|реки]].", {"У": "By the [[River]]."}, "link", ("[[Река|реки]]", "[[River|реки]]", "mapped", "")),
        ("У [[Река|реки]].", {"У": "By the [[river|bank]]."}, "link", ("[[Река|реки]]", "[[River|реки]]", "mapped", "")),
        ("У [[Река|реки]].", {"У": "By the river."}, "link", ("[[Река|реки]]", "", "dropped", "not in the translation")),
        ("У [[Река|реки]].", {"У": "By the [[Fire]]."}, "link", ("[[Река|реки]]", "", "dropped", "not in the translation")),
        ("У [[Река#Исток|реки]].", {"У": "By the [[River#Source|source]]."}, "link", ("[[Река#Исток|реки]]", "[[River#Исток|реки]]", "unresolved", "section name not translated")),
    ],
)  # fmt: skip
def test_the_ledger_says_what_became_of_it(
    source: str, words: dict[str, str], kind: str, entry: tuple[str, str, str, str]
) -> None:
    assert told(made(source, words), kind) == [entry]


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("The {{ill|bridge|ru|Мост}}.", True),
        ("The {{ill|Old Bridge|ru|Мост|lt=bridge}}.", True),
        ("The {{Ill|bridge| ru | Мост }}.", True),
        ("The {{interlanguage link|bridge|ru|Мост}}.", True),
        ("The {{ill|bridge|de|Brücke|ru|Мост}}.", True),
        ("The {{ill|bridge|tg|Мост}}.", False),
        ("The {{ill|bridge|ru|Пул}}.", False),
        ("The {{lang|ru|Мост}}.", False),
        ("The bridge.", False),
        ("The [[bridge]].", False),
    ],
)
def test_a_link_to_another_wiki_is_carried_in_any_form(target: str, kept: bool) -> None:
    (entry,) = told(made("Тут [[Мост|мост]].", {"Тут": target}), "link")
    assert (entry[2] != "dropped") is kept


@pytest.mark.parametrize(
    ("source", "target", "kept"),
    [
        ("<ref>Книга</ref>", "<ref>Книга</ref>", True),
        ("<ref>Книга</ref>", "<ref> Книга </ref>", True),
        ("<ref>Книга</ref>", '<ref name="b">Книга</ref>', True),
        ("<ref>Книга</ref>", "<ref>Другая</ref>", False),
        ("<ref>Книга</ref>", "", False),
        ('<ref name="a">Книга</ref>', '<ref name="a">Book</ref>', True),
        ('<ref name="a">Книга</ref>', "<ref name=a />", True),
        ('<ref name="a">Книга</ref>', '<ref name="b">Book</ref>', False),
        ('<ref name="a" />', '<ref name="a" />', True),
        ('<ref name="a" />', '<ref name="b" />', False),
    ],
)
def test_a_reference_is_carried_by_its_name_or_its_words(
    source: str, target: str, kept: bool
) -> None:
    done = made(f"Раз{source}. <ref name='a'>Книга А</ref>", {"Раз": f"One.{target}"})
    entries = [e for e in done.ledger if e.kind == "reference" and e.source == source]
    assert entries
    assert (entries[0].state != "dropped") is kept


DEFINED = 'Раз<ref name="a">Книга А</ref>. Два<ref name=\'a\' />. Три<ref name="b"/>.\n\nПять<ref name="b">Книга Б</ref>.'


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ({"Раз": 'One.<ref name="a">Книга А</ref>'}, 'One.<ref name="a">Книга А</ref>\n'),
        ({"Два": "Two.<ref name='a' />"}, 'Two.<ref name="a">Книга А</ref>\n'),
        ({"Три": 'Three.<ref name="b"/>'}, 'Three.<ref name="b">Книга Б</ref>\n'),
        (
            {"Два": "Two.<ref name='a' />", "Три": 'Three.<ref name="b"/>'},
            'Two.<ref name="a">Книга А</ref> Three.<ref name="b">Книга Б</ref>\n',
        ),
        (
            {"Раз": 'One.<ref name="a">Книга А</ref>', "Два": "Two.<ref name='a' />"},
            "One.<ref name=\"a\">Книга А</ref> Two.<ref name='a' />\n",
        ),
        ({"Два": 'Two.<ref name="a"/><ref name="a"/>'}, 'Two.<ref name="a">Книга А</ref><ref name="a"/>\n'),
        ({"Два": 'Two.<ref name="z"/><ref name="a"/>'}, 'Two.<ref name="z"/><ref name="a">Книга А</ref>\n'),
        ({"Два": "Two.<ref>x</ref>"}, "Two.<ref>x</ref>\n"),
    ],
)  # fmt: skip
def test_a_reference_that_is_only_named_gets_its_body_once(
    words: dict[str, str], text: str
) -> None:
    assert made(DEFINED, words).wikitext == text


def test_a_source_with_private_characters_keeps_them() -> None:
    source = "Раз \ue000 тут. Два \ue001\ue002."
    done = made(source, {"Раз": "One \ue000 here.", "Два": "Two \ue0011\ue001."})
    assert done.wikitext == "One \ue000 here. Two \ue0011\ue001.\n"


def test_the_ledger_holds_entries_of_the_model() -> None:
    assert all(isinstance(e, LedgerEntry) for e in made(DEFINED, {"Раз": "One."}).ledger)
