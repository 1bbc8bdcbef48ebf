"""What becomes of templates, one call a row: the English call, and what a person is told."""

from __future__ import annotations

import pytest

from tests.core.adapt.told import told
from workbench.core.adapt import Context, adapt
from workbench.core.adapt.inline import _gregorian

LINKS: dict[str, str | None] = {
    "Вахш": "Vakhsh (river)", "Чашма": None, "Шаблон:Маяк": "Template:Lighthouse", "Сады": "Gardens",
    "Категория:Реки": "Category:Rivers", "Портал:Азия": "Portal:Asia",
    "Портал:Сад": None,
}  # fmt: skip
NAME = "mapped template: the English name is not checked"
NO_TITLE = "unresolved template: no English title given"
EMPTY = "dropped parameter: empty"
LEFT = "dropped parameter: no counterpart"
NOW = "mapped template: English has the article now"
FLAG = "mapped template: decorative flags do not belong into English articles"
COUNTRY = "unresolved template: country not known"
NO_DAY = "unresolved template: there is no such day: look it up"
MONTH = "unresolved template: month not known"
SHORT = "mapped template: must agree with ref= of the book it leads to"
SAME = SHORT.replace("mapped", "kept")
SISTERS = "mapped template: sister links of another language are left out"
BY_HAND = "unresolved template: no English counterpart known: replace by hand"
NO_ARTICLE = "unresolved parameter: no English article of that name known"
OTHERS = "mapped template: the other articles must be those of English Wikipedia"

