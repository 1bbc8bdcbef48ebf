"""What each rule says, and where its borders are: a row a case, found and let pass side by side."""

from __future__ import annotations

import pytest

from workbench.core.checks import CheckContext, check, check_page
from workbench.core.model import Finding, Severity

ANY = "Город стар."


def told(
    rule: str, source: str, target: str, lang: str = "ru", **more: object
) -> list[tuple[str, str]]:
    """Return what a rule says of a pair, each with the words it points at; `…` is the whole target."""
    found = check_page(source, target, CheckContext(lang=lang, **more))  # type: ignore[arg-type]
    spots = [(target[f.start : f.end], f.message) for f in found if f.rule == rule]
    return [("…" if at and at == target else at, message) for at, message in spots]


@pytest.mark.parametrize(
    ("rule", "target", "found"),
    [
        ("brackets", "It (is old.", [("(", "( has no counterpart")]),
        ("citation-parameter", "<ref>{{книга|title=X}}</ref>", [("книга", "{{книга}} is no citation template of English Wikipedia")]),
        ("citation-parameter", "{{ книга |год=1}}", [(" книга ", "{{книга}} is no citation template of English Wikipedia"), ("год", "the parameter год has no English name")]),
        ("citation-parameter", "{{cite web| год =1|a=год}}", [(" год ", "the parameter год has no English name")]),
        ("citation-parameter", "{{cite web|год}}", []),
        ("citation-parameter", "{{cite web|x|год=1|том=2}}", [("год", "the parameter год has no English name"), ("том", "the parameter том has no English name")]),
        ("citation-parameter", "{{Town|год=1}} {{cite web|год=2}}", [("год", "the parameter год has no English name")]),
        ("citation-parameter", "{{sfn|Лосев|2001|с=15}}", [("с", "the parameter с has no English name")]),
        ("citation-parameter", "{{cite web|title=a=год}}", []),
        ("cyrillic-left", "The город.", [("город", "“город” is left in Cyrillic")]),
        ("cyrillic-left", "город", [("…", "“город” is left in Cyrillic")]),
        ("cyrillic-left", "xгород", []),
        ("cyrillic-left", "городx", []),
        ("cyrillic-left", "<nowiki>город</nowiki>", []),
        ("cyrillic-left", "<gallery>\nа.jpg|город\n</gallery>", [("город", "“город” is left in Cyrillic")]),
        ("cyrillic-left", '<references><ref name="а">город</ref></references>', []),
        ("cyrillic-left", "{{Город|b=c}}", []),
        ("cyrillic-left", "{{Box|город}}", [("город", "“город” is left in Cyrillic")]),
        ("cyrillic-left", "{{Box|имя=город}}", [("город", "“город” is left in Cyrillic")]),
        ("cyrillic-left", "{{Box|native_name=город}}", []),
        ("cyrillic-left", "{{Box|name_ru=город|x=село}}", [("село", "“село” is left in Cyrillic")]),
        ("cyrillic-left", "{{Box|local=a|город}}", [("город", "“город” is left in Cyrillic")]),
        ("cyrillic-left", "[[ru:Город]]", []),
        ("cyrillic-left", "[[:ru:Город|село]]", [("село", "“село” is left in Cyrillic")]),
        ("cyrillic-left", "[[wikt:город|town]]", []),
        ("cyrillic-left", "[[Town|село]]", [("село", "“село” is left in Cyrillic")]),
        ("cyrillic-left", "//example.org/город", []),
        ("dash", "In 1941-45.", [("1941-45", "the range 1941-45 takes an en dash")]),
        ("dash", "Pages 5—7.", [("—", "a range of numbers takes an en dash")]),
        ("dash", "Old — new.", [(" — ", "an em dash stands without spaces, or a spaced en dash instead")]),
        ("date-style", "On 25 May, 1993.", [("25 May, 1993", "25 May, 1993: no comma stands between month and year")]),
        ("date-style", "On 5th May.", [("5th May", "5th May: a day of the month is a bare number")]),
        ("date-style", "On 5.06.1993.", [("5.06.1993", "5.06.1993: write the month as a word")]),
        ("date-style", "On 5 june.", [("5 june", "5 june: months have a capital letter")]),
        ("date-style", "In the 1993 year.", [("In the 1993 year", "In the 1993 year: leave out “year”")]),
        ("date-style", "In 1993 years of war.", []),
        ("doubled-text", "It lies by the river by the river.", [("by the river", "this stands twice")]),
        ("doubled-text", "One two, one two, one two.", []),
        ("doubled-text", "He had won three in 1990 three in 1990.", []),
        ("doubled-text", "A b c d e one A b c d e one.", [("A b c d e one", "this stands twice")]),
        ("doubled-text", "It is not very far. It is new. It is not very far.", [("It is not very far.", "this stands twice")]),
        ("doubled-text", "It is far off. New. It is far off.", []),
        ("doubled-text", "The old stone bridge, the old stone bridge.", [("the old stone bridge", "this stands twice")]),
        ("doubled-text", "The old bridge, the old bridge.", []),
        ("doubled-text", "The old bridge the old bridge.", [("the old bridge", "this stands twice")]),
        ("doubled-text", "at 5 and 6 at 5 and 6 ", []),
        ("doubled-text", "at 5 and 6 or 7 at 5 and 6 or 7", [("at 5 and 6 or 7", "this stands twice")]),
        ("engine-comment", "Sure! It is.", [("Sure!", "“Sure!” looks like a remark of the engine")]),
        ("engine-comment", "I hope this helps", [("…", "“I hope this helps” looks like a remark of the engine")]),
        ("foreign-markup", "[[Файл:A.jpg]]", [("[[Файл:", "Файл: is not an English markup word")]),
        ("foreign-markup", "[[File:A.jpg| мини ]]", [("| мини ", "мини is not an English markup word")]),
        ("foreign-markup", "{{ Особое |5}}", [(" Особое ", "{{Особое}} is no template of English Wikipedia")]),
        ("foreign-markup", "{{СОРТИРОВКА_ПО_УМОЛЧАНИЮ:А}}", [("{{СОРТИРОВКА_ПО_УМОЛЧАНИЮ:", "{{СОРТИРОВКА_ПО_УМОЛЧАНИЮ: is not an English markup word")]),
        ("foreign-markup", "{{книга|a=1}}", []),
        ("leftover-mark", "{3}", [("…", "a placeholder was left")]),
        ("leftover-mark", "{3} {", [("{3}", "a placeholder was left")]),
        ("leftover-mark", "It\u200bis", [("\u200b", "an invisible character stands here")]),
        ("leftover-mark", "It â€", [("â€", "characters were decoded wrongly")]),
        ("leftover-mark", "It ATOM12.", [("ATOM12", "a placeholder was left")]),
        ("leftover-mark", "It ATOMS.", []),
        ("markup", "a <!-- b", [("<!--", "<!-- is not closed")]),
        ("markup", "<!-- b --> a", []),
        ("markup", "<i>b", [("<i>", "<i> is not closed")]),
        ("markup", "b</i>", [("</i>", "</i> closes nothing")]),
        ("markup", "[[a", [("[[", "[[ has no counterpart")]),
        ("markup", "a]] b]]", [("]]", "]] has no counterpart"), ("]]", "]] has no counterpart")]),
        ("markup", "{{{1}}} [[a]] {{b}}", []),
        ("markup", "<poem>a</poem> <gallery>\nа.jpg\n</gallery> <references />", []),
        ("markup", "<references>\n<ref name=a>b</ref>\n</references>", []),
        ("markup", "a <li>b <p>c", []),
        ("markup", "<b><i>a</b></i>", [("</i>", "</i> closes nothing")]),
        ("markup", "<span /> a", []),
        ("mixed-script", "The tоwn", [("tоwn", "“tоwn” has Cyrillic letters in it: о")]),
        ("mixed-script", "The гopод", [("гopод", "“гopод” has Latin letters in it: op")]),
        ("number-style", "It is 3,5 km.", [("3,5", "3,5: decimals take a point")]),
        ("number-style", "It is 1 000.", [("1 000", "1 000: thousands take a comma")]),
        ("number-style", "It is 5 mln.", [("5 mln.", "5 mln.: write the scale word out")]),
        ("number-style", "It is 5 %.", [("5 %", "5 %: no space stands before %")]),
        ("quotes", "«Old", [("«", '« is no English quotation mark: write "')]),
        ("repeated-word", "It is the The town.", [("the The", "“the” stands twice")]),
        ("repeated-word", "It is The The town.", []),
        ("repeated-word", "He said that that was so so.", []),
        ("repeated-word", "What he had had was had.", []),
        ("repeated-word", "They they left.", [("They they", "“They” stands twice")]),
        ("repeated-word", "He can can-do.", []),
        ("repeated-word", "of of\u00a0it", [("of of", "“of” stands twice")]),
        ("repeated-word", "to\u00a0to it", [("to\u00a0to", "“to” stands twice")]),
        ("repeated-word", "1990 1990 it", []),
        ("repeated-word", "a a’s", []),
        ("spacing", "Old , new", [(" ,", "a space stands before ,")]),
        ("spacing", "Old( new)", [("( ", "a space stands after (")]),
        ("spacing", "Old ( new)", [("( ", "a space stands after (")]),
        ("spacing", "Old,new", [(",", "a space is missing after ,")]),
        ("spacing", "old.New", [(".", "a space is missing after .")]),
        ("spacing", "old  new", [("  ", "several spaces stand in a row")]),
        ("spacing", "old(new", [("(", "a space is missing before (")]),
        ("spacing", "U.S.A. e.g. 5,000", []),
    ],
)  # fmt: skip
def test_what_a_rule_of_texts_says(rule: str, target: str, found: list[tuple[str, str]]) -> None:
    assert told(rule, ANY, target) == found


