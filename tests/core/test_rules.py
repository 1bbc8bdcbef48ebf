"""What is translated without judgement, and what is left to a person."""

from __future__ import annotations

import pytest

from workbench.core.model import Kind, Unit
from workbench.core.rules import translate

LINKS: dict[str, str | None] = {
    "Вахш": "Vakhsh",
    "Вахш (река)": "Vakhsh (river)",
    "Нигде": None,
    "Категория:Реки": "Category:Rivers",
    "Файл:Вид.jpg": "File:View.jpg",
    "Портал:Азия": "Portal:Asia",
}
TERMS = {"кишлак": "village", "Совет Федерации": "Federation Council"}


def told(
    wikitext: str, seen: str | None = None, kind: Kind = Kind.TABLE, lang: str = "ru"
) -> str | None:
    """Return what the rules make of a segment; `seen` is its visible text where markup hides some."""
    text = wikitext if seen is None else seen
    unit = Unit(1, lang, 0, kind, 0, len(wikitext), text)
    return translate(unit, wikitext, LINKS, TERMS)


@pytest.mark.parametrize(
    ("title", "lang", "english"),
    [
        ("История", "ru", "History"),
        ("Таърих", "tg", "History"),
        ("Примечания", "ru", "References"),
        ("Кишлак", "ru", "Village"),
        ("Совет Федерации", "ru", "Federation Council"),
        ("Небывалое", "ru", None),
        ("", "ru", None),
    ],
)
def test_a_heading_is_known_by_the_table_or_the_glossary(
    title: str, lang: str, english: str | None
) -> None:
    assert told(title, kind=Kind.HEADING, lang=lang) == english


@pytest.mark.parametrize(
    ("wikitext", "seen", "english"),
    [
        ("[[Вахш]]", "Вахш", "[[Vakhsh]]"),
        ("[[вахш]]", "вахш", "[[Vakhsh]]"),
        (" [[ Вахш ]] ", "Вахш", "[[Vakhsh]]"),
        ("[[Вахш]]а", "Вахша", "[[Vakhsh]]"),
        ("[[Вахш|Вахша]]", "Вахша", "[[Vakhsh]]"),
        ("[[Вахш#Исток|исток]]", "исток", "[[Vakhsh]]"),
        ("[[Вахш_(река)|Вахш]]", "Вахш", "[[Vakhsh (river)]]"),
        ("[[Вахш  (река)]]", "Вахш (река)", "[[Vakhsh (river)]]"),
        ("[[:Категория:Реки|реки]]", "реки", "[[:Category:Rivers]]"),
        ("[[:Файл:Вид.jpg|вид]]", "вид", "[[:File:View.jpg]]"),
        ("[[Портал:Азия]]", "Портал:Азия", "[[Portal:Asia]]"),
        ("[[Нигде]]", "Нигде", None),
        ("[[Неизвестно]]", "Неизвестно", None),
        ("[[Вахш]] и [[Вахш]]", "Вахш и Вахш", None),
        ("[[Вахш]].", "Вахш.", None),
        ("'''[[Вахш]]'''", "Вахш", None),
    ],
)
def test_a_segment_that_is_one_link_is_settled_by_its_article(
    wikitext: str, seen: str, english: str | None
) -> None:
    assert told(wikitext, seen) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("1992", "1992"),
        ("25 мая 1993 года", "25 May 1993"),
        ("3,6 млн", "3.6 million"),
        ("10 000", "10,000"),
        ("XIX век", "19th century"),
        ("1941—1945", "1941–1945"),
        ("5 км", "5 km"),
        ("IBM", "IBM"),
        ("—", "–"),
        ("кишлак", "village"),
        ("Кишлак", "Village"),
        ("КИШЛАК", None),
        ("кишлаки", None),
        ("в 1992 году", None),
        ("5 коз", None),
        ("река", None),
        ("", None),
        ("  ", None),
    ],
)
def test_numbers_dates_and_terms_need_no_judgement_and_sentences_do(
    text: str, english: str | None
) -> None:
    assert told(text) == english


@pytest.mark.parametrize(
    "wikitext", ["'''1992'''", "1992<ref>а</ref>", "{{s|1992}}", "<b>кишлак</b>", "5&nbsp;км"]
)
def test_a_segment_with_markup_is_left_to_others(wikitext: str) -> None:
    assert told(wikitext, "1992") is None