ROWS = [
    # links to other wikis
    ("{{нп5|Сад|сада|de|Garten}}", "{{ill|Garten|de|Garten|lt=сада}}", [NAME]),
    ("{{нп5|Сад||de|Garten}}", "{{ill|Garten|de|Garten|lt=Сад}}", [NAME, EMPTY]),
    ("{{нп5|Сад|сада|нем|Гартен}}", "{{ill|Sad|de|Гартен|lt=сада}}", [NAME]),
    ("{{нп5|Сад|сада|DE|Garten}}", "{{ill|Garten|de|Garten|lt=сада}}", [NAME]),
    ("{{нп5|Сад|сада|de|}}", "{{ill|Sad|de|Сад|lt=сада}}", [NAME, EMPTY]),
    ("{{нп5|Сад|сада|xx|:fr:Jardin}}", "{{ill|Jardin|fr|Jardin|lt=сада}}", [NAME]),
    ("{{нп5|надо=Сад|текст=сада|язык=fr|есть=Jardin}}", "{{ill|Jardin|fr|Jardin|lt=сада}}", [NAME]),
    ("{{нп5|Сад|сада|xx|:fr:Jardin: vert}}", "{{ill|Jardin: vert|fr|Jardin: vert|lt=сада}}", [NAME]),
    ("{{нп5|Portal:Сад|сада|de|Garten}}", "{{ill|Garten|de|Garten|ru|Portal:Сад|lt=сада}}", [NAME]),
    ("{{нп5|||en|Garden}}", "[[Garden]]", [EMPTY, EMPTY]),
    ("{{нп5|Вахш|реки|de|Wachsch}}", "[[Vakhsh (river)|реки]]", []),
    ("{{нп5|Сад|сада|en|Garden}}", "[[Garden|сада]]", []),
    ("{{нп5|Сад|garden|en|Garden}}", "[[garden]]", []),
    ("{{нп5|Сад|сада||Garden}}", "[[Garden|сада]]", [EMPTY]),
    ("{{нп5|Сад}}", "Сад", [NO_TITLE]),
    ("{{нп5|Сад|сада|en|}}", "сада", [NO_TITLE, EMPTY]),
    ("{{нп5|Сад|1,5 км|de|Garten}}", "{{ill|Garten|de|Garten|lt=1.5 km}}", [NAME]),
    ("{{ill|Chashma|ru|Чашма}}", "{{ill|Chashma|ru|Чашма}}", []),
    ("{{ill|Vakhsh|ru|Вахш}}", "[[Vakhsh (river)|Vakhsh]]", [NOW]),
    ("{{ill|Vakhsh|ru|Вахш|lt=the river}}", "[[Vakhsh (river)|the river]]", [NOW]),
    ("{{ill|Vakhsh|de|Wachsch|ru|Вахш}}", "[[Vakhsh (river)|Vakhsh]]", [NOW, LEFT]),
    ("{{ill|Vakhsh|de|Вахш}}", "{{ill|Vakhsh|de|Вахш}}", []),
    ("{{ill|A|ru|Чашма|lt=1,5 км}}", "{{ill|A|ru|Чашма|lt=1.5 km}}", []),
    # flags
    ("{{Флаг|Германия}}", "{{flagicon|Germany}}", [FLAG]),
    ("{{Флаг|Нигдея}}", "{{flagicon|Нигдея}}", [COUNTRY]),
    ("{{Флаг|XYZ}}", "{{flagicon|XYZ}}", [FLAG]),
    ("{{Флагификация|Германия}}", "{{flag|Germany}}", [FLAG]),
    ("{{флагификация|Нигдея}}", "{{flag|Нигдея}}", [COUNTRY]),
    ("{{flag|Россия}}", "{{flag|Russia}}", [FLAG]),
    ("{{Россия}}", "{{flag|Russia}}", []),
    ("{{Флаг России}}", "{{flagicon|Russia}}", []),
    ("{{Флаг_Саудовской Аравии}}", "{{flagicon|Saudi Arabia}}", []),
    ("{{Флаг Нигдеи}}", "{{Флаг Нигдеи}}", [BY_HAND]),
    ("{{флаг США|20px}}", "{{flagicon|United States}}", [LEFT]),
    ("{{TJK}}", "{{TJK}}", []),
    # numbers and dates
    ("{{число|12345}}", "12,345", []),
    ("{{число|12345|км}}", "12,345 km", []),
    ("{{число|5}}", "5", []),
    ("{{число|число=12345}}", "12,345", []),
    ("{{дата|8|4|1992}}", "8 April 1992", []),
    ("{{дата|8|4}}", "8 April", []),
    ("{{дата|8|апреля|1992}}", "8 April 1992", []),
    ("{{дата|8|12|1992}}", "8 December 1992", []),
    ("{{дата|8|13|1992}}", "8 13 1992", [MONTH]),
    ("{{дата|8|0|1992}}", "8 0 1992", [MONTH]),
    ("{{дата|99|99|1992}}", "99 99 1992", [MONTH]),
    ("{{дата|8|нечто|1992}}", "8 нечто 1992", [MONTH]),
    ("{{дата|29|2|1992}}", "29 February 1992", []),
    ("{{дата|29|2|1993}}", "29.02.1993", [NO_DAY, NO_DAY.replace("template", "date")]),
    ("{{дата|29|2|199?}}", "29 February 199?", []),
    ("{{ДС|7|6|2015|3|4|1950}}", "{{death date and age|2015|6|7|1950|4|3|df=yes}}", []),
    ("{{СС3|8.4.1765}}", "{{OldStyleDate|19 April|1765|8 April}}", []),
    ("{{возраст|5|3|1921|1|2|2000|прочее}}", "{{age|1921|3|5|2000|2|1}}", [LEFT]),
    ("{{возраст|5|3|1921}}", "{{age|1921|3|5}}", []),
    ("{{Дата рождения|8|4|1992}}", "{{birth date|1992|4|8|df=yes}}", []),
    ("{{ДС|8|4|1765}}", "{{death date|1765|4|8|df=yes}}", []),
    ("{{OldStyleDate|19 апреля|1765|8}}", "{{OldStyleDate|19 April|1765|8 April}}", []),
    ("{{OldStyleDate|1 мая|1765|20 апреля}}", "{{OldStyleDate|1 May|1765|20 April}}", []),
    # languages
    ("{{ref-ru}}", "{{in lang|ru}}", []),
    ("слово{{ref-rus}}", "слово {{in lang|ru}}", []),
    ("слово {{ref-xx}}", "слово {{in lang|xx}}", []),
    ("слово {{ref-be-tarask}}", "слово {{in lang|be-tarask}}", []),
    ("{{lang-de|Fluss}}", "{{langx|de|Fluss}}", []),
    ("{{lang-de|Fluss|река}}", "{{langx|de|Fluss|lit=река}}", []),
    ("{{lang-de|Fluss|транслит=Fluss}}", "{{langx|de|Fluss|translit=Fluss}}", []),
    ("{{lang-de|Fluss|транслит=Флус}}", "{{langx|de|Fluss}}", []),
    ("{{lang-de|Fluss|река|транслит=Fluss}}", "{{langx|de|Fluss|lit=река|translit=Fluss}}", []),
    ("{{lang-de|1,5 км}}", "{{langx|de|1,5 км}}", []),
    ("{{lang-de2|Fluss}}", "{{lang|de|Fluss}}", []),
    ("{{lang-en-us|River}}", "River", []),
    ("{{lang-tg|Дарё|скоро=1}}", "{{langx|tg|Дарё}}", [LEFT]),
    ("{{IPA|o}}", "{{IPA|ru|o}}", ["unresolved template: compare the language of the sounds"]),
    ("{{lang-de|Fluss}} {{IPA|o}}", "{{langx|de|Fluss}} {{IPA|de|o}}", []),
    ("{{IPA|de|o}}", "{{IPA|de|o}}", []),
    # archives and short footnotes
    ("{{Wayback|url=http://a.example/|date=20190102000000}}", "{{webarchive|url=https://web.archive.org/web/20190102000000/http://a.example/|date=2019-01-02}}", []),
    ("{{Wayback|http://a.example/|20190102}}", "{{webarchive|url=https://web.archive.org/web/20190102/http://a.example/|date=2019-01-02}}", []),
    ("{{Wayback|url=http://a.example/|date=2019-01-02}}", "{{webarchive|url=https://web.archive.org/web/20190102/http://a.example/|date=2019-01-02}}", []),
    ("{{Wayback|url=http://a.example/|date=2019}}", "{{webarchive|url=https://web.archive.org/web/2019/http://a.example/}}", []),
    ("{{Wayback|url=http://a.example/}}", "{{webarchive|url=https://web.archive.org/web/*/http://a.example/}}", []),
    ("{{sfn|Айни|1999}}", "{{sfn|Айни|1999}}", [SAME]),
    ("{{sfn|Айни|1999|с=12}}", "{{sfn|Айни|1999|p=12}}", [SHORT]),
    ("{{sfn|Айни|1999|с=12—15}}", "{{sfn|Айни|1999|pp=12–15}}", [SHORT]),
    ("{{sfn|Айни|1999|С=12, 15}}", "{{sfn|Айни|1999|pp=12, 15}}", [SHORT]),
    ("{{sfn|Айни|1999б|стр=12 - 15}}", "{{sfn|Айни|1999b|pp=12–15}}", [SHORT]),
    ("{{sfn|Айни|1999|место=гл. 2}}", "{{sfn|Айни|1999|loc=ch. 2}}", [SHORT]),
    ("{{sfn|Айни|1999|loc=боб. 2}}", "{{sfn|Айни|1999|loc=ch. 2}}", [SHORT]),
    ("{{sfn|Айни|1999|pp=12}}", "{{sfn|Айни|1999|p=12}}", [SHORT]),
    ("{{harv|Айни|1999|p=1}}", "{{harv|Айни|1999|p=1}}", [SAME]),
    ("{{harvnb|Айни|1999}}", "{{harvnb|Айни|1999}}", [SAME]),
    ("<ref>{{sfn|Айни|1999}}</ref>", "<ref>{{harvnb|Айни|1999}}</ref>", [SHORT]),
    # sister projects
    ("{{Навигация|Викисклад=Category:A|Викитека=Б}}", "{{Commons category|A}}", [SISTERS, LEFT]),
    ("{{Commonscat|Category:A}}", "{{Commons category|A}}", []),
    ("{{Навигация|Викисклад=A|Commons=B}}", "{{Commons category|A}}\n{{Commons category|B}}", [SISTERS]),
    # the table, language links, and what nobody knows
    ("{{Маяк}}", "{{Lighthouse}}", []),
    ("{{книга|заглавие=Sad}}{{Маяк}}", "{{cite book|title=Sad}}{{Lighthouse}}", []),
    ("{{Маяк|a=б}}", "{{Lighthouse|a=б}}", []),
    ("{{Маяк|имя=б}}", "{{Lighthouse|имя=б}}", ["unresolved template: named by its language link; parameters not mapped"]),
    ("{{Нечто|а|б=в}}", "{{Нечто|а|б=в}}", [BY_HAND]),
    ("{{Нечто|{{дробь|1|2}}=а}}", "{{Нечто|{{frac|1|2}}=а}}", [BY_HAND]),
    ("{{Нечто|«{{дробь|1|2}}»=а}}", "{{Нечто|«{{frac|1|2}}»=а}}", [BY_HAND]),
    ("{{Something|б=1,5 км}}", "{{Something|б=1,5 км}}", [BY_HAND]),
    ("{{in lang|ru}}", "{{in lang|ru}}", []),
    ("{{tmath|x}}", "{{tmath|x}}", []),
    ("{{Нечто|1,5 км|б=1,5 км}}", "{{Нечто|1,5 км|б=1,5 км}}", [BY_HAND]),
    ("{{Something|а}}", "{{Something|а}}", [BY_HAND]),
    ("{{langx|ru|слово}}", "{{langx|ru|слово}}", []),
    ("{{Coord|1|2}}", "{{Coord|1|2}}", []),
    ("{{дробь|1|2}}", "{{frac|1|2}}", []),
    ("{{frac|1|2}}", "{{frac|1|2}}", []),
    ("{{Main|Сады}}", "{{Main|Gardens}}", []),
    ("{{Main|Портал:Азия}}", "{{Main|Portal:Asia}}", []),
    ("{{see also|:Категория:Реки}}", "{{see also|Category:Rivers}}", []),
    ("{{основная статья|Сады}}", "{{Main|Gardens}}", []),
    ("{{основная статья|Неведомые}}", "{{Main|Неведомые}}", [NO_ARTICLE]),
    ("{{О|саде|реках|Сады#История|горах}}", "{{About|саде|реках|Gardens#History|горах}}", [OTHERS]),
    ("{{О|Сады}}", "{{About|Сады}}", [OTHERS]),
    ("{{МестоРождения|Сады}}", "Gardens", []),
    ("{{МестоРождения|Неведомое}}", "Неведомое", []),
    ("{{Якорь|а|б=в}}", "{{anchor|а|б=в}}", []),
    ("{{Якорь|1,5 км}}", "{{anchor|1,5 км}}", []),
    ("{{дробь|1,5|2}}", "{{frac|1,5|2}}", []),
    ("{{Flatlist|1,5 км}}", "{{hlist|1.5 km}}", []),
    ("{{s|5 км}}", "{{nowrap|5 km}}", []),
    ("{{книга|заглавие=Sad|страницы={{s|5}}}}", "{{cite book|title=Sad|page=5}}", []),
    ("{{цитата|Нас 1,5 млн}}", "{{Blockquote|1=Нас 1,5 млн}}", []),
    ("{{Нормативный контроль}} {{s|5}} и {{Внешние ссылки}}", "{{Authority control}} {{nowrap|5}} и", ["dropped template: {{Authority control}} stands on the page already"]),
    ("{{Нормативный контроль}} {{Внешние ссылки}}", "{{Authority control}}", ["dropped template: {{Authority control}} stands on the page already"]),
]  # fmt: skip


