"""What a wikitext is said to hold: references, links, templates, files, categories, addresses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.core.wikitext.fragments import wikitext
from workbench.core.wikitext import names, scan
from workbench.core.wikitext.spans import scan as spans_of


@pytest.mark.parametrize(
    ("text", "name", "group", "content", "alone"),
    [
        ("<ref>Том 2.</ref>", "", "", "Том 2.", False),
        ('<ref name="том">Том 2.</ref>', "том", "", "Том 2.", False),
        ("<ref name='том два' />", "том два", "", "", True),
        ("<ref name=том/>", "том", "", "", True),
        ("<ref name=том />", "том", "", "", True),
        ('<ref name = " том " group="К">а</ref>', "том", "К", "а", False),
        ('<REF GROUP=К NAME="том">а</REF>', "том", "К", "а", False),
        ('<ref name="а/б">в</ref>', "а/б", "", "в", False),
        ('<ref name="">в</ref>', "", "", "в", False),
        ("<ref>\nВ две\nстроки\n</ref>", "", "", "\nВ две\nстроки\n", False),
        ("<ref></ref>", "", "", "", False),
        ('<ref name="том" follow="x">а</ref>', "том", "", "а", False),
    ],
)
def test_a_reference_tells_its_attributes(
    text: str, name: str, group: str, content: str, alone: bool
) -> None:
    (one,) = scan.references(f"До{text}после")
    assert (one.name, one.group, one.content, one.self_closing) == (name, group, content, alone)
    assert f"До{text}после"[one.start : one.end] == text


def test_references_in_templates_and_lists_are_found_and_those_in_comments_are_not() -> None:
    text = (
        "{{Карточка|длина=5<ref>а</ref>}}<references><ref name=б>в</ref></references>"
        "<!-- <ref>нет</ref> --><nowiki><ref>нет</ref></nowiki>"
    )
    assert [one.content for one in scan.references(text)] == ["а", "в"]


@pytest.mark.parametrize(
    ("text", "target", "label", "trail", "fragment"),
    [
        ("[[Вахш]]", "Вахш", "Вахш", "", ""),
        ("[[Вахш|река]]", "Вахш", "река", "", ""),
        ("[[Вахш|]]", "Вахш", "", "", ""),
        ("[[Вахш]]ский", "Вахш", "Вахш", "ский", ""),
        ("[[Хисор]]ӣ шаҳр", "Хисор", "Хисор", "ӣ", ""),
        ("[[Вахш]]Ский", "Вахш", "Вахш", "", ""),
        ("[[Вахш]]2", "Вахш", "Вахш", "", ""),
        ("[[ Вахш_река ]]", "Вахш река", "Вахш_река", "", ""),
        ("[[Вахш#Исток|исток]]", "Вахш", "исток", "", "Исток"),
        ("[[#Исток]]", "", "#Исток", "", "Исток"),
        ("[[:Категория:Реки]]", "Категория:Реки", "Категория:Реки", "", ""),
        ("[[:en:Vakhsh|англ.]]", "en:Vakhsh", "англ.", "", ""),
        ("[[Вахш|а|б]]", "Вахш", "а|б", "", ""),
        ("[[Вахш|''Вахш'']]", "Вахш", "''Вахш''", "", ""),
        ("[[Вахш|[https://x.org а]]]", "Вахш", "[https://x.org а]", "", ""),
    ],
)
def test_a_link_tells_where_it_leads_and_what_it_shows(
    text: str, target: str, label: str, trail: str, fragment: str
) -> None:
    one = scan.links(text)[0]
    assert (one.target, one.label, one.trail, one.fragment) == (target, label, trail, fragment)


@pytest.mark.parametrize(
    "text",
    ["[[]]", "[[ ]]", "[[а\nб]]", "[[а<b>]]", "[[а[б]]", "[[Файл:а.jpg]]", "[[Категория:а]]"],
)
def test_what_shows_no_page_is_no_link(text: str) -> None:
    assert scan.links(text) == []


@pytest.mark.parametrize(
    ("text", "name", "options"),
    [
        ("[[Файл:Вид.jpg]]", "Файл:Вид.jpg", []),
        ("[[File:Вид.jpg|thumb|left|Вид на [[Вахш|реку]]]]", "File:Вид.jpg", ["thumb", "left", "Вид на [[Вахш|реку]]"]),
        ("[[ Изображение : Вид.jpg |мини]]", "Изображение : Вид.jpg", ["мини"]),
        ("[[Акс:Вид.jpg|чап]]", "Акс:Вид.jpg", ["чап"]),
        ("[[файл:вид.jpg|Подпись{{сноска|а|б}}]]", "файл:вид.jpg", ["Подпись{{сноска|а|б}}"]),
    ],
)  # fmt: skip
def test_a_picture_tells_its_options(text: str, name: str, options: list[str]) -> None:
    (one,) = scan.files(text)
    assert (one.name, one.options) == (name, options)
    assert scan.links(text) == [] or "[[Вахш" in text


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("[[Категория:Реки]]", "Реки", ""),
        ("[[Category:Rivers|Vakhsh]]", "Rivers", "Vakhsh"),
        ("[[категория: Реки |*]]", "Реки", "*"),
        ("[[Гурӯҳ:Дарёҳо| ]]", "Дарёҳо", " "),
    ],
)
def test_a_category_tells_its_sort_key(text: str, name: str, key: str) -> None:
    assert [(c.name, c.sort_key) for c in scan.categories(text)] == [(name, key)]
    assert scan.categories(text.replace("[[", "[[:")) == []


@pytest.mark.parametrize(
    ("text", "name", "params"),
    [
        ("{{а}}", "а", []),
        ("{{ Река_большая\n|б}}", "Река большая", [("1", "б")]),
        ("{{а|б|в=г|д}}", "а", [("1", "б"), ("в", "г"), ("2", "д")]),
        ("{{а| в = г }}", "а", [("в", " г ")]),
        ("{{а|2=б|в}}", "а", [("2", "б"), ("1", "в")]),
        ("{{а|в=г=д}}", "а", [("в", "г=д")]),
        ("{{а<!-- х -->|<!-- х -->в=г}}", "а", [("в", "г")]),
        ("{{а|{{б|в=г}}}}", "а", [("1", "{{б|в=г}}")]),
        ("{{а||}}", "а", [("1", ""), ("2", "")]),
        ("{{а|=б}}", "а", [("", "б")]),
    ],
)
def test_a_template_tells_its_parameters(
    text: str, name: str, params: list[tuple[str, str]]
) -> None:
    one = scan.templates(text)[0]
    assert (one.name, one.params) == (name, params)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[https://x.org/а Сайт]", [("https://x.org/а", "Сайт")]),
        ("[https://x.org]", [("https://x.org", "")]),
        ("См. https://x.org/a?b=c.", [("https://x.org/a?b=c", "")]),
        ("(http://x.org/a), ftp://y.org!", [("http://x.org/a", ""), ("ftp://y.org", "")]),
        ("https://x.org/a''курсив''", [("https://x.org/a''курсив", "")]),
        ("{{cite web|url=https://x.org/a|title=А}}", [("https://x.org/a", "")]),
        ("<!-- https://x.org --> <nowiki>https://y.org</nowiki>", []),
        ("[https://x.org https://y.org]", [("https://x.org", "https://y.org")]),
        ("[//x.org А] https://y.org", [("//x.org", "А"), ("https://y.org", "")]),
        ("https://x.org[[Вахш]]", [("https://x.org", "")]),
    ],
)
def test_addresses_are_found_bare_and_in_brackets(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(one.url, one.label) for one in scan.external_links(text)] == wanted


@pytest.mark.parametrize(
    ("target", "file", "category", "interlanguage"),
    [
        ("Файл:а.jpg", True, False, False),
        ("ИЗОБРАЖЕНИЕ:а.jpg", True, False, False),
        ("Media:а.ogg", True, False, False),
        (":Файл:а.jpg", False, False, False),
        ("Категория:а", False, True, False),
        ("К:а", False, True, False),
        ("Гурух:а", False, True, False),
        ("en:Vakhsh", False, False, True),
        ("be-x-old:Вахш", False, False, True),
        ("simple:Vakhsh", False, False, True),
        (":en:Vakhsh", False, False, False),
        ("Вахш", False, False, False),
        ("Война: начало", False, False, False),
        ("", False, False, False),
    ],
)
def test_a_prefix_tells_what_a_target_does(
    target: str, file: bool, category: bool, interlanguage: bool
) -> None:
    told = (names.is_file(target), names.is_category(target), names.is_interlanguage(target))
    assert told == (file, category, interlanguage)


@given(wikitext)
@settings(max_examples=80)
def test_one_pass_serves_all_lists(text: str) -> None:
    spans = spans_of(text)
    for listed in (
        scan.references,
        scan.links,
        scan.files,
        scan.categories,
        scan.templates,
        scan.external_links,
    ):
        assert listed(text, spans) == listed(text)


@given(wikitext)
@settings(max_examples=80)
def test_an_address_stands_where_it_is_said_to_stand(text: str) -> None:
    for one in scan.external_links(text):
        piece = text[one.start : one.end]
        assert piece == one.url or piece.startswith("[" + one.url)


def test_a_million_characters_of_open_brackets_are_listed_at_once() -> None:
    for piece in ("[[", "{{", "<ref>", "<!--", "'''", "&nbsp"):
        text = piece * (200_000 // len(piece))
        assert scan.links(text) == []
