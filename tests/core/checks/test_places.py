"""What each rule points at: the very words, and no more of them than are wrong."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.checks import (
    CheckContext,
    check,
    check_page,
    check_session,
    every_rule,
    fingerprint,
)
from workbench.core.checks.base import Scope
from workbench.core.model import Severity

ANY = "Город стар."


def spots(rule: str, target: str, source: str = ANY, lang: str = "ru") -> list[str]:
    """Return what a rule points at in a target."""
    found = check_page(source, target, CheckContext(lang=lang))
    return [target[f.start : f.end] for f in found if f.rule == rule]


@pytest.mark.parametrize(
    ("rule", "target", "wrong"),
    [
        ("brackets", "It (is old.", ["("]),
        ("brackets", "It is) old.", [")"]),
        ("brackets", "It (is [old).", ["(", "[", ")"]),
        ("brackets", "It (is [so] old).", []),
        ("brackets", "It [https://example.org is] old.", []),
        ("brackets", "It <math>(</math> is.", []),
        ("citation-parameter", "It.<ref>{{cite web|заглавие=X|url=y}}</ref>", ["заглавие"]),
        ("citation-parameter", "It.<ref>{{книга|title=X}}</ref>", ["книга"]),
        ("citation-parameter", "It.<ref>{{cite web|title=Река}}</ref>", []),
        ("citation-parameter", "{{Infobox|имя=X}}", []),
        ("cyrillic-left", "The город is old.", ["город"]),
        ("cyrillic-left", "The старый город is old.", ["старый город"]),
        ("cyrillic-left", "The «город», село is.", ["город", "село"]),
        ("cyrillic-left", "The [[Город|town]] is.", ["Город"]),
        ("cyrillic-left", "The [[:ru:Город|town]] is.", []),
        ("cyrillic-left", "The [[:ru:Город|город]] is.", ["город"]),
        ("cyrillic-left", "A {{lang|ru|город}} and {{ill|Town|ru|Город}}.", []),
        ("cyrillic-left", "{{Infobox|native_name=Город|note=село}}", ["село"]),
        ("cyrillic-left", '<span lang="ru">Город</span> x.', []),
        ("cyrillic-left", "See https://example.org/город now.", []),
        ("cyrillic-left", "[[File:Город.jpg|thumb|alt=село|дом]]", ["дом"]),
        ("cyrillic-left", "[[Category:Город]]", []),
        ("cyrillic-left", "<!-- город --> x", []),
        ("cyrillic-left", "__НЕТ_ОГЛАВЛЕНИЯ__ x", []),
        ("cyrillic-left", "The tоwn.", []),
        ("dash", "In 1941-1945.", ["1941-1945"]),
        ("dash", "In 1941-45.", ["1941-45"]),
        ("dash", "In 1941—1945.", ["1941—1945"]),
        ("dash", "In 1941—45, 5—7.", ["1941—45", "—"]),
        ("dash", "In 1941–1945.", []),
        ("dash", "In 1941-1945-1950.", []),
        ("dash", "Pages 5—7.", ["—"]),
        ("dash", "A town — old.", [" — "]),
        ("dash", "A town—old.", []),
        ("dash", "A town – old.", []),
        ("date-style", "On 25th May 1993.", ["25th May"]),
        ("date-style", "On 25th of May.", ["25th of May"]),
        ("date-style", "On May 25th, 1993.", ["May 25th, 1993"]),
        ("date-style", "On 25.05.1993.", ["25.05.1993"]),
        ("date-style", "On 25 june 1993.", ["25 june"]),
        ("date-style", "You 25 may 1993.", []),
        ("date-style", "On 25 May, 1993.", ["25 May, 1993"]),
        ("date-style", "It fell in 1993 year.", ["in 1993 year"]),
        ("date-style", "On 25 May 1993.", []),
        ("doubled-text", "It lies by the river by the river.", ["by the river"]),
        ("doubled-text", "It is very, very old.", []),
        ("engine-comment", "Here is the translation: It is.", ["Here is the translation"]),
        ("engine-comment", "Sure! It is.", ["Sure!"]),
        ("engine-comment", "It sure is.", []),
        ("foreign-markup", "[[Файл:A.jpg|thumb|left|X]]", ["[[Файл:"]),
        ("foreign-markup", "[[File:A.jpg|мини|слева|X]]", ["|мини", "|слева"]),
        ("foreign-markup", "[[File:A.jpg|200пкс]]", ["200пкс"]),
        ("foreign-markup", "[[Гурӯҳ:A]] __БЕЗ_ОГЛ__", ["[[Гурӯҳ:", "__БЕЗ_ОГЛ__"]),
        ("foreign-markup", "A {{Особое|5}}.", ["Особое"]),
        ("foreign-markup", "<nowiki>[[Файл:A]]</nowiki>", []),
        ("leftover-mark", "It ⟦3⟧ is.", ["⟦3⟧"]),
        ("leftover-mark", "It {3} is.", ["{3}"]),
        ("leftover-mark", "It {{{3}}} is.", []),
        ("leftover-mark", "It <x id=3/> is.", ["<x id=3/>"]),
        ("leftover-mark", "It \ufffc is.", ["\ufffc"]),
        ("leftover-mark", "It\u200b is\u00ad.", ["\u200b", "\u00ad"]),
        ("leftover-mark", "It â€™s.", ["â€"]),
        ("leftover-mark", "<!-- ⟦3⟧ --> It.", []),
        ("markup", "The [[town is.", ["[["]),
        ("markup", "The town]] is.", ["]]"]),
        ("markup", "The {{town is.", ["{{"]),
        ("markup", "The <ref>town is.", ["<ref>"]),
        ("markup", "The town</ref> is.", ["</ref>"]),
        ("markup", "The <!-- town is.", ["<!--"]),
        ("markup", "The <b>town is.", ["<b>"]),
        ("markup", "The town</b> is.", ["</b>"]),
        ("markup", "The <b>a<i>b</b> is.", []),
        ("markup", "The <br>town<br/> is.", []),
        ("markup", "<nowiki>[[</nowiki> {{{1}}} is.", []),
        ("markup", "{|\n|a\n|}\nIs.", []),
        ("mixed-script", "The tоwn is.", ["tоwn"]),
        ("mixed-script", "The town Город is.", []),
        ("mixed-script", "<!-- tоwn --> is.", []),
        ("number-style", "It is 3,5 km.", ["3,5"]),
        ("number-style", "It has 1 000 km.", ["1 000"]),
        ("number-style", "It has 5 mln.", ["5 mln."]),
        ("number-style", "It is 5 %.", ["5 %"]),
        ("number-style", "It is 3.5 km, 1,000 km and 5%.", []),
        ("number-style", "In 1, 2,5, 3.", []),
        ("quotes", "It is «old».", ["«"]),
        ("quotes", "It is „old“.", ["„"]),
        ("quotes", "It’s “old”.", []),
        ("repeated-word", "It is the the town.", ["the the"]),
        ("repeated-word", "It had had a town.", []),
        ("repeated-word", "In Pago Pago.", []),
        ("repeated-word", "It is the\nthe town.", []),
        ("repeated-word", "It is the the-town.", []),
        ("spacing", "It is , old.", [" ,"]),
        ("spacing", "It is old .", [" ."]),
        ("spacing", "It,is old.", [","]),
        ("spacing", "It is old.But new.", ["."]),
        ("spacing", "It is ( old).", ["( "]),
        ("spacing", "It is  old.", ["  "]),
        ("spacing", "It is(old).", ["("]),
        ("spacing", "It is . . . old…", []),
        ("spacing", "It is f(x), e.g. 5,5.", []),
    ],
)
def test_a_rule_of_texts_points_at_the_words(rule: str, target: str, wrong: list[str]) -> None:
    assert spots(rule, target) == wrong


@pytest.mark.parametrize(
    ("rule", "source", "target", "wrong"),
    [
        ("brackets", "1) раз, 2) два.", "1) one, 2) two.", []),
        ("brackets", "1) раз.", "1) one, 2) two.", [")", ")"]),
        ("date", "Мост открыт 25 мая 1993 года.", "It opened on 26 May 1993.", ["26 May 1993"]),
        ("date", "Мост открыт 25 мая 1993 года.", "It opened on May 25, 1993.", []),
        ("date", "Мост открыт в мае.", "It opened in June.", ["June"]),
        ("date", "Мост открыт во вторник.", "It opened on Friday.", ["Friday"]),
        ("date", "Мост открыт во вторник.", "It opened on Tuesday.", []),
        ("number", "Длина реки 524 км.", "The river is 542 km.", ["542 km"]),
        ("number", "Длина реки 524 км.", "It is [[Vakhsh|542&nbsp;km]].", ["542&nbsp;km"]),
        ("number", "Самолёт Ту-154.", "A Tu-154 plane.", []),
        ("number", "Самолёт B-52.", "A B-25 plane.", ["B-25"]),
        ("number", "Самолёт B-52.", "A B52 plane.", []),
        ("number-added", ANY, "It has 5,400 people.", ["5,400 people"]),
        ("number-added", "Было 524 дома.", "There were 542 houses.", []),
        ("number-words", "Три дома.", "Four houses.", ["Four"]),
        ("number-words", "Три дома.", "Three houses.", []),
        ("number-words", "Три дома.", "Houses.", []),
        ("unit", "Длина 5 км.", "It is 5 miles.", ["5"]),
        ("unit", "Стоит 5 руб.", "It costs $5.", ["5"]),
        ("unit", "Это 5 %.", "It is 5.", ["5"]),
        ("unit", "Это 5 %.", "It is 5%.", []),
        ("unit", "Ему 5 лет.", "He is 5.", []),
        ("italics-lost", "Вышла ''Заря''.", "Zarya came out.", ["Zarya came out."]),
        ("italics-lost", "Вышла ''Заря''.", "<i>Zarya</i> came out.", []),
        ("italics-lost", "Вышла Заря.", "''Zarya came out.", ["''Zarya came out."]),
        ("italics-lost", "Текст<ref>''Заря''</ref>.", "Text.", []),
        ("link-lost", "Река [[Вахш]] и [[Пяндж]].", "The [[Vakhsh]].", ["The [[Vakhsh]]."]),
        ("link-lost", "Река [[Вахш]].", "The {{ill|Vakhsh|ru|Вахш}}.", []),
        ("link-lost", "Река [[:en:Vakhsh|Вахш]]<ref>[[Книга]]</ref>.", "The river.", []),
        ("template-lost", "Это {{Особое|5}}.", "This.", ["This."]),
        ("template-lost", "Это {{s|5}}.", "This.", []),
        ("template-lost", "Вид [[Файл:а.jpg]].", "View [[File:a.jpg]].", []),
        ("template-lost", "Это <math>x</math>.", "This.", ["This."]),
        ("reference-lost", "Город.<ref>А</ref>", "The town. ", [""]),
        ("reference-lost", "Город.<ref>А</ref>", "The town.<ref>B</ref>", []),
        ("reference-lost", "Город.{{sfn|Лоик|1999}}", "The town.", [""]),
        ("url-lost", "См. https://example.org/а.", "See.", ["See."]),
        ("url-lost", "См. https://example.org/а.", "See https://example.org/а/", []),
        ("untranslated", "Город.", "", [""]),
        ("untranslated", "Город.", "Город.", ["Город."]),
        ("untranslated", "IBM.", "IBM.", []),
        ("untranslated", "—", "", []),
        ("length", "Город стоит на левом берегу большой холодной реки.", "A town.", ["A town."]),
        ("length", "Город стоит.", "A town.", []),
        ("sentence-count", "Раз слово. Два слова. Три слова. Ещё слова.", "One word.", ["One word."]),
        ("sentence-count", "Раз слово. Два слова.", "One word.", []),
    ],
)  # fmt: skip
def test_a_rule_of_pairs_points_at_what_differs(
    rule: str, source: str, target: str, wrong: list[str]
) -> None:
    assert spots(rule, target, source) == wrong


@pytest.mark.parametrize(
    "rule", [rule for rule in every_rule() if rule.id != "glossary"], ids=lambda rule: rule.id
)
def test_nothing_is_wrong_with_nothing(rule: object) -> None:
    assert check_page("", "", CheckContext()) == []
    assert check("", "", CheckContext()) == []


@pytest.mark.parametrize(
    ("piece", "size"),
    [
        ("a", 20_000), ("я", 20_000), ("(", 20_000), ("5", 20_000), ("1941—1945 ", 20_000), ("5,", 4_000), ("5.", 4_000),
        ("5 ", 4_000), ("IX ", 4_000), ("''", 4_000), ("[[", 4_000), ("a b c ", 4_000), ("1—", 2_000), ("«", 4_000), ("{3", 2_000),
        ("⟦3⟧<!-- -->", 4_000),
    ],
)  # fmt: skip
def test_a_text_of_one_piece_is_checked_soon(piece: str, size: int) -> None:
    target = piece * (size // len(piece))
    begun = time.process_time()
    for finding in check(ANY, target, CheckContext()):
        assert 0 <= finding.start <= finding.end <= len(target)
    assert time.process_time() - begun < 3


TARGET = "The the «town» is 542 km , old — 1941-1945.\n\nIt [[is.\n"
SOURCE = "Город: 524 км.\n\nОн.\n"


@given(st.sets(st.sampled_from([rule.id for rule in every_rule()])))
@settings(max_examples=25, deadline=None)
def test_a_rule_that_is_switched_off_takes_its_findings_along_and_no_others(off: set[str]) -> None:
    everything = check_page(SOURCE, TARGET, CheckContext())
    assert len({one.rule for one in everything}) >= 6
    left = check_page(SOURCE, TARGET, CheckContext(ignore=frozenset(off)))
    assert [one for one in left if one in everything] == [
        one for one in everything if one.rule not in off
    ]
    ways = {rule.id: rule.yields_to | rule.follows for rule in every_rule()}
    assert all(ways[one.rule] & off for one in left if one not in everything)


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_what_was_accepted_is_gone_and_nothing_else(data: st.DataObject) -> None:
    everything = check("Город: 524 км.", TARGET, CheckContext(segment=3))
    chosen = data.draw(st.lists(st.sampled_from(everything), unique=True))
    marks = frozenset(fingerprint(one, TARGET) for one in chosen)
    left = check("Город: 524 км.", TARGET, CheckContext(segment=3, accepted=marks))
    assert left == [one for one in everything if fingerprint(one, TARGET) not in marks]
    assert check("Город: 524 км.", TARGET, CheckContext(segment=4, accepted=marks)) == check(
        "Город: 524 км.", TARGET, CheckContext(segment=4)
    )


def test_findings_come_by_their_places_with_segment_and_severity() -> None:
    found = check(SOURCE, TARGET, CheckContext(segment=8, severity={"quotes": Severity.ERROR}))
    assert [(f.start, f.end) for f in found] == sorted((f.start, f.end) for f in found)
    assert {f.segment for f in found} == {8}
    weights = {rule.id: rule.severity for rule in every_rule()} | {"quotes": Severity.ERROR}
    assert all(f.severity is weights[f.rule] for f in found)


def test_a_fingerprint_depends_on_words_and_not_on_their_place() -> None:
    (before,) = [f for f in check(ANY, "It is «old.", CheckContext()) if f.rule == "quotes"]
    (after,) = [f for f in check(ANY, "And so it is «new.", CheckContext()) if f.rule == "quotes"]
    assert before.start != after.start
    assert fingerprint(before, "It is «old.") == fingerprint(after, "And so it is «new.")
    assert len(fingerprint(before, "It is «old.")) == 16


@pytest.mark.parametrize("lang", ["ru", "tg", "uk", "be", "bg", "mk", "en", "de", "xx", ""])
def test_a_source_of_any_language_is_checked(lang: str) -> None:
    source = "Там був Хрущов і 524 річки, 8 квітня 1992 року, [[Вахш]]<ref>а</ref>.\n"
    target = "There was Khrushchev, then Hruschev and 542 rivers.\n"
    rules = {one.rule for one in check_page(source, target, CheckContext(lang=lang))}
    assert {"number", "link-lost", "reference-lost"} <= rules
    assert check_session([(1, source, target)], CheckContext(lang=lang)) is not None


def test_rules_of_pages_see_a_session_as_a_whole_and_point_into_its_segments() -> None:
    long = "This paragraph has eight words and stands twice."
    found = check_session([(3, "А.", long), (5, "Б.", "Other."), (9, "В.", long)], CheckContext())
    assert [(f.rule, f.segment, f.start, f.end) for f in found] == [
        ("doubled-paragraph", 9, 0, len(long))
    ]
    mark = fingerprint(found[0], long)
    again = [(3, "А.", long), (9, "В.", long)]
    assert check_session(again, CheckContext(accepted=frozenset({mark}))) == []
    assert check_session(again, CheckContext(ignore=frozenset({"doubled-paragraph"}))) == []
    assert check_session([], CheckContext()) == []


def test_each_rule_has_one_scope_and_says_one_sentence() -> None:
    for rule in every_rule():
        assert rule.scope in Scope
        assert rule.says.endswith(".")
        assert rule.says.count(". ") == 0
