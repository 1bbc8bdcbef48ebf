"""Footnote marks and magic words, one piece a row: where the stop goes, what is called again, what is English."""

from __future__ import annotations

import pytest

from tests.core.adapt.told import told

LINKS: dict[str, str | None] = {"Вахш": "Vakhsh"}
AGAIN = "mapped reference: defined before"
OTHER = "unresolved reference: the name a is defined before with other content"
NESTED = "mapped reference: a reference in a reference: English needs {{refn}}"
BY_HAND = "unresolved template: no English counterpart known: replace by hand"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("слово<ref>а</ref>.", "слово.<ref>а</ref>"),
        ("слово<ref>а</ref>, и", "слово,<ref>а</ref> и"),
        ("слово<ref>а</ref>; и", "слово;<ref>а</ref> и"),
        ('слово<ref>а</ref>: "да"', 'слово:<ref>а</ref> "да"'),
        ("слово<ref>а</ref>?!", "слово?!<ref>а</ref>"),
        ("слово<ref>а</ref><ref>б</ref>, и", "слово,<ref>а</ref><ref>б</ref> и"),
        ("слово<ref>а</ref> <ref>б</ref>!", "слово!<ref>а</ref><ref>б</ref>"),
        ("слово <ref>а</ref>.", "слово.<ref>а</ref>"),
        ("слово\u00a0<ref>а</ref>.", "слово.<ref>а</ref>"),
        # a stop is not doubled
        ("слово.<ref>а</ref>.", "слово.<ref>а</ref>"),
        ("слово…<ref>а</ref>.", "слово…<ref>а</ref>"),
        ("слово?<ref>а</ref>.", "слово?<ref>а</ref>"),
        ("слово!<ref>а</ref>.", "слово!<ref>а</ref>"),
        ("слово,<ref>а</ref>.", "слово.<ref>а</ref>"),
        # what is no stop, or has nothing to stand behind
        ("слово<ref>а</ref>.5", "слово<ref>а</ref>.5"),
        ("слово<ref>а</ref>.а", "слово<ref>а</ref>.а"),
        ("<ref>а</ref>.", "<ref>а</ref>."),
        ("слово\n<ref>а</ref>.", "слово\n<ref>а</ref>."),
        ("слово\n <ref>а</ref>.", "слово\n <ref>а</ref>."),
        (" <ref>а</ref>.", " <ref>а</ref>."),
        ("* <ref>а</ref>.", "* <ref>а</ref>."),
        ("слово\n#: <ref>а</ref>.", "слово\n#: <ref>а</ref>."),
        ("слово<ref>а</ref>\n<ref>б</ref>.", "слово<ref>а</ref>\n<ref>б</ref>."),
        # a stop in each of two places, and behind a letter that looks like a sign
        ("слово<ref>а</ref>.<ref>б</ref>.", "слово.<ref>а</ref><ref>б</ref>"),
        ("[[Вахш]]<ref>а</ref>.<ref>б</ref>.", "[[Vakhsh]].<ref>а</ref><ref>б</ref>"),
        ("слово 5<ref>а</ref>.{{Нет АИ}}<ref>б</ref>.", "слово 5.<ref>а</ref><ref>б</ref>"),
        ("Луи X<ref>а</ref>.", "Луи X.<ref>а</ref>"),
        # behind markup, and before it
        ("[[Вахш]]<ref>а</ref>.", "[[Vakhsh]].<ref>а</ref>"),
        ("[[Вахш]]\n<ref>а</ref>.", "[[Vakhsh]]\n<ref>а</ref>."),
        ("[[Вахш]] <ref>а</ref>.", "[[Vakhsh]].<ref>а</ref>"),
        ("'''слово'''<ref>а</ref>.", "'''слово'''.<ref>а</ref>"),
        ("слово<ref>а</ref>.[[Вахш]]", "слово.<ref>а</ref>[[Vakhsh]]"),
        ("слово<ref>а</ref>.<br>", "слово.<ref>а</ref><br>"),
        ("слово<ref>а</ref>.{{-}}", "слово.<ref>а</ref>{{clear}}"),
        # other marks
        ('слово<ref name="a" />.', 'слово.<ref name="a" />'),
        ("слово{{sfn|А|1999}}.", "слово.{{sfn|А|1999}}"),
        ("слово{{efn|а}}.", "слово.{{efn|а}}"),
        ("слово{{#tag:ref|а|name=b}}.", "слово.{{#tag:ref|а|name=b}}"),
        ("слово {{#if:а|б}}.", "слово {{#if:а|б}}."),
        ("слово{{Нет АИ}}<ref>а</ref>.", "слово.<ref>а</ref>"),
        ("слово<ref>а</ref>{{Нет АИ}}.", "слово.<ref>а</ref>"),
        ("слово<ref>а</ref> {{Нет АИ}}.", "слово.<ref>а</ref>"),
    ],
)
def test_a_stop_stands_before_footnote_marks(given: str, expected: str) -> None:
    assert told(given, links=LINKS)[0] == expected


