"""What each rule of the glossary check tells: its words, its places, what it expects and mends."""

from __future__ import annotations

import pytest

from workbench.core.glossary.checking import Checker, GlossaryFinding, check_pair
from workbench.core.glossary.layout import layout
from workbench.core.glossary.terms import FIRST, Term
from workbench.core.model import Severity

MILL = Term("мельница", "ru", ("mill",), glossary="g.csv", line=4)
GRIST = Term("мельница", "ru", ("mill", "grist mill"), forbidden=("grinder",))
POND = Term("мельничный пруд", "ru", ("mill pond",))
KULOB = Term("Куляб", "ru", ("Kulob",), forbidden=("Kuliab",), pos="name", note="As in Tajik.")
VILLAGE = Term("кишлак", "ru", ("village", "hamlet"))
COUNCIL = Term("Совет рек", "ru", ("Council of Rivers",), pos="name")
UNION = Term("Союз Рек", "ru", ("Union of Rivers",), ("СР",), ("UR",), flags=frozenset({FIRST}))
KYRGYZSTAN = Term("Kyrgyzstan", "en", ("Kyrgyzstan",), forbidden=("Kirghizia",), line=2)


def only(source: str, target: str, term: Term) -> GlossaryFinding:
    (found,) = check_pair(source, target, "ru", [term])
    return found


@pytest.mark.parametrize(
    ("term", "source", "target", "rule", "message"),
    [
        pytest.param(
            MILL, "Мельница пуста.", "The farm is empty.",
            "missing-term", "“мельница” should be “mill”.", id="nothing near",
        ),
        pytest.param(
            GRIST, "Мельница пуста.", "The farm is empty.",
            "missing-term", "“мельница” should be “mill” or “grist mill”.", id="two forms",
        ),
        pytest.param(
            POND, "Мельничный пруд глубок.", "A pond is deep.",
            "missing-term", "“мельничный пруд” should be “mill pond”, not “pond”.", id="half of it",
        ),
        pytest.param(
            KULOB, "В Кулябе тихо.", "It is quiet in Kuliab.",
            "forbidden-term", "“Kuliab” is not used: write “Kulob”. As in Tajik.", id="with a note",
        ),
        pytest.param(
            GRIST, "Мельница пуста.", "The grinder is empty.", "forbidden-term",
            "“grinder” is not used: write “mill” or “grist mill”.", id="without a note",
        ),
        pytest.param(
            VILLAGE, "Кишлак.\n\nКишлак далёк.", "The village.\n\nThe hamlet is far.",
            "inconsistent-term", "“hamlet” was “village” before: keep to one form.", id="two forms used",
        ),
        pytest.param(
            VILLAGE, "Кишлак пуст.", "The кишлак is empty.", "untranslated-term",
            "“кишлак” is left untranslated: write “village” or “hamlet”.", id="not translated",
        ),
        pytest.param(
            COUNCIL, "Совет рек собрался.", "The council of rivers met.",
            "case", "“council of rivers” is written “Council of Rivers”.", id="capitals",
        ),
        pytest.param(
            UNION, "Союз Рек мал. СР богат.", "The UR is small. The UR is rich.", "first-mention",
            "“UR” is used before its full form: write “Union of Rivers” at the first mention.",
            id="abbreviation first",
        ),
    ],
)  # fmt: skip
def test_each_rule_says_what_is_wrong_and_what_to_write(
    term: Term, source: str, target: str, rule: str, message: str
) -> None:
    found = only(source, target, term)
    assert (found.rule, found.message, found.source_term) == (rule, message, term.source)


@pytest.mark.parametrize(
    ("term", "source", "target", "there", "here", "fix"),
    [
        pytest.param(MILL, "Вот мельницы.", "A farm.", "мельницы", "A farm.", None, id="missing"),
        pytest.param(POND, "Вот мельничные пруды.", "A pond.", "мельничные пруды", "pond", None, id="near"),
        pytest.param(KULOB, "В Кулябе.", "In Kuliab.", "Кулябе", "Kuliab", "Kulob", id="forbidden"),
        pytest.param(GRIST, "Мельница.", "A grinder.", "Мельница", "grinder", None, id="two to choose from"),
        pytest.param(VILLAGE, "Это кишлак.", "A кишлак.", "", "кишлак", None, id="untranslated"),
        pytest.param(
            COUNCIL, "Вот Совет рек.", "A council of Rivers.",
            "Совет рек", "council of Rivers", "Council of Rivers", id="capitals",
        ),
    ],
)  # fmt: skip
def test_a_finding_points_at_both_texts_and_mends_what_is_certain(
    term: Term, source: str, target: str, there: str, here: str, fix: str | None
) -> None:
    found = only(source, target, term)
    place = source[found.source_start : found.source_end] if found.source_start >= 0 else ""
    assert (place, target[found.start : found.end], found.fix) == (there, here, fix)
    assert found.segment == target


