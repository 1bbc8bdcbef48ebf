"""The English wikitext: what is translated, in English markup, and an account of the rest."""

from __future__ import annotations

import re

import pytest

from workbench.core.adapt import Context
from workbench.core.model import Unit
from workbench.core.wikitext.segments import segment_page
from workbench.outputs.draft import Drafted, draft

SOURCE = """\
{{Город|население=5}}
'''Город''' стоит на реке.

== История ==
Основан в 1873 году<ref name="летопись">{{книга|заглавие=Летопись|год=1901}}</ref>. Сгорел [[Пожар|дотла]].

Этот абзац никто не перевёл.

* Первый мост
* Второй мост

{| class="wikitable"
! Год !! Событие
|-
| 1873 || Основание
|}

=== Позже ===
Отстроен<ref name="летопись" />.

== Примечания ==
{{примечания}}

[[Категория:Города]]
"""
LINKS = {"Пожар": "Fire", "Категория:Города": "Category:Towns"}


def made(words: dict[str, str], sections: set[int] | None = None, source: str = SOURCE) -> Drafted:
    """Draft with translations of the segments that contain the given words."""
    page = segment_page(source, "ru")
    found = [(s.index, b.kind, g) for s in page.sections for b in s.blocks for g in b.segments]
    units = [
        Unit(n, "ru", section, kind, g.start, g.end, g.text)
        for n, (section, kind, g) in enumerate(found, 1)
    ]
    texts = {u.id: text for word, text in words.items() for u in units if word in u.text}
    return draft(page, units, texts, Context("ru", LINKS), sections=sections)


def test_a_sentence_takes_its_place_and_its_neighbour_stays_out() -> None:
    done = made({"Основан в": "It was founded in 1873."})
    assert done.wikitext == "== History ==\nIt was founded in 1873.\n"
    told = [e.source for e in done.ledger if e.note == "not translated"]
    assert told[:1] == ["Сгорел [[Пожар|дотла]]."]


def test_only_translated_items_of_a_list_remain() -> None:
    assert "* Second bridge\n" in made({"Второй": "Second bridge"}).wikitext
    assert "мост" not in made({"Второй": "Second bridge"}).wikitext


def test_a_table_stays_whole() -> None:
    done = made({"Основание": "Foundation"})
    assert "| 1873 || Foundation\n|}" in done.wikitext
    assert "! Год !! Событие" in done.wikitext
    assert {"Год", "Событие"} <= {e.source for e in done.ledger if e.state == "unresolved"}


def test_headings_above_are_kept_when_several_sections_are_drafted() -> None:
    done = made({"Отстроен": "It was rebuilt.", "стоит": "It stands."})
    assert re.findall(r"(?m)^=+ .*", done.wikitext) == ["== History ==", "=== Позже ==="]


def test_one_section_is_drafted_alone() -> None:
    done = made({"Отстроен": "It was rebuilt.", "Основан в": "It was founded."}, {2})
    assert "founded" not in done.wikitext
    assert "It was rebuilt." in done.wikitext


def test_a_reference_that_was_only_named_gets_its_body() -> None:
    done = made({"Отстроен": 'It was rebuilt.<ref name="летопись" />'})
    assert done.wikitext.count("{{cite book") == 1
    assert done.wikitext.count("<ref name=") == 1


def test_the_english_article_keeps_its_own_lead_and_categories() -> None:
    done = made({"стоит": "'''Town''' stands on a river."})
    assert done.wikitext == "'''Town''' stands on a river.\n"
    assert any(e.kind == "template" and e.state == "dropped" for e in done.ledger)


def test_a_link_missing_from_the_translation_is_told() -> None:
    lost = made({"Сгорел": "It burned down."})
    kept = made({"Сгорел": "It [[Fire|burned]] down."})
    assert [e.state for e in lost.ledger if e.kind == "link"] == ["dropped"]
    assert [e.state for e in kept.ledger if e.kind == "link"] == ["mapped"]


def test_nothing_translated_is_an_empty_draft() -> None:
    assert made({}).wikitext == ""
    assert made({"История": "History"}).wikitext == ""


@pytest.mark.parametrize("space", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_what_looks_like_a_line_end_within_an_item_ends_none(space: str) -> None:
    source = f"А.\n\n== Мосты ==\n* Первый{space}мост\n* Второй мост\n"
    assert made({"Второй": "Second"}, source=source).wikitext == "== Мосты ==\n* Second\n"
    both = made({"Первый": "First", "Второй": "Second"}, source=source)
    assert both.wikitext == "== Мосты ==\n* First\n* Second\n"


def test_an_item_whose_reference_goes_over_lines_stays_one() -> None:
    source = "А.\n\n== Мосты ==\n* Первый<ref>{{книга\n|год=1901\n}}</ref> мост\n* Второй\n"
    done = made({"Первый": "First bridge<ref>x</ref>"}, source=source)
    assert done.wikitext == "== Мосты ==\n* First bridge<ref>x</ref>\n"
    done = made({"Второй": "Second"}, source=source)
    assert done.wikitext == "== Мосты ==\n* Second\n"


@pytest.mark.parametrize("forged", ["\ue0001\ue001", "\ue0001\ue000", "\ue00099\ue000"])
def test_a_page_cannot_forge_the_place_of_a_translation(forged: str) -> None:
    source = f"А.\n\n== Мосты ==\n{{|\n| Первый || {forged}\n|}}\n"
    done = made({"Первый": "First", "А.": "A."}, source=source)
    assert done.wikitext.endswith(f"{{|\n| First || {forged}\n|}}\n")


def test_a_translation_that_holds_such_marks_is_taken_as_it_is() -> None:
    done = made({"Первый": "First \ue0002\ue000", "Второй": "\\1 Second"})
    assert "* First \ue0002\ue000\n* \\1 Second" in done.wikitext


def test_items_within_items_keep_their_level() -> None:
    source = "А.\n\n== Мосты ==\n* Первый\n** Второй\n*# Третий\n"
    done = made({"Второй": "Second", "Третий": "Third"}, source=source)
    assert done.wikitext == "== Мосты ==\n** Second\n*# Third\n"


def test_a_reference_reused_twice_is_defined_once() -> None:
    source = (
        "А.\n\n== Мосты ==\nПервый.<ref name=a>К</ref> Второй.<ref name=a/> Третий.<ref name=a/>\n"
    )
    words = {"Второй": "Second.<ref name=a/>", "Третий": "Third.<ref name=a/>"}
    assert made(words, source=source).wikitext == (
        "== Мосты ==\nSecond.<ref name=a>К</ref> Third.<ref name=a/>\n"
    )


def test_every_segment_of_the_part_is_accounted_for_once() -> None:
    done = made({"Основан в": "It was founded in 1873."})
    left = [entry.source for entry in done.ledger if entry.kind == "segment"]
    assert len(left) == len(set(left))
    assert "Этот абзац никто не перевёл." in left
    assert not any("Основан в" in source for source in left)
