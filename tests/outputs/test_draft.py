"""The English wikitext: what is translated, in English markup, and an account of the rest."""

from __future__ import annotations

import re

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


def made(words: dict[str, str], sections: set[int] | None = None) -> Drafted:
    """Draft with translations of the segments that contain the given words."""
    page = segment_page(SOURCE, "ru")
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