@pytest.mark.parametrize(
    ("given", "expected", "notes"),
    [
        ('<ref name="a">один</ref> <ref name="a">один</ref>', '<ref name="a">один</ref> <ref name="a" />', [AGAIN]),
        ('<ref name="a">один</ref> <ref NAME="a"> один </ref>', '<ref name="a">один</ref> <ref name="a" />', [AGAIN]),
        ('<ref name="a">один</ref> <ref name="a">два</ref>', '<ref name="a">один</ref> <ref name="a">два</ref>', [OTHER]),
        ('<ref name="a" group="g">1</ref> <ref name="a" group="g">1</ref>', '<ref name="a" group="g">1</ref> <ref name="a" group="g" />', [AGAIN]),
        ('<ref name="a" group="g">1</ref> <ref name="a">1</ref>', '<ref name="a" group="g">1</ref> <ref name="a">1</ref>', []),
        ('<ref name="a">1</ref> <ref name="b">1</ref>', '<ref name="a">1</ref> <ref name="b">1</ref>', []),
        ('<ref name="a"></ref> <ref name="a">1</ref>', '<ref name="a"></ref> <ref name="a">1</ref>', []),
        ("<ref>1</ref> <ref>1</ref>", "<ref>1</ref> <ref>1</ref>", []),
        ("<ref name>1</ref> <ref name>1</ref>", "<ref name>1</ref> <ref name>1</ref>", []),
        ("<ref>[http://a.example/ Title]{{ref-XX}}</ref>", "<ref>{{cite web |url=http://a.example/ |title=Title |language=xx}}</ref>", []),
        ("<ref>[http://a.example/ Хона]{{ref-tg}}</ref>", "<ref>{{cite web |url=http://a.example/ |script-title=tg:Хона |trans-title= |language=tg}}</ref>", []),
        ("<ref>X [http://a.example/ Дом]{{ref-ru}}</ref>", "<ref>X [http://a.example/ Дом] {{in lang|ru}}</ref>", []),
        ("<ref></ref>", "<ref></ref>", []),
        ("<ref name=a>1</ref><ref name=a />", "<ref name=a>1</ref><ref name=a />", []),
        ("<ref>а<ref>б</ref></ref>", "{{refn|1=а<ref>б</ref>}}", [NESTED]),
        ('<ref name="n" group="g">а<ref>б</ref></ref>', "{{refn|group=g|name=n|1=а<ref>б</ref>}}", [NESTED]),
        # bare links with a language become citations
        ("<ref>[http://a.example/ Title]{{ref-en}}</ref>", "<ref>{{cite web |url=http://a.example/ |title=Title |language=en}}</ref>", []),
        ("<ref>[http://a.example/ Река]{{ref-ru}}</ref>", "<ref>{{cite web |url=http://a.example/ |script-title=ru:Река |trans-title= |language=ru}}</ref>", []),
        ("<ref>[http://a.example/ Быль].{{Ref-fr}}.</ref>", "<ref>{{cite web |url=http://a.example/ |script-title=ru:Быль |trans-title= |language=fr}}</ref>", []),
        ("<ref>[http://a.example/ Річка] {{ref-uk}}</ref>", "<ref>{{cite web |url=http://a.example/ |script-title=uk:Річка |trans-title= |language=uk}}</ref>", []),
        ("<ref>[http://a.example/ Река] и{{ref-ru}}</ref>", "<ref>[http://a.example/ Река] и {{in lang|ru}}</ref>", []),
        ("<ref>http://a.example/{{ref-ru}}</ref>", "<ref>http://a.example/ {{in lang|ru}}</ref>", []),
        ("<ref>[http://a.example/]{{ref-ru}}</ref>", "<ref>[http://a.example/] {{in lang|ru}}</ref>", []),
        ("<ref>[http://a.example/ a|b]{{ref-ru}}</ref>", "<ref>[http://a.example/ a|b] {{in lang|ru}}</ref>", []),
        ("<ref>[http://a.example/ Title]{{Нечто}}</ref>", "<ref>[http://a.example/ Title]{{Нечто}}</ref>", [BY_HAND]),
        ("<ref>{{ref-ru}}[http://a.example/ Title]</ref>", "<ref>{{in lang|ru}}[http://a.example/ Title]</ref>", []),
    ],
)  # fmt: skip
def test_a_reference_is_defined_once_and_keeps_its_content(
    given: str, expected: str, notes: list[str]
) -> None:
    assert told(given) == (expected, notes)


