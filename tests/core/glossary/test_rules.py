"""Rules that need a glossary made for them: consistency, first mention, flags, exceptions, fixes."""

from __future__ import annotations

import pytest

from workbench.core.glossary.checking import GlossaryFinding, check_pair
from workbench.core.glossary.rules import RULES
from workbench.core.glossary.terms import FIRST, HINT, KEEP, WHOLE, Term


def rules(found: list[GlossaryFinding]) -> list[str]:
    return [f.rule for f in found]


def test_two_approved_forms_on_a_page_are_inconsistent() -> None:
    term = Term("кишлак", "ru", ("village", "hamlet"))
    found = check_pair(
        "Кишлак пуст.\n\nКишлак далёк.", "The village is empty.\n\nThe hamlet is far.", "ru", [term]
    )
    assert rules(found) == ["inconsistent-term"]
    assert found[0].found == "hamlet"
    assert found[0].expected == ("village",)


def test_one_form_throughout_is_consistent() -> None:
    term = Term("кишлак", "ru", ("village", "hamlet"))
    assert not check_pair(
        "Кишлак пуст.\n\nКишлак.", "The hamlet is empty.\n\nThe hamlet.", "ru", [term]
    )


def test_an_abbreviation_before_its_full_form_is_told() -> None:
    term = Term("Союз Рек", "ru", ("Union of Rivers",), ("СР",), ("UR",), flags=frozenset({FIRST}))
    found = check_pair("Союз Рек мал. СР богат.", "The UR is small. The UR is rich.", "ru", [term])
    assert rules(found) == ["first-mention"]
    assert not check_pair("СР мал.", "The UR is small.", "ru", [term])
    assert not check_pair("Союз Рек (СР) мал.", "The Union of Rivers (UR) is small.", "ru", [term])


def test_a_hint_is_never_missing() -> None:
    assert not check_pair(
        "Год прошёл.", "Time passed.", "ru", [Term("год", "ru", ("year",), flags=frozenset({HINT}))]
    )


def test_what_is_not_translated_may_stand() -> None:
    term = Term("Мир", "ru", ("Mir",), flags=frozenset({KEEP}))
    assert not check_pair("Станция Мир упала.", "The station Мир fell.", "ru", [term])


def test_a_whole_form_does_not_inflect() -> None:
    term = Term("Ссылки", "ru", ("External links",), flags=frozenset({WHOLE}))
    assert not check_pair("Ссылка дана.", "A link is given.", "ru", [term])
    assert rules(check_pair("== Ссылки ==", "== References links ==", "ru", [term])) == [
        "missing-term"
    ]


def test_an_exception_near_by_silences_a_term() -> None:
    term = Term(
        "Kyrgyzstan",
        "en",
        ("Kyrgyzstan",),
        forbidden=("Kirghizia",),
        exceptions=("Kirghizia Airlines",),
    )
    assert not check_pair("Текст.", "He flew with Kirghizia Airlines.", "ru", [term])
    assert rules(check_pair("Текст.", "He flew to Kirghizia.", "ru", [term])) == ["forbidden-term"]


@pytest.mark.parametrize(
    ("target", "fix"),
    [
        ("He flew to Kirghizia.", "Kyrgyzstan"),
        ("He said: “I like Kirghizia.”", None),
        ("He read ''Old Kirghizia'' there.", None),
        ("He saw [[Kirghizia]] from above.", None),
        ("He saw [[Kyrgyzstan|Kirghizia]] from above.", "Kyrgyzstan"),
    ],
)
def test_a_fix_is_offered_only_where_it_is_certain(target: str, fix: str | None) -> None:
    term = Term("Kyrgyzstan", "en", ("Kyrgyzstan",), forbidden=("Kirghizia",))
    assert [f.fix for f in check_pair("Текст.", target, "ru", [term])] == [fix]


def test_a_deprecated_term_is_not_asked_for_but_its_wrong_forms_are_told() -> None:
    term = Term("волость", "ru", ("volost",), forbidden=("parish",), status="deprecated")
    assert rules(check_pair("Волость мала.", "The parish is small.", "ru", [term])) == [
        "forbidden-term"
    ]


def test_the_place_is_the_words_that_come_nearest() -> None:
    term = Term("Совет Федерации", "ru", ("Federation Council",))
    found = check_pair(
        "Указ Совета Федерации.", "A decree of the [[X|Council of Federations]].", "ru", [term]
    )
    assert found[0].found == "Council of Federations"


def test_every_rule_explains_itself() -> None:
    for rule in RULES.values():
        assert len(rule.explanation) > 100
