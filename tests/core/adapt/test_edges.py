"""One row for each place where a text stands at an edge: the first month, the first piece, another language."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.adapt.told import told
from workbench.core.adapt import Context, adapt

LINKS: dict[str, str | None] = {
    "Вахш": "Vakhsh (river)",
    "Исток": "Vakhsh#Course",
    "Мост": None,
    "Категория:Реки": "Category:Rivers",
    "Категория:Воды": "Category:Rivers",
    "Категория:Сады": None,
}
BY_HAND = "mapped template: trans-title is left for you"
TITLED = "script-title=ru:Сад|trans-title=|language=ru"


@pytest.mark.parametrize(
    ("given", "expected", "notes"),
    [
        # dates
        ("{{дата|8|1|1992}}", "8 January 1992", []),
        ("{{дата|8|12|1992}}", "8 December 1992", []),
        ("{{дата|8|13|1992}}", "8 13 1992", ["unresolved template: month not known"]),
        ("В конце XV — XVI веках.", "В late 15th – 16th centuries.", []),
        ("В XV — начале XVI века.", "В 15th – early 16th century.", []),
        ("В XV — XVI веках.", "В 15th–16th centuries.", []),
        # numbers that count nothing
        ("Код 73400 стоит там.", "Код 73400 стоит там.", []),
        ("Все 73400 домов там.", "Все 73,400 домов там.", []),
        ("Там 12345 домов и 012345 садов.", "Там 12,345 домов и 012345 садов.", []),
        # references
        ("<ref>а</ref><ref>б</ref>.", "<ref>а</ref><ref>б</ref>.", []),
        (
            '<ref name="a">[[Вахш]]</ref> <ref name="a">[[Вахш]]</ref>',
            '<ref name="a">[[Vakhsh (river)|Vakhsh]]</ref> <ref name="a" />',
            ["mapped reference: defined before", "dropped link: in a repeated definition of a reference"],
        ),
        # categories, files and links
        ("[[Категория:Сады]]", "", ["dropped category: no English category"]),
        ("[[File:Вид.jpg|мини]]", "[[File:Вид.jpg|thumb]]", []),
        ("[[ File:Вид.jpg ]]", "[[ File:Вид.jpg ]]", []),
        ("[[Image:Вид.jpg]]", "[[Image:Вид.jpg]]", []),
        ("#ПЕРЕНАПРАВЛЕНИЕ [[Исток]]", "#REDIRECT [[Vakhsh#Course]]", []),
        ("#ПЕРЕНАПРАВЛЕНИЕ [[Исток#Примечания]]", "#REDIRECT [[Vakhsh#References]]", []),
        ("{{нп5|Мост|мост|XAL|Крюк}}", "{{ill|Most|xal|Крюк|ru|Мост|lt=мост}}", ["mapped template: the English name is not checked"]),
        # citations
        ("{{книга|last=Иванов|coauthors=Петров П., Сидоров С.|заглавие=Сад}}", "{{cite book|last=Иванов|author2=Петров П.|author3=Сидоров С.|" + TITLED + "}}", [BY_HAND]),
        ("{{книга|author=Иванов|coauthors=Петров П., Сидоров С.|заглавие=Сад}}", "{{cite book|author=Иванов|author2=Петров П.|author3=Сидоров С.|" + TITLED + "}}", [BY_HAND]),
    ],
)  # fmt: skip
def test_what_stands_at_an_edge(given: str, expected: str, notes: list[str]) -> None:
    assert told(given, links=LINKS) == (expected, notes)


@pytest.mark.parametrize(
    ("given", "lang", "settings", "expected"),
    [
        ("{{comment|ГЭС|гидро}}", "tg", {}, "{{abbr|ГЭС|гидро}}"),
        ("Річка 1,5 км «так».", "uk", {}, 'Річка 1.5 km "так".'),
        ("20 декабря 1899 (1 января 1900) года.", "ru", {"dates": "mdy"}, "January 1, 1900 [O.S. December 20, 1899]."),
        ("{{cite web|url=http://a.example/|title=A|accessdate=8 апреля|accessyear=1992}}", "ru", {"dates": "mdy"}, "{{cite web|url=http://a.example/|title=A|access-date=April 8, 1992}}"),
    ],
)  # fmt: skip
def test_what_the_page_s_language_and_order_decide(
    given: str, lang: str, settings: dict[str, Any], expected: str
) -> None:
    assert told(given, lang, LINKS, **settings)[0] == expected


@pytest.mark.parametrize(
    ("given", "source", "target", "state"),
    [
        ("[[Категория:Реки]][[Категория:Воды]]", "[[Категория:Воды]]", "", "dropped"),
        ("[[Категория:Сады]]", "[[Категория:Сады]]", "", "dropped"),
        ("{{книга|месяц=май|год=1990}}", "книга|месяц=май", "date=May", "mapped"),
    ],
)
def test_the_ledger_tells_what_a_piece_became(
    given: str, source: str, target: str, state: str
) -> None:
    made = adapt(given, Context("ru", LINKS))
    assert [(e.target, e.state) for e in made.ledger if e.source == source] == [(target, state)]