ROMANISED = "mapped magic: romanised: compare with the title"
TITLE = "dropped magic: the English title shows itself"
SUBST = "unresolved magic: a template of that name may not exist in English"


@pytest.mark.parametrize(
    ("given", "expected", "notes"),
    [
        # behaviour switches and redirects
        ("__БЕЗ_ОГЛ__", "__NOTOC__", []),
        ("__без_огл__ __ОГЛ__", "__NOTOC__ __TOC__", []),
        ("__НЕЧТО__", "__НЕЧТО__", []),
        ("__NOTOC__", "__NOTOC__", []),
        ("__ФЕҲРИСТ__", "__ФЕҲРИСТ__", []),
        ("#равона [[Вахш]]", "#равона [[Vakhsh]]", []),
        ("#ПЕРЕНАПРАВЛЕНИЕ [[Вахш]]", "#REDIRECT [[Vakhsh]]", []),
        ("#перенаправление: [[Вахш]]", "#REDIRECT: [[Vakhsh]]", []),
        ("\n#перенаправление[[Вахш]]", "\n#REDIRECT[[Vakhsh]]", []),
        ("#redirect [[Вахш]]", "#redirect [[Vakhsh]]", []),
        ("#НЕЧТО [[Вахш]]", "#НЕЧТО [[Vakhsh]]", []),
        ("слово #ПЕРЕНАПРАВЛЕНИЕ [[Вахш]]", "слово #ПЕРЕНАПРАВЛЕНИЕ [[Vakhsh]]", []),
        # sort keys and titles
        ("{{СОРТИРОВКА_ПО_УМОЛЧАНИЮ:Вода}}", "{{DEFAULTSORT:Voda}}", [ROMANISED]),
        ("{{DEFAULTSORT:Вода}}", "{{DEFAULTSORT:Voda}}", [ROMANISED]),
        ("{{DEFAULTSORT:Voda}}", "{{DEFAULTSORT:Voda}}", []),
        ("{{DEFAULTSORT: Voda }}", "{{DEFAULTSORT: Voda }}", []),
        ("{{DEFAULTSORT:Вода: река}}", "{{DEFAULTSORT:Voda: reka}}", [ROMANISED]),
        ("{{КЛЮЧ_СОРТИРОВКИ: Voda}}", "{{DEFAULTSORT:Voda}}", []),
        ("{{ПОКАЗАТЬ_ЗАГОЛОВОК:Вода}}", "", [TITLE]),
        ("{{ПОКАЗАТЬ_ЗАГОЛОВОК:''iX''}}", "{{DISPLAYTITLE:''iX''}}", []),
        ("{{DISPLAYTITLE:Вода: X}}", "", [TITLE]),
        ("{{DISPLAYTITLE:iX}}", "{{DISPLAYTITLE:iX}}", []),
        # variables and functions
        ("{{ТЕКУЩИЙ_ГОД}}", "{{CURRENTYEAR}}", []),
        ("{{CURRENTYEAR}}", "{{CURRENTYEAR}}", []),
        ("{{PAGENAME}}", "{{PAGENAME}}", []),
        ("{{currentyear}}", "{{currentyear}}", [BY_HAND]),
        ("{{formatnum:12345}} км", "12,345 km", []),
        ("{{formatnum:1234567}} чел.", "1,234,567 people", []),
        ("{{formatnum:x5}}", "{{formatnum:x5}}", []),
        ("{{formatnum:12345}}", "12,345", []),
        ("{{formatnum: 12345 }}", "12,345", []),
        ("{{formatnum:1234,5}}", "{{formatnum:1234,5}}", []),
        ("{{ФОРМАТИРОВАТЬ_ЧИСЛО:12345.5}}", "12,345.5", []),
        ("<ref>{{formatnum:12345}}</ref>", "<ref>12,345</ref>", []),
        ("{{#если:а|1,5 км|[[Вахш]]}}", "{{#if:а|1,5 км|[[Vakhsh]]}}", []),
        ("{{#если:а:б|в}}", "{{#if:а:б|в}}", []),
        ("{{#if:а|б|в}}", "{{#if:а|б|в}}", []),
        ("{{#IF:а|б}}", "{{#IF:а|б}}", []),
        ("{{#invoke:A|b|c=1,5}}", "{{#invoke:A|b|c=1,5}}", []),
        ("{{#tag:ref|Нас 1,5 млн}}", "{{#tag:ref|Нас 1.5 million}}", []),
        ("{{#tag:pre|Нас 1,5 млн}}", "{{#tag:pre|Нас 1,5 млн}}", []),
        ("{{lc:ABC}}", "{{lc:ABC}}", []),
        # substitution
        ("{{ПОДСТ:А|б}}", "{{subst:А|б}}", [SUBST]),
        ("{{подст:А:б|1,5 км}}", "{{subst:А:б|1,5 км}}", [SUBST]),
        ("{{МОНДАН:А}}", "{{МОНДАН:А}}", [BY_HAND]),
        ("{{ЗАЩПОДСТ:А}}", "{{safesubst:А}}", [SUBST]),
        ("{{подст: А|[[Вахш]]}}", "{{subst: А|[[Vakhsh]]}}", [SUBST]),
        ("{{subst:А}}", "{{subst:А}}", [BY_HAND]),
        # characters
        ("{{!}}", "{{!}}", []),
        ("{{=}}", "{{=}}", []),
        ("{{!!}}", "{{!!}}", []),
        ("{{!)}}", "{{!)}}", []),
        ("{{(!}}", "{{(!}}", []),
    ],
)  # fmt: skip
def test_a_magic_word_is_english(given: str, expected: str, notes: list[str]) -> None:
    assert told(given, links=LINKS) == (expected, notes)


def test_a_template_that_doubts_is_dropped_however_it_is_called() -> None:
    assert told("слово{{подст:нет аи}}.")[0] == "слово."


@pytest.mark.parametrize(
    ("named", "lang"),
    [("ru", "ru"), ("tg", "tg"), ("uk", "uk"), ("be", "be"), ("bg", "bg"), ("fr", "tg"), ("sr", "tg")],
)  # fmt: skip
def test_the_script_of_a_title_is_that_of_the_named_language_or_of_the_wiki(
    named: str, lang: str
) -> None:
    made, _ = told("<ref>[http://a.example/ Дом]{{ref-" + named + "}}</ref>", "tg")
    assert f"|script-title={lang}:Дом |trans-title= |language={named}}}}}" in made
