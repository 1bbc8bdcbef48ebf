"""One mistake gives one finding, at the place where it is."""

from __future__ import annotations

import pytest

from workbench.core.checks import CheckContext, check, check_page
from workbench.core.checks.base import fingerprint

LONG = (
    "Мост построен в 1911 году. Он стоит на восьми опорах из серого гранита. "
    "В 1943 году его взорвали, а через 24 года восстановили."
)


@pytest.mark.parametrize(
    ("lang", "source", "target", "found"),
    [
        ("ru", "В семье было 17 детей.", "There were seven children in the family.", [("number", "seven")]),
        ("ru", "В семье было семнадцать детей.", "There were 7 children in the family.", [("number-words", "7")]),
        ("tg", "Дар оила 17 кӯдак буд.", "There were seven children in the family.", [("number", "seven")]),
        ("ru", "Во Второй мировой он сбил 120 самолётов.", "In World War Two he shot down planes.", [("number", "…")]),
        ("ru", "Из 120 матросов половина ушла.", "Of the sailors half left.", [("number", "…")]),
        ("ru", "Счёт был 17:5 к перерыву.", "The score was 17–2 at half-time.", [("number", "2")]),
        ("ru", "Найден белок HER2.", "The protein HER8 was found.", [("number", "HER8")]),
        ("ru", "Фрегат F125 спущен.", "The frigate F325 was launched.", [("number", "F325")]),
        ("ru", "Фрегат F125 спущен.", "The frigate was launched.", [("number", "…")]),
        ("ru", "Самолёт Ту-154 сел.", "The Tu-134 landed.", [("number", "134")]),
        ("ru", "В 1911 году здесь жили 24 семьи и 96 лошадей.", "Families and horses lived here.", [("number", "…")]),
        ("ru", "Зоны с трёхзначными номерами лежат в двух районах.", "The zones have three-digit numbers.", []),
        ("ru", "Третий в стране по высоте.", "It is the second highest in the country.", [("number-words", "second")]),
        ("ru", "Выходной 12 июня отменён, а 12 июня введён праздник.", "The day off on 12 June is gone, and a feast on 21 June was added.", [("date", "21 June")]),
        ("ru", "Выходной 12 июня отменён.", "The day off on 12 June 1992 is gone.", []),
        ("ru", "С 5 по 12 мая 1943 года.", "From 5 May to 12 May 1943.", []),
        ("ru", "Родился 14 (26) марта 1881 года.", "He was born on 26 March [O.S. 14 March] 1881.", []),
        ("ru", "В мае — июне 1943 года, до 9 июня.", "From May 1943 to June 1943, until 9 June.", []),
        ("ru", "Первого мая и 3 мая 1943 года.", "On 1 May and 3 May 1943.", []),
        ("ru", "12 мая 1943 года и 01.06.1943.", "On 12 May 1943 and 1 June 1943.", []),
        ("tg", "12 майи соли 1943 ва 3 июн.", "On 12 May 1943 and 3 July.", [("date", "3 July")]),
        ("ru", "Всего 77 млн рублей.", "It is 77 mln roubles.", [("number-style", "77 mln")]),
        ("ru", "В 1938—39 годах строили Третий Рим.", "In 1938–39 it was built.", []),
        ("ru", LONG, "The bridge was built here.", [("number", "…")]),
        ("ru", "Он не знал об этом ничего и долго ждал вестей, пока не пришло письмо от сестры.", "He waited.", [("length", "…")]),
        ("ru", "Был. Жил. Пил много воды из реки. Он ушёл туда. Она ждала его дома. Все они спали.", "He was.", [("length", "…")]),
        ("ru", "Мост построен из гранита. Он стоит на восьми опорах. Весной его не украшают гирляндами.", "The bridge is built of granite. It stands on eight piers.", [("length", "…")]),
        ("ru", "Мост построен из [[гранит]]а. Он стоит на восьми опорах. Весной ''его'' украшают [[гирлянда]]ми. {{Координаты|1|2}}", "The bridge is built of [[granite]]. It stands on eight piers.", [("length", "…")]),
        ("ru", "Он жил у реки и ловил рыбу, а 12 мая ушёл навсегда в далёкий город.", "He lived there.", [("date", "…")]),
        ("ru", "Старый мост стоит. Новый упал.", "Старый мост стоит. Новый упал.", [("untranslated", "…")]),
        ("ru", "Дом «Весна», 3,5 %.", "Дом «Весна», 3,5 %.", [("untranslated", "…")]),
        ("tg", "Ӯ инро намедонад , вале.", "Ӯ инро намедонад , вале.", [("untranslated", "…")]),
        ("ru", "Он стар<ref>{{cite web|url=http://a.example/1|archiveurl=http://b.example/1}}</ref>.", "It is old.", [("reference-lost", "")]),
        ("ru", "Он стар<ref>http://a.example/1</ref>, см. http://c.example/2", "It is old, see http://c.example/3", [("url-lost", "…"), ("reference-lost", "")]),
        ("ru", "Это город.", "It is [[town.", [("markup", "[[")]),
        ("ru", "Это город.", "It is a [[town].", [("markup", "[[")]),
        ("ru", "Это город.", "It is a town]].", [("markup", "]]")]),
        ("ru", "Это город.", "It is a (town.", [("brackets", "(")]),
        ("ru", "Это «город».", "It is a «town».", [("quotes", "«")]),
        ("ru", "Это «город „Мир“».", "It is a «town „Mir“».", [("quotes", "«"), ("quotes", "„")]),
        ("ru", "Это «город».", 'It is a "town».', [("quotes", "»")]),
        ("ru", "Это город.", "Sure! Here is the translation: It is a town.", [("engine-comment", "Sure! Here is the translation")]),
        ("ru", "Это город.", "It is ⟦3⟧ a town.", [("leftover-mark", "⟦3⟧")]),
        ("ru", "В 1941 — 1945 годах шла война.", "There was a war in 1941 — 1945.", [("dash", "1941 — 1945")]),
        ("ru", "Он шёл долго и нашёл новый дом.", " ".join(["He walked for a long time and found a new house."] * 2), [("doubled-text", "He walked for a long time and found a new house")]),
    ],
)  # fmt: skip
def test_a_mistake_is_told_once(
    lang: str, source: str, target: str, found: list[tuple[str, str]]
) -> None:
    for findings in (
        check(source, target, CheckContext(lang=lang)),
        check_page(source, target, CheckContext(lang=lang)),
    ):
        spots = [(one.rule, target[one.start : one.end]) for one in findings]
        assert [(rule, "…" if spot == target else spot) for rule, spot in spots] == found


