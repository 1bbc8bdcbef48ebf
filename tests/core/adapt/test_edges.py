"""One row for each place where a text stands at an edge: the first month, the first piece, another language."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.adapt.told import told
from workbench.core.adapt import Context, adapt, links, wanted_titles
from workbench.core.adapt.run import is_foreign
from workbench.core.adapt.signals import signals
from workbench.core.adapt.values import number
from workbench.core.model import Severity

LINKS: dict[str, str | None] = {
    "Вахш": "Vakhsh (river)",
    "Исток": "Vakhsh#Course",
    "Мост": None,
    "Категория:Реки": "Category:Rivers",
    "Категория:Воды": "Category:Rivers",
    "Категория:Сады": None,
    "Категория:Озёра": "Category:Lakes: a list",
}
BY_HAND = "mapped template: trans-title is left for you"
DOUBT = (
    "dropped template: reliability-citation-needed: the source page itself asks for a citation here"
)
NO_DAY = "unresolved date: there is no such day: look it up"
ASKED = "unresolved link: whether there is an English article is not known"
OPENED = "mapped template: closed by the template that ends the quotation"
CLOSED = "mapped template: closes the quotation"
TITLED = "script-title=ru:Сад|trans-title=|language=ru"


@pytest.mark.parametrize(
    ("given", "expected", "notes"),
    [
        # dates
        ("{{дата|8|1|1992}}", "8 January 1992", []),
        ("{{дата|8|12|1992}}", "8 December 1992", []),
        ("{{дата|8|13|1992}}", "8 13 1992", ["unresolved template: month not known"]),
        ("05 мая 1990 года, 05—07 мая 1990 года.", "5 May 1990, 5–7 May 1990.", []),
        ("05.05.1990, 10 мая 1990 года.", "5 May 1990, 10 May 1990.", []),
        ("31 февраля 1990 года, 1,5 км.", "31 февраля 1990 года, 1.5 km.", [NO_DAY]),
        ("29 февраля 2000 года.", "29 February 2000.", []),
        ("32 мая 1990", "32 мая 1990", [NO_DAY]),
        ("Длина 1,5 {{Нет АИ}} км и 5 {{Нет АИ}} мая.", "Длина 1.5 km и 5 May.", [DOUBT, DOUBT]),
        ("Сад {{Нет АИ}} там  \n", "Сад там  \n", [DOUBT]),
        ("Сад  \n{{Нет АИ}}\n\n", "Сад  \n\n", [DOUBT]),
        ("Луи X{{Нет АИ}}\n", "Луи X\n", [DOUBT]),
        ("05.13.1990—05.03.1991", "05.13.1990 – 5 March 1991", []),
        ("05.03.1990—05.04.1991", "5 March 1990 – 5 April 1991", []),
        ("В конце XV — XVI веках.", "В late 15th – 16th centuries.", []),
        ("В XV — начале XVI века.", "В 15th – early 16th century.", []),
        ("В XV — XVI веках.", "В 15th–16th centuries.", []),
        ("В XV, XVI и конце XVII веков.", "В 15th, 16th и late 17th century.", []),
        ("В XV, конце XVI и XVII веках.", "В 15th, late 16th и 17th centuries.", []),
        # units, one and several; what is dropped between a number and its unit
        ("Длина 1 километр, 1 тонна, 21 тонна.", "Длина 1 km, 1 tonne, 21 tonnes.", []),
        ("Длина 1,5{{Нет АИ}} км.", "Длина 1.5 km.", [DOUBT]),
        ("Там было $5 млн", "Там было US$5 million", []),
        ("Там было $5 млн. и дом", "Там было US$5 million и дом", []),
        ("Там было $5 млн. Дом", "Там было US$5 million. Дом", []),
        ("<small>Построен в 1990 г.</small>", "<small>Построен в 1990.</small>", []),
        ("<div>Нас 5 млн.</div>", "<div>Нас 5 million.</div>", []),
        # a template that is English already keeps what it is given
        ("{{Refbegin|30em}}", "{{Refbegin|30em}}", []),
        # what a template makes of an address or an attribute
        ("[http://a.example/{{дробь|1|2}}а—б Сайт]", "[http://a.example/{{frac|1|2}}а—б Сайт]", []),
        ('<span title="{{дробь|1|2}}">а</span>', '<span title="{{frac|1|2}}">а</span>', []),
        # a quotation keeps its wording
        ("{{начало цитаты}}Нас 1,5 млн{{конец цитаты}} и 1,5 млн.", "<blockquote>Нас 1,5 млн</blockquote> и 1.5 million.", [OPENED, CLOSED]),
        ("{{начало цитаты}}1,5 млн{{конец цитаты|Сад}} и 1,5 млн.", "<blockquote>1,5 млн<br>– Сад</blockquote> и 1.5 million.", [OPENED, CLOSED]),
        ("{{начало цитаты}}[[Вахш]] 1,5 млн{{конец цитаты}}", "<blockquote>[[Vakhsh (river)|Vakhsh]] 1,5 млн</blockquote>", [OPENED, CLOSED]),
        ('Длина "1,5 км.', 'Длина "1.5 km.', []),
        ('"Длина" 1,5 км и "2,5 км.', '"Длина" 1.5 km и "2.5 km.', []),
        ("«Сад [[Вахш|1,5 км]] дом»", '"Сад [[Vakhsh (river)|1,5 км]] дом"', []),
        ('Он "сказал\n"[[Вахш|1,5 км]]"', 'Он "сказал\n"[[Vakhsh (river)|1,5 км]]"', []),
        ("Нас 1.234.567, их 1.234.567.890.", "Нас 1,234,567, их 1,234,567,890.", []),
        ("{{СС3|давно}}", "давно", ["unresolved template: no Julian date"]),
        # numbers that count nothing
        ("Код 73400 стоит там.", "Код 73400 стоит там.", []),
        ("Все 73400 домов там.", "Все 73,400 домов там.", []),
        ("Там 12345 домов и 012345 садов.", "Там 12,345 домов и 012345 садов.", []),
        # entities that are no punctuation, or stand where the wording stays
        ("&amp; &copy; &nbsp;a", "&amp; &copy; &nbsp;a", []),
        ("{{цитата|&laquo;а&raquo; &mdash;&nbsp;a}}", "{{Blockquote|1=&laquo;а&raquo; &mdash;&nbsp;a}}", []),
        # references
        ("<ref>а</ref><ref>б</ref>.", "<ref>а</ref><ref>б</ref>.", []),
        (
            '<ref name="a">[[Вахш]]</ref> <ref name="a">[[Вахш]]</ref>',
            '<ref name="a">[[Vakhsh (river)|Vakhsh]]</ref> <ref name="a" />',
            ["mapped reference: defined before", "dropped link: in a repeated definition of a reference"],
        ),
        ("{{книга|заглавие=Sad|издательство=Дом<ref>[[Мост]]</ref>}}", "{{cite book|title=Sad|publisher=Дом<ref>Мост</ref>}}", ["dropped link: no English article; {{ill}} does not belong into a citation"]),
        # a language names that of the citation right before it, in the same line
        ("{{книга|заглавие=Sad}}\u00a0 {{ref-de}}", "{{cite book|title=Sad|language=de}}", []),
        ("{{книга|заглавие=Sad}} X {{ref-de}}", "{{cite book|title=Sad}} X {{in lang|de}}", []),
        ("{{книга|заглавие=Sad}}\n{{ref-de}}", "{{cite book|title=Sad}}\n{{in lang|de}}", []),
        # categories, files and links
        ("[[Категория:Сады]]", "", ["dropped category: no English category"]),
        ("Сад.\n\n[[Категория:Новое]]\n{{Clear}}", "Сад.\n\n{{Clear}}\n\n[[Категория:Новое]]", ["unresolved category: English category not known"]),
        ("[[Категория:Озёра]]", "[[Category:Lakes: a list]]", []),
        ("[[Category:Rivers]][[Категория:Реки]]", "[[Category:Rivers]]", ["dropped category: the page is in this category already"]),
        ("#ПЕРЕНАПРАВЛЕНИЕ [[Мост]]", "#REDIRECT [[Most]]", ["unresolved link: no English article"]),
        ("[[File:Вид.jpg|мини]]", "[[File:Вид.jpg|thumb]]", []),
        ("[[ File:Вид.jpg ]]", "[[ File:Вид.jpg ]]", []),
        ("[[Image:Вид.jpg]]", "[[Image:Вид.jpg]]", []),
        ("[[ File:A: b.jpg ]]", "[[ File:A: b.jpg ]]", []),
        ("{{ill|Vakhsh|ru|Вахш|text=река}}", "[[Vakhsh (river)|река]]", ["mapped template: English has the article now"]),
        ("{{ill|Vakhsh|ru|Вахш|lt=река}}", "[[Vakhsh (river)|река]]", ["mapped template: English has the article now"]),
        ("[[ User:Name |x]]", "[[ User:Name |x]]", []),
        ("[[ User:Name ]]", "[[ User:Name ]]", []),
        ("[[ :de:Fluss ]]", "[[ :de:Fluss ]]", []),
        ("[[ :de:Fluss |x]]", "[[ :de:Fluss |x]]", []),
        ("[[Xen:Berlin]]", "[[Xen:Berlin]]", []),
        ("[[ Участник:Name |x]]", "[[User:Name|x]]", []),
        ("[[X-лучи]]", "[[X-лучи]]", [ASKED]),
        ("#ПЕРЕНАПРАВЛЕНИЕ [[Вахш]]а", "#REDIRECT [[Vakhsh (river)]]", []),
        ("#ПЕРЕНАПРАВЛЕНИЕ [[Исток]]", "#REDIRECT [[Vakhsh#Course]]", []),
        ("#ПЕРЕНАПРАВЛЕНИЕ [[Исток#Примечания]]", "#REDIRECT [[Vakhsh#References]]", []),
        ("{{нп5|Мост|мост|XAL|Крюк}}", "{{ill|Most|xal|Крюк|ru|Мост|lt=мост}}", ["mapped template: the English name is not checked"]),
        # citations
        ("{{cite web|title=A|accessdate=8 апреля|accessyear=1992}}", "{{cite web|title=A|access-date=8 April 1992}}", []),
        ("{{cite web|title=A|accessdate=апрель|accessyear=1992}}", "{{cite web|title=A|access-date=April 1992}}", []),
        ("<ref>{{книга|заглавие=Title}}{{ref-Xal}}</ref>", "<ref>{{cite book|title=Title|language=xal}}</ref>", []),
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
        ("{{СС3|8.4.1765}}", "ru", {"dates": "mdy"}, "{{OldStyleDate|April 19|1765|April 8}}"),
        ("{{СС3|25.12.1765}}", "ru", {"dates": "mdy"}, "{{OldStyleDate|January 5|1766|December 25, 1765}}"),
        ("{{OldStyleDate|19 апреля|1765|8}}", "ru", {"dates": "mdy"}, "{{OldStyleDate|April 19|1765|April 8}}"),
        ("28 декабря 1904 (10 января 1905) года", "ru", {"dates": "mdy"}, "January 10, 1905 [O.S. December 28, 1904]"),
        ("{{книга|заглавие=Sad|дата={{дата|8|4|1992}}}}", "ru", {"dates": "mdy"}, "{{cite book|title=Sad|date=April 8, 1992}}"),
        ("{{цитата|{{дата|8|4|1992}}}}", "ru", {"dates": "mdy"}, "{{Blockquote|1=April 8, 1992}}"),
        ("{{Шаҳр|ном=Вахш}}", "ru", {}, "{{Шаҳр|ном=Вахш}}"),
        ("{{Шаҳр|ном=Вахш}}", "tg", {}, "{{Infobox settlement|name=Вахш}}"),
        ("[[Файл:A.jpg|чап|саҳифа 5|саҳифа=5]]", "ru", {}, "[[File:A.jpg|чап|саҳифа 5|саҳифа=5]]"),
        ("[[Акс:A.jpg|чап|саҳифа 5|саҳифа=5]]", "tg", {}, "[[File:A.jpg|left|page=5|page=5]]"),
        ("{{СС3|8.4.1765}}", "tg", {}, "{{OldStyleDate|19 April|1765|8 April}}"),
        ("{{Флагификация|Россия}}", "tg", {}, "{{flag|Russia}}"),
        ("{{Парчами Олмон}}", "tg", {}, "{{flagicon|Germany}}"),
        ("Річка 1,5 км «так».", "uk", {}, 'Річка 1.5 km "так".'),
        ("Длина [[Мост|1,5]] км.", "ru", {"red_links": "plain"}, "Длина 1.5 km."),
        ("Длина [[Мост|1,5]] км.", "ru", {}, "Длина {{ill|Most|ru|Мост|lt=1.5}} км."),
        ("20 декабря 1899 (1 января 1900) года.", "ru", {"dates": "mdy"}, "January 1, 1900 [O.S. December 20, 1899]."),
        ("{{cite web|url=http://a.example/|title=A|accessdate=8 апреля|accessyear=1992}}", "ru", {"dates": "mdy"}, "{{cite web|url=http://a.example/|title=A|access-date=April 8, 1992}}"),
    ],
)  # fmt: skip
def test_what_the_page_s_language_and_order_decide(
    given: str, lang: str, settings: dict[str, Any], expected: str
) -> None:
    assert told(given, lang, LINKS, **settings)[0] == expected


@pytest.mark.parametrize(
    ("given", "source", "target", "state", "note"),
    [
        (
            "[[Категория:Реки]][[Категория:Воды]]",
            "[[Категория:Воды]]",
            "",
            "dropped",
            "the page is in this category already",
        ),
        ("[[Категория:Сады]]", "[[Категория:Сады]]", "", "dropped", "no English category"),
        (
            "{{cite web|title=A|deadlink=yes}}",
            "cite web|deadlink=yes",
            "",
            "dropped",
            "English citations take a status only with an archived copy",
        ),
        ("{{книга|месяц=май|год=1990}}", "книга|месяц=май", "date=May", "mapped", ""),
        ("{{дата|8|1|}}", "дата|3=", "", "dropped", "empty"),
        ("{{дата|8|1|}}", "дата|1=8", "8", "mapped", ""),
    ],
)
def test_the_ledger_tells_what_a_piece_became(
    given: str, source: str, target: str, state: str, note: str
) -> None:
    made = adapt(given, Context("ru", LINKS))
    found = [(e.target, e.state, e.note) for e in made.ledger if e.source == source]
    assert found == [(target, state, note)]


@pytest.mark.parametrize("before", ["", "\n", "Сад.", "Сад.\n\n", "\n\n\n"])
def test_a_doubt_stands_in_its_line(before: str) -> None:
    lines = [one.line for one in signals(before + "{{Нет АИ}}\n{{Нет АИ}}", "ru")]
    assert lines == [before.count("\n") + 1, before.count("\n") + 2]


@pytest.mark.parametrize(
    ("name", "lang", "severity"),
    [
        ("Нет АИ", "tg", Severity.WARNING),
        ("Нет АИ", "ru", Severity.WARNING),
        ("Нет_АИ", "ru", Severity.WARNING),
        ("Нет источников", "ru", Severity.WARNING),
        ("Нет источников в разделе", "ru", Severity.WARNING),
        ("rq", "ru", Severity.INFO),
        ("Изолированная статья", "ru", Severity.INFO),
    ],
)
def test_a_doubt_about_the_text_is_a_warning_and_any_other_is_told(
    name: str, lang: str, severity: Severity
) -> None:
    assert [one.severity for one in signals("{{" + name + "}}", lang)] == [severity]


@pytest.mark.parametrize(
    ("latin", "cyrillic", "foreign"),
    [
        (105, 10, True),
        (115, 10, False),
        (115, 16, True),
        (119, 0, True),
        (120, 0, False),
        (160, 20, False),
        (159, 20, True),
    ],
)
def test_a_longer_text_is_foreign_when_a_ninth_of_it_is_cyrillic(
    latin: int, cyrillic: int, foreign: bool
) -> None:
    assert is_foreign("a" * latin + " " + "б" * cyrillic) is foreign


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("{{ill|Мост|ru|Сад}}", ["Мост", "Сад"]),
        ("{{нп5|Луи X}}", ["Луи X"]),
        ("{{нп5|Дом}}", ["Дом"]),
        ("{{дата|Дом}}", []),
        ("[[Сад{{!}}а]]", []),
        ("[[Berlin]]", ["Berlin"]),
    ],
)
def test_articles_that_templates_name_are_wanted(given: str, wanted: list[str]) -> None:
    assert wanted_titles(given, "ru") == wanted


@pytest.mark.parametrize(
    ("given", "expected"),
    [("05", "05"), ("123", "123"), ("1234", "1,234"), ("-05", "−05"), ("005,5", "005.5")],
)
def test_zeros_before_a_number_stay(given: str, expected: str) -> None:
    assert number(given) == expected


@pytest.mark.parametrize("link", ["[[Мост]]", "{{нп5|Дом||de|Haus}}", "{{ill|Dom|de|Haus}}"])
@pytest.mark.parametrize(("before", "last"), [(-1, "{{ill|Most|ru|Мост}}"), (0, "Мост")])
def test_every_link_to_another_wiki_counts_once(
    monkeypatch: pytest.MonkeyPatch, link: str, before: int, last: str
) -> None:
    monkeypatch.setattr(links, "ILL_LIMIT", 4)
    made = adapt(link * (4 + before) + "\n[[Мост]]", Context("ru", LINKS))
    assert made.wikitext.split("\n")[1] == last