@pytest.mark.parametrize(
    ("rule", "source", "target", "found"),
    [
        ("date", "Он умер 8 апреля 1992 года.", "He died on 9 April 1992.", [("9 April 1992", "the source says 8 апреля 1992, not 9 April 1992")]),
        ("date", "Он умер 8 апреля 1992 года.", "He died.", [("…", "the date 8 апреля 1992 of the source is missing")]),
        ("date", "Он умер 8 апреля 1992 года.", "He died in April 1992.", []),
        ("date", "Он умер 8 апреля 1992 года.", "He died on 8 April.", []),
        ("date", "Он умер 8 апреля.", "He died on the 8th, in April.", []),
        ("date", "Он умер 8 апреля 1992 года.", "He died: {{dts|1992|4|8}}.", []),
        ("date", "Он умер 8 апреля 1992 года.", "He died: {{dts|1992|04|08}}.", []),
        ("date", "Он умер 8 апреля 1992 года.", "He died: {{dts|1992|5|8}}.", [("…", "the date 8 апреля 1992 of the source is missing")]),
        ("date", "Он умер 8 апреля 1992 года.", "He died: {{dts|1993|4|8}}.", [("…", "the date 8 апреля 1992 of the source is missing")]),
        ("date", "Он умер 8 апреля 1992 года.", "He died: {{dts|1992|4|9}}.", [("…", "the date 8 апреля 1992 of the source is missing")]),
        ("date", "С 1 мая по 3 июня.", "From 1 May to 4 June.", [("4 June", "the source says 3 июня, not 4 June")]),
        ("date", "С 1 мая по 3 июня.", "From 1 May to 3 June.", []),
        ("date", "С 2 мая по 3 июня.", "From 1 May to 4 June.", [("1 May", "the source says 2 мая, not 1 May"), ("4 June", "the source says 3 июня, not 4 June")]),
        ("date", "Там 5 домов, 8 апреля.", "It has 5 houses, 9 April.", [("9 April", "the source says 8 апреля, not 9 April")]),
        ("date", "Это было в мае.", "It was in June.", [("June", "the source names another month than June")]),
        ("date", "Это было в мае и июне.", "It was in June.", []),
        ("date", "Это было в мае.", "It was in January.", [("January", "the source names another month than January")]),
        ("date", "Это было в декабре.", "It was in December.", []),
        ("date", "Это было в январе.", "It was in January.", []),
        ("date", "Это было.", "It was in May.", []),
        ("date", "Это было во вторник.", "It was on Friday.", [("Friday", "the source names another day than Friday")]),
        ("date", "Это было в среду.", "It was on Wednesday.", []),
        ("date", "Эту среду обитания изучают.", "This habitat is studied on Friday.", []),
        ("italics-lost", "''Заря''", "Zarya", [("…", "italics of the source are missing")]),
        ("italics-lost", "'''Заря'''", "Zarya", [("…", "bold of the source are missing")]),
        ("italics-lost", "'''''Заря'''''", "Zarya", [("…", "italics of the source are missing"), ("…", "bold of the source are missing")]),
        ("italics-lost", "''А'' ''Б'' ''В''", "''A'' B ''C''", [("…", "italics of the source are missing")]),
        ("italics-lost", "''А'' ''Б''", "''A'' B", [("…", "italics of the source are missing")]),
        ("italics-lost", "А ''Б''", "''A'' ''B''", []),
        ("italics-lost", "Заря", "''Zarya", [("…", "italics are not closed")]),
        ("italics-lost", "Заря", "'''Zarya", [("…", "bold are not closed")]),
        ("italics-lost", "''Заря''", "<em>Zarya</em>", []),
        ("italics-lost", "'''Заря'''", "<b>Zarya</b>", []),
        ("italics-lost", "'''Заря'''", "<strong>Zarya</strong>", []),
        ("italics-lost", "''Заря''", "<b id=x>Zarya</b>", [("…", "italics of the source are missing")]),
        ("italics-lost", "'''Заря'''", "<i class=bold>Zarya</i>", [("…", "bold of the source are missing")]),
        ("italics-lost", "<i>Заря</i>", "Zarya", [("…", "italics of the source are missing")]),
        ("italics-lost", "<strong>Заря</strong>", "Zarya", [("…", "bold of the source are missing")]),
        ("italics-lost", "А<ref>''Б''</ref> ''В''", "A ''V''", []),
        ("italics-lost", "А<references><ref>''Б''</ref></references>", "A", []),
        ("italics-lost", "''Заря''", "", []),
        ("length", "Город стоит на левом берегу большой холодной реки у гор.", "A town.", [("…", "the translation has 11% of the source's length")]),
        ("length", "я" * 40, "a" * 20, []),
        ("length", "я" * 40, "a" * 19, [("…", "the translation has 48% of the source's length")]),
        ("length", "я" * 39, "a" * 19, []),
        ("length", "я" * 50, "a" * 110, []),
        ("length", "я" * 50, "a" * 111, [("…", "the translation has 222% of the source's length")]),
        ("length", "я" * 10, "a" * 40, [("…", "the translation has 400% of the source's length")]),
        ("length", "я" * 10, "a" * 39, []),
        ("link-lost", "[[Река]] и [[Гора]].", "A [[river]] and a mountain.", [("…", "the link to Река is missing")]),
        ("link-lost", "[[Река]] и [[Гора]].", "A river and a mountain.", [("…", "the link to Река is missing"), ("…", "the link to Гора is missing")]),
        ("link-lost", "[[Река]]", "{{interlanguage link|river|ru|Река}}", []),
        ("link-lost", "[[Река]]", "{{Main|River}}", []),
        ("link-lost", "[[Река]]", "{{see also|River}}", []),
        ("link-lost", "[[Река]]", "{{further|River}}", [("…", "the link to Река is missing")]),
        ("link-lost", "[[8 апреля]] [[1992 год]]", "8 April 1992", []),
        ("link-lost", "[[#История]]", "History", []),
        ("link-lost", "[[Река]]", "", []),
        ("number", "Там 5 домов.", "There are houses.", [("…", "5 of the source is missing")]),
        ("number", "Там 5 домов.", "There are 9 houses.", [("9", "the source says 5, not 9")]),
        ("number", "Там 5 и 70.", "There are 80 and 9.", [("80", "the source says 70, not 80"), ("9", "the source says 5, not 9")]),
        ("number", "Там 5 домов.", "", []),
        ("number", "Самолёт B-52.", "A bomber.", [("…", "B-52 of the source is missing")]),
        ("number", "Ген HER2.", "The HER-2 gene.", []),
        ("number-added", "Дома.", "There are 5 houses.", [("5", "5 is not in the source")]),
        ("number-added", "", "There are 5 houses.", []),
        ("number-words", "Три дома.", "Four houses.", [("Four", "the source says «Три», the translation “Four”")]),
        ("reference-lost", "А<ref name=к>Книга</ref>", "A", [("", "the reference “к” is missing")]),
        ("reference-lost", "А<ref>Книга</ref>", "A", [("", "the reference Книга is missing")]),
        ("reference-lost", "А<ref>https://example.org/a x</ref>", "A", [("", "the reference https://example.org/a is missing")]),
        ("reference-lost", "А<ref></ref>", "A", [("", "the reference without text is missing")]),
        ("reference-lost", "А{{sfn|Лосев|2001}}", "A", [("", "the reference {{sfn|Лосев|2001}} is missing")]),
        ("reference-lost", "А<ref>Б</ref><ref>В</ref>", "A<ref>В</ref>", [("", "the reference Б is missing")]),
        ("reference-lost", "А<ref>Б</ref><ref>В</ref>", "A<ref>x</ref>", [("", "the reference Б is missing")]),
        ("sentence-count", "Раз. Два. Три. Ещё.", "One.", [("…", "1 sentences for 4 of the source")]),
        ("sentence-count", "Раз. Два. Три.", "One. Two.", []),
        ("sentence-count", "Раз. Два. Три.", "One.", [("…", "1 sentences for 3 of the source")]),
        ("sentence-count", "Раз. Два. Три. Ещё.", "One. Two. Three. Four. Five. Six.", []),
        ("sentence-count", "Он играл в «Кто? Куда? Откуда? Зачем?» там.", "He played Who? Where? Whence? Why? there.", []),
        ("sentence-count", "Он играл там.", "He played Who? Where? Whence? Why? there.", []),
        ("sentence-count", "Он играл там.", "He played. Who was? Where was? Whence.", [("…", "4 sentences for 1 of the source")]),
        ("sentence-count", "В 1957 г. ок. 200 чел. жило в г. Орле.", "In 1957 ca. 200 people lived in Oryol.", []),
        ("sentence-count", "Он жил при И. И. Иванове, т. е. до войны.", "He lived under I. I. Ivanov, i.e. before the war.", []),
        ("template-lost", "А {{Особое|5}}", "A", [("…", "the template {{Особое|5}} is missing")]),
        ("template-lost", "А [[Файл:а.jpg|мини]]", "A", [("…", "the file Файл:а.jpg is missing")]),
        ("template-lost", "А <math>x</math>", "A", [("…", "the formula <math>x</math> is missing")]),
        ("template-lost", "А <math>x</math> <chem>y</chem>", "A <math>x</math>", [("…", "the formula <math>x</math> is missing")]),
        ("template-lost", "А<ref>{{Особое|5}}</ref>", "A<ref>x</ref>", []),
        ("unit", "Длина 5 км.", "It is 5 miles.", [("5", "the source gives km, not mile")]),
        ("unit", "Доля 5 %.", "A share of 5.", [("5", "the source gives %, not a bare number")]),
        ("unit", "Вес 5 фунтов.", "It weighs £5.", []),
        ("untranslated", "Город.", "", [("", "nothing is translated here")]),
        ("untranslated", "Город.", " Город.\n", [(" Город.", "the text is the source, untranslated")]),
        ("untranslated", "Я.", "Я.", []),
        ("untranslated", "!", "", []),
        ("url-lost", "См. https://example.org/a.", "See.", [("…", "the address https://example.org/a is missing or was changed")]),
        ("url-lost", "См. https://example.org/a https://example.org/a", "See.", [("…", "the address https://example.org/a is missing or was changed")]),
        ("url-lost", "См. https://example.org/a", "", []),
    ],
)  # fmt: skip
def test_what_a_rule_of_pairs_says(
    rule: str, source: str, target: str, found: list[tuple[str, str]]
) -> None:
    assert told(rule, source, target) == found


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("{{ill|Vakhsh|ru|Вахш}}", ["Vakhsh exists: write [[Vakhsh]]"]),
        ("{{ill|vakhsh|ru|Вахш}}", ["vakhsh exists: write [[vakhsh]]"]),
        ("{{interlanguage link|Vakhsh|ru|Вахш}}", ["Vakhsh exists: write [[Vakhsh]]"]),
        ("{{ill|Big_river|ru|Река}}", ["Big_river exists: write [[Big_river]]"]),
        ("{{ill|Other|ru|Вахш}}", []),
        ("{{ill||ru|Вахш}}", []),
        ("{{ill|lt=Vakhsh|Other|ru|Вахш}}", []),
        ("{{lang|Vakhsh|ru}}", []),
        ("{{cite web|title={{ill|Other|ru|Вахш}}}}", ["{{ill}} does not work inside a citation"]),
        ("{{Box|title={{ill|Other|ru|Вахш}}}}", []),
        ("{{cite web|title=x}} {{ill|Other|ru|Вахш}}", []),
    ],
)
def test_links_to_other_wikis_are_for_pages_that_english_lacks(
    target: str, found: list[str]
) -> None:
    known = {"existing": frozenset({"Vakhsh"}), "links": {"Река": "Big river", "Мост": None}}
    assert [message for _, message in told("ill-exists", ANY, target, **known)] == found