def test_numbers_that_are_missing_are_named_together() -> None:
    [one] = check("Там 24 дома, 96 семей и 7 улиц.", "Houses and streets.", CheckContext())
    assert one.message == "24, 96 and 7 of the source are missing"


def test_what_a_better_finding_said_does_not_come_up_once_that_is_accepted() -> None:
    text = "Старый мост стоит."
    [one] = check(text, text, CheckContext())
    assert check(text, text, CheckContext(accepted=frozenset({fingerprint(one, text)}))) == []


def test_what_went_with_a_text_that_is_short_comes_up_once_its_length_is_accepted() -> None:
    source = (
        "Мост построен из гранита. Он стоит на восьми опорах. Весной его украшают [[гирлянда]]ми."
    )
    target = "The bridge is built of granite. It has eight piers."
    [one] = check(source, target, CheckContext())
    accepted = CheckContext(accepted=frozenset({fingerprint(one, target)}))
    assert [one.rule, *(f.rule for f in check(source, target, accepted))] == ["length", "link-lost"]


def test_what_a_better_finding_would_say_is_told_where_that_rule_is_off() -> None:
    text = "Старый мост стоит."
    found = check(text, text, CheckContext(ignore=frozenset({"untranslated"})))
    assert [one.rule for one in found] == ["cyrillic-left"]


def test_a_paragraph_left_untranslated_hides_nothing_of_its_neighbours() -> None:
    source = "Старый мост стоит.\n\nЭто «город»."
    target = "Старый мост стоит.\n\nIt is a «town»."
    found = check_page(source, target, CheckContext())
    assert [(one.rule, one.line) for one in found] == [("untranslated", 1), ("quotes", 3)]