@pytest.mark.parametrize(("given", "english", "notes"), ROWS)
def test_a_template_has_an_english_form_or_stays_visible(
    given: str, english: str, notes: list[str]
) -> None:
    assert told(given, links=LINKS) == (english, notes)


PROSE = "The river is long and wide and blue. " * 6


@pytest.mark.parametrize(
    ("given", "english"),
    [
        ("{{lang-ru|слово}}", "{{langx|ru|слово}}"),
        ("{{lang-de|Fluss}}", "{{lang-de|Fluss}}"),
        ("{{Main|Сады}}", "{{Main|Gardens}}"),
        ("{{Main|Gardens}}", "{{Main|Gardens}}"),
        ("{{Река|название=Вахш}}", "{{Infobox river|name=Вахш}}"),
        ("{{Infobox river|name=Вахш|length=5}}", "{{Infobox river|name=Вахш|length=5}}"),
        ("{{formatnum:12345}}", "{{formatnum:12345}}"),
    ],
)
def test_on_an_english_page_only_what_is_cyrillic_changes(given: str, english: str) -> None:
    assert told(PROSE + given, links=LINKS) == (PROSE + english, [])


ASKED = "reliability-citation-needed: the source page itself asks for a citation here"
PASSAGE = "reliability-citation-needed: the source page itself asks for a citation of this passage"
SEVERAL = "reliability-several: the page is marked with several shortcomings"
BARE = "reliability-unreferenced: the page has no sources"


