"""What becomes of a link, by its target, its label and what the wiki knows; and what a person is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.adapt.told import told
from workbench.core.adapt.links import english_name, fold

LINKS: dict[str, str | None] = {
    "Вахш": "Vakhsh (river)", "Шпрее": "Spree", "Город": "City#Old", "Чашма": None, "Сад (роман)": None, "Сад 5 мая": None,
    "Каримов, Рустам Саидович": None, "Категория:Реки": "Category:Rivers", "Шаблон:Мост": "Template:Bridge",
    "Портал:Азия": "Portal:Asia", "Википедия:О нас": "Wikipedia:About",
    "Windows": "Microsoft Windows",
}  # fmt: skip
SECTION = "unresolved link: section name not translated"
ROMANISED = "mapped link: the English name is a romanisation: check it"
UNKNOWN = "unresolved link: whether there is an English article is not known"
DATE = "dropped link: English articles do not link dates"
LANGUAGE = "dropped interlanguage: Wikidata holds language links"
NO_PAGE = "unresolved link: no English page of that name known"
NO_SPACE = "unresolved link: English Wikipedia has no such namespace: linked to the source wiki"
COMPUTED = "kept link: target made by a template"
NOWHERE = "unresolved link: the source wiki has no such page either: unlink it?"

ARTICLES = [
    ("[[Вахш]]", "[[Vakhsh (river)|Vakhsh]]", []),
    ("[[вахш]]", "[[Vakhsh (river)|vakhsh]]", []),
    ("[[Вахш|река]]", "[[Vakhsh (river)|река]]", []),
    ("[[Вахш|Vakhsh (river)]]", "[[Vakhsh (river)]]", []),
    ("[[Шпрее|Spree]]", "[[Spree]]", []),
    ("[[Шпрее|spree]]", "[[spree]]", []),
    ("[[шпрее]]", "[[spree]]", []),
    ("[[Шпрее|Sprees]]", "[[Spree]]s", []),
    ("[[Шпрее|Spree2]]", "[[Spree|Spree2]]", []),
    ("[[Шпрее|X]]", "[[Spree|X]]", []),
    ("[[Шпрее]]ю", "[[Spree|Шпреею]]", []),
    ("[[Шпрее|Sp]]s", "[[Spree|Sps]]", []),
    ("[[Вахш#История]]", "[[Vakhsh (river)#History|Vakhsh]]", []),
    ("[[Вахш#История|о ней]]", "[[Vakhsh (river)#History|о ней]]", []),
    ("[[Вахш#Неведомое]]", "[[Vakhsh (river)#Неведомое|Vakhsh]]", [SECTION]),
    ("[[Город]]", "[[City#Old|City]]", []),
    ("[[Город#История|x]]", "[[City#History|x]]", []),
    ("[[Город#Foo]]", "[[City#Foo|City]]", []),
    ("[[Неведомое]]", "[[Неведомое]]", [UNKNOWN]),
    ("[[Неведомое|x]]", "[[Неведомое|x]]", [UNKNOWN]),
    ("[[Неведомое|1,5 км]]", "[[Неведомое|1.5 km]]", [UNKNOWN]),
    ("[[Неведомое|Неведомое]]", "[[Неведомое]]", [UNKNOWN]),
    ("[[Latin]]", "[[Latin]]", []),
    ("[[Windows]]", "[[Microsoft Windows]]", []),
    ("[[Latin|Latin]]", "[[Latin]]", []),
    ("[[Latin|латынь]]", "[[Latin|латынь]]", []),
    ("[[Latin#История]]", "[[Latin#История]]", []),
    # the page's own sections
    ("[[#История]]", "[[#History]]", []),
    ("[[#История|x]]", "[[#History|x]]", []),
    ("[[#Неведомое|x]]", "[[#Неведомое|x]]", [SECTION]),
    ("[[#Foo]]", "[[#Foo]]", []),
    ("[[#Внешние_ссылки]]", "[[#External links]]", []),
    ("[[#История_]]", "[[#History]]", []),
    # targets that a template makes
    ("[[{{PAGENAME}}]]", "[[{{PAGENAME}}]]", [COMPUTED]),
    ("[[{{PAGENAME}}/1,5 км]]", "[[{{PAGENAME}}/1,5 км]]", [COMPUTED]),
    ("[[{{PAGENAME}}|1,5 км]]", "[[{{PAGENAME}}|1.5 km]]", [COMPUTED.replace("kept", "mapped")]),
    # dates
    ("[[1992 год]]", "1992", [DATE]),
    ("[[1992 год|1992]]", "1992", [DATE]),
    ("[[1992 год]]а", "1992", [DATE]),
    ("[[12 мая|двенадцатое ма]]я", "двенадцатое мая", [DATE]),
    ("[[12 мая]] был", "12 May был", [DATE]),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected", "notes"), ARTICLES)
def test_a_link_to_an_article(given: str, expected: str, notes: list[str]) -> None:
    assert told(given, links=LINKS) == (expected, notes)


@pytest.mark.parametrize(
    ("given", "settings", "expected", "notes"),
    [
        ("[[Чашма]]", {}, "{{ill|Chashma|ru|Чашма}}", [ROMANISED]),
        ("[[чашма]]", {}, "{{ill|Chashma|ru|Чашма}}", [ROMANISED]),
        ("[[Чашма|вода]]", {}, "{{ill|Chashma|ru|Чашма|lt=вода}}", [ROMANISED]),
        ("[[Чашма#Вид|вода]]", {}, "{{ill|Chashma|ru|Чашма|lt=вода}}", [ROMANISED]),
        ("[[Чашма]]ми", {}, "{{ill|Chashma|ru|Чашма|lt=Чашмами}}", [ROMANISED]),
        ("[[Чашма|Chashma]]", {}, "{{ill|Chashma|ru|Чашма}}", [ROMANISED]),
        ("[[Каримов, Рустам Саидович]]", {}, "{{ill|Rustam Karimov|ru|Каримов, Рустам Саидович}}", [ROMANISED]),
        ("[[Сад 5 мая]]", {}, "{{ill|Sad 5 maya|ru|Сад 5 мая}}", [ROMANISED]),
        ("[[Сад (роман)]]", {}, "{{ill|Sad|ru|Сад (роман)}}", [ROMANISED]),
        ("[[Чашма]]", {"red_links": "plain"}, "Чашма", ["dropped link: no English article; plain text by policy"]),
        ("[[Чашма|вода]]", {"red_links": "plain"}, "вода", ["dropped link: no English article; plain text by policy"]),
        ("[[Чашма]]", {"red_links": "red"}, "[[Chashma]]", [ROMANISED]),
        ("[[Чашма|вода]]", {"red_links": "red"}, "[[Chashma|вода]]", [ROMANISED]),
        ("[[Чашма]]", {"existing": {"Chashma"}}, "{{ill|Chashma|ru|Чашма}}", ["unresolved link: English Wikipedia has another page named Chashma"]),
        ("[[Чашма]]", {"absent": {"Чашма"}}, "{{ill|Chashma|ru|Чашма}}", [NOWHERE]),
        ("[[Чашма#Вид]]", {"absent": {"Чашма"}, "red_links": "red"}, "[[Chashma]]", [NOWHERE]),
        ("[[Чашма]]", {"absent": {"Чашма"}, "existing": {"Chashma"}}, "{{ill|Chashma|ru|Чашма}}", [NOWHERE]),
    ],
)  # fmt: skip
def test_a_link_to_what_english_lacks(
    given: str, settings: dict[str, Any], expected: str, notes: list[str]
) -> None:
    assert told(given, links=LINKS, **settings) == (expected, notes)


@pytest.mark.parametrize(
    ("given", "expected", "notes"),
    [
        # languages and sister projects
        ("[[:en:Berlin]]", "[[Berlin]]", []),
        ("[[:en:Berlin|Berlin]]", "[[Berlin]]", []),
        ("[[:en:Berlin|the city]]", "[[Berlin|the city]]", []),
        ("[[:en:Berlin#X]]", "[[Berlin#X]]", []),
        ("[[:en:Berlin#X|y]]", "[[Berlin#X|y]]", []),
        ("[[:de:Fluss|река]]", "[[:de:Fluss|река]]", []),
        ("[[:de:Fluss|1,5 км]]", "[[:de:Fluss|1.5 km]]", []),
        ("[[:de:Fluss]]", "[[:de:Fluss]]", []),
        ("[[de:Fluss]]", "", [LANGUAGE]),
        ("[[en:Berlin]]", "", [LANGUAGE]),
        ("[[wikt:слово]]", "[[:wikt:ru:слово]]", []),
        ("[[wikt:word]]", "[[:wikt:ru:word]]", []),
        ("[[s:Текст|т]]", "[[:s:ru:Текст|т]]", []),
        ("[[s:de:Text|t]]", "[[s:de:Text|t]]", []),
        ("[[c:Реки]]", "[[c:Реки]]", []),
        # namespaces
        ("[[Портал:Азия]]", "[[Portal:Asia]]", []),
        ("[[Портал:Азия|А]]", "[[Portal:Asia|А]]", []),
        ("[[Портал:Неведомое]]", "[[Portal:Неведомое]]", [NO_PAGE]),
        ("[[Википедия:О нас]]", "[[Wikipedia:About]]", []),
        ("[[Участник:Имя]]", "[[User:Имя]]", [NO_PAGE]),
        ("[[Участник:Name]]", "[[User:Name]]", []),
        ("[[Обсуждение:Вахш|x]]", "[[Talk:Вахш|x]]", [NO_PAGE]),
        ("[[Шаблон:Мост]]", "[[Template:Bridge]]", []),
        ("[[Категория:Реки|*]]", "[[Category:Rivers|*]]", []),
        ("[[:Категория:Реки]]", "[[:Category:Rivers]]", []),
        ("[[:Категория:Реки|р]]", "[[:Category:Rivers|р]]", []),
        ("[[:Файл:A.jpg]]", "[[:File:A.jpg]]", []),
        ("[[:Файл:Вид.jpg]]", "[[:File:Вид.jpg]]", []),
        ("[[Медиа:Звук.ogg|a]]", "[[Media:Звук.ogg|a]]", []),
        ("[[Special:Search]]", "[[Special:Search]]", []),
        ("[[Special: Search|1,5 км]]", "[[Special:Search|1.5 km]]", []),
        ("[[Проект:Реки]]", "[[:ru:Проект:Реки|Проект:Реки]]", [NO_SPACE]),
        ("[[Проект:Реки_Азии|x]]", "[[:ru:Проект:Реки Азии|x]]", [NO_SPACE]),
        ("[[:Проект:Реки]]", "[[:ru:Проект:Реки|Проект:Реки]]", [NO_SPACE]),
    ],
)  # fmt: skip
def test_a_link_to_another_wiki_or_namespace(given: str, expected: str, notes: list[str]) -> None:
    assert told(given, links=LINKS) == (expected, notes)


PROSE = "The river is long and wide and blue. " * 6


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("[[12 May]]", "[[12 May]]"),
        ("[[Windows]]", "[[Windows]]"),
        ("[[1992 год]]", "[[1992 год]]"),
        ("[[wikt:word]]", "[[wikt:word]]"),
        ("[[wikt:слово]]", "[[:wikt:ru:слово]]"),
        ("[[Портал:Азия]]", "[[Portal:Asia]]"),
        ("[[Вахш|the river]]", "[[Vakhsh (river)|the river]]"),
    ],
)
def test_a_link_on_an_english_page(given: str, expected: str) -> None:
    assert told(PROSE + given, links=LINKS)[0] == PROSE + expected


def test_a_link_in_a_citation_becomes_no_interlanguage_link() -> None:
    text = "{{книга|заглавие=Sad|издательство=[[Чашма|Ч.]]}}"
    assert told(text, links=LINKS) == (
        "{{cite book|title=Sad|publisher=Ч.}}",
        ["dropped link: no English article; {{ill}} does not belong into a citation"],
    )


def test_the_wiki_s_own_language_is_told() -> None:
    links: dict[str, str | None] = {"Олмон": "Germany", "Чашма": None}
    assert told("[[Олмон]] [[Лоиҳа:А]] [[Чашма]]", "tg", links) == (
        "[[Germany]] [[:tg:Лоиҳа:А|Лоиҳа:А]] {{ill|Chashma|tg|Чашма}}",
        [NO_SPACE, ROMANISED],
    )


@pytest.mark.parametrize(
    ("target", "label", "text"),
    [
        ("Berlin", "Berlin", "[[Berlin]]"), ("Berlin", "berlin", "[[berlin]]"), ("berlin", "Berlin", "[[Berlin]]"),
        ("diplomat", "diplomats", "[[diplomat]]s"), ("Diplomat", "diplomats", "[[diplomat]]s"),
        ("Berlin", "the city", "[[Berlin|the city]]"), ("Berlin", "Berlin's", "[[Berlin|Berlin's]]"),
        ("Berlin", "BerlinS", "[[Berlin|BerlinS]]"), ("Berlin", "BERLIN", "[[Berlin|BERLIN]]"),
        ("Berlin", "Ber", "[[Berlin|Ber]]"), ("Berlin", "Merlins", "[[Berlin|Merlins]]"), ("", "s", "[[|s]]"),
    ],
)  # fmt: skip
def test_a_link_is_as_short_as_it_can_be(target: str, label: str, text: str) -> None:
    assert fold(target, label) == text


@pytest.mark.parametrize(
    ("title", "lang", "name"),
    [
        ("Чашма", "ru", "Chashma"), ("Сад (роман)", "ru", "Sad"), ("Каримов, Рустам Саидович", "ru", "Rustam Karimov"),
        ("Каримова, Зебо Саидовна", "ru", "Zebo Karimova"), ("Айни, Садриддин", "ru", "Sadriddin Ayni"),
        ("Каримов, Рустам Ильич", "ru", "Rustam Karimov"), ("Реки, горы и долины далёкие здесь", "ru", "Reki, gory i doliny dalyokiye zdes"),
        ("Вахш, ", "ru", "Vakhsh, "), ("Вахш, Нурек, Рогун", "ru", "Vakhsh, Nurek, Rogun"), ("Река", "de", "Река"), ("Дарёи Вахш", "tg", "Daryoi Vakhsh"),
    ],
)  # fmt: skip
def test_a_name_to_propose_is_romanised_and_turned_round(title: str, lang: str, name: str) -> None:
    assert english_name(title, lang) == name