@pytest.mark.parametrize(
    ("links", "target", "found"),
    [
        ({"Река": "River", "Гора": "Mountain"}, "A [[River]].", ["the link to Гора is missing"]),
        ({"Река": "River", "Гора": "Mountain"}, "A [[Mountain]].", ["the link to Река is missing"]),
        ({"Река": "River", "Гора": None}, "A [[River]].", []),
        ({"Река": None, "Гора": None}, "Nothing.", []),
        ({}, "A [[River]].", ["the link to Река is missing"]),
    ],
)
def test_the_link_that_is_lost_is_named(
    links: dict[str, str | None], target: str, found: list[str]
) -> None:
    said = told("link-lost", "[[Река]] и [[Гора]].", target, links=links)
    assert [message for _, message in said] == found


@pytest.mark.parametrize(
    ("rule", "severity", "then"),
    [
        ("forbidden-term", Severity.ERROR, Severity.ERROR),
        ("untranslated-term", Severity.ERROR, Severity.ERROR),
        ("missing-term", Severity.ERROR, Severity.WARNING),
        ("missing-term", Severity.INFO, Severity.INFO),
    ],
)
def test_only_a_forbidden_form_of_a_term_is_an_error(
    rule: str, severity: Severity, then: Severity
) -> None:
    context = CheckContext(glossary=lambda *_: [Finding(rule, severity, "why", 0, 3)])
    assert [f.severity for f in check(ANY, "The town is old.", context)] == [then]
    assert {f.rule for f in check(ANY, "", context)} == {"untranslated"}