@pytest.mark.parametrize(
    ("given", "without", "carried", "note"),
    [
        ("слово{{Нет АИ}}.", "слово.", "слово.{{citation needed}}", ASKED),
        ("{{Нет АИ 2|слово}}", "слово", "{{citation needed span|слово}}", PASSAGE),
        ("{{Нет АИ 2|1=а=б}}", "а=б", "{{citation needed span|1=а=б}}", PASSAGE),
        ("{{Нет источников}}", "", "{{unreferenced}}", BARE),
        ("{{rq|sources|style}}", "", "{{multiple issues|{{unreferenced}}{{tone}}}}", SEVERAL),
        ("{{rq|sources}}", "", "{{unreferenced}}", SEVERAL),
        ("{{rq}}", "", "", SEVERAL),
        ("{{rq|слово}}", "", "", SEVERAL),
        ("{{rq|тема=а|{{Нет источников}}}}", "", "{{unreferenced}}", SEVERAL),
        (
            "{{rq|{{Нет источников}}|{{Плохой перевод}}}}",
            "",
            "{{multiple issues|{{unreferenced}}{{rough translation}}}}",
            SEVERAL,
        ),
    ],
)
def test_a_doubt_is_dropped_or_carried_over(
    given: str, without: str, carried: str, note: str
) -> None:
    for signals, expected in ((False, without), (True, carried)):
        text, notes = told(given, signals=signals)
        assert text == expected
        state = "dropped" if text in ("", "слово.") else "mapped"
        assert f"{state} template: {note}" in notes
        made = adapt(given, Context("ru", signals=signals)).ledger
        assert given.removeprefix("слово").removesuffix(".") in [one.source for one in made]


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ((5, 10, 1582), (15, 10, 1582)),
        ((20, 12, 1699), (30, 12, 1699)),
        ((28, 2, 1700), (10, 3, 1700)),
        ((29, 2, 1700), (11, 3, 1700)),
        ((19, 2, 1800), (2, 3, 1800)),
        ((25, 10, 1917), (7, 11, 1917)),
        ((31, 1, 1918), (13, 2, 1918)),
        ((20, 12, 1917), (2, 1, 1918)),
        ((1, 3, 1900), (14, 3, 1900)),
        ((18, 1, 1905), (31, 1, 1905)),
        ((16, 2, 1912), (29, 2, 1912)),
        ((17, 2, 1912), (1, 3, 1912)),
    ],
)
def test_a_julian_day_has_its_gregorian_one(
    julian: tuple[int, int, int], gregorian: tuple[int, int, int]
) -> None:
    assert _gregorian(*julian) == gregorian