@pytest.mark.parametrize(
    ("term", "source", "target", "severity"),
    [
        (MILL, "Мельница.", "A farm.", Severity.ERROR),
        (GRIST, "Мельница.", "A grinder.", Severity.ERROR),
        (MILL, "Мельница.", "A мельница.", Severity.ERROR),
        (COUNCIL, "Совет рек.", "A council of rivers.", Severity.WARNING),
        (VILLAGE, "Кишлак.\n\nКишлак.", "A village.\n\nA hamlet.", Severity.WARNING),
        (UNION, "Союз Рек. СР.", "UR. UR.", Severity.INFO),
    ],
)
def test_how_much_a_finding_matters(
    term: Term, source: str, target: str, severity: Severity
) -> None:
    assert only(source, target, term).severity is severity


@pytest.mark.parametrize(
    ("term", "source", "target", "found"),
    [
        (KULOB, "Город Куляб.\n\nОн мал.", "The town of Kulob.\n\nKuliab is small.", ["Kuliab"]),
        (GRIST, "Мельница.\n\nОна мала.", "A mill.\n\nThe grinder is small.", []),
        (GRIST, "Мельница.\n\nОна мала.", "A grinder.\n\nThe mill is small.", ["grinder"]),
        (KYRGYZSTAN, "Он мал.", "Kirghizia is small.", ["Kirghizia"]),
    ],
)
def test_a_name_is_wrong_in_the_whole_text_another_word_only_where_the_source_has_it(
    term: Term, source: str, target: str, found: list[str]
) -> None:
    told = check_pair(source, target, "ru", [term])
    assert [one.found for one in told if one.rule == "forbidden-term"] == found


@pytest.mark.parametrize(
    ("name", "line", "told"), [("g.csv", 4, "g.csv:4"), ("CLDR", 0, "CLDR"), ("", 0, "")]
)
def test_the_glossary_and_its_line_are_named(name: str, line: int, told: str) -> None:
    term = Term("мельница", "ru", ("mill",), glossary=name, line=line)
    assert only("Мельница.", "A farm.", term).glossary == told


@pytest.mark.parametrize(
    ("status", "target", "rules"),
    [
        ("approved", "A farm.", ["missing-term"]),
        ("proposed", "A farm.", ["missing-term"]),
        ("deprecated", "A farm.", []),
        ("deprecated", "A grinder.", ["forbidden-term"]),
    ],
)
def test_of_a_term_given_up_only_what_it_forbids_counts(
    status: str, target: str, rules: list[str]
) -> None:
    forbidden = ("grinder",) if "grinder" in target else ()
    term = Term("мельница", "ru", ("mill",), forbidden=forbidden, status=status)
    assert [one.rule for one in check_pair("Мельница.", target, "ru", [term])] == rules


@pytest.mark.parametrize(
    ("terms", "text", "found"),
    [
        pytest.param([KYRGYZSTAN], "In Kirghizia.", ["Kirghizia"], id="house style"),
        pytest.param([KYRGYZSTAN], "In Kyrgyzstan.", [], id="the right form"),
        pytest.param([KULOB], "In Kuliab.", [], id="a name that no source has"),
        pytest.param([GRIST], "A grinder.", [], id="a word that may be right elsewhere"),
        pytest.param([KYRGYZSTAN], "A film, ''Kirghizia''.", ["Kirghizia"], id="in italics"),
    ],
)
def test_english_alone_is_held_to_what_is_wrong_everywhere(
    terms: list[Term], text: str, found: list[str]
) -> None:
    told = Checker(terms, "ru").check_page(layout(text))
    assert [text[one.start : one.end] for one in told] == found
    assert {(one.rule, one.source_start) for one in told} <= {("forbidden-term", -1)}
