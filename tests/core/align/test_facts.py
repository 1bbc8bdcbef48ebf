"""Facts of a source that English lacks or contradicts: which they are, and where they stand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.align.judged import page
from workbench.core.align import Override, align
from workbench.core.align.bridge import Bridge
from workbench.core.align.facts import Known, comparable, contradiction
from workbench.core.align.passages import passages
from workbench.core.languages.quantities import Quantity
from workbench.core.model import Fact
from workbench.core.wikitext.plain import project
from workbench.core.wikitext.spans import scan

LINKED = [Override("link", (1,), (1,))]


def found(
    source: str, english: str, lang: str = "ru", links: dict[str, str | None] | None = None
) -> list[Fact]:
    """Return the facts of a paragraph under a heading whose counterpart is known."""
    ours = page(f"Вступление.\n\n== История ==\n{source}\n", lang)
    theirs = page(f"Lead.\n\n== History ==\n{english}\n", "en")
    return list(align(ours, theirs, links, overrides=LINKED).facts)


def told(source: str, english: str, lang: str = "ru") -> list[str]:
    """Return the texts of the numbers and dates that English lacks."""
    return [f.text for f in found(source, english, lang) if f.kind in ("number", "date")]


@pytest.mark.parametrize(
    ("source", "fact", "behind"),
    [
        ("Построен в [[1990 год|том же году]], сломан в 1990 году.", "1990", "сломан в "),
        ("В городе<ref>Том 47.</ref> было 47 школ.", "47", "было "),
        ("В [[47-й микрорайон|районе]] было 47 школ.", "47", "было "),
        ("Здесь {{s|47 школ}} и 47 домов.", "47", "и "),
        ("Их <!-- 47 --> всего 47.", "47", "всего "),
        ("Их [https://example.org/47 всего] 47.", "47", "всего] "),
        ("Было '''47''' школ.", "47", "Было '''"),
        ("В 147 сёлах 47 школ.", "47", "сёлах "),
        ("Там было {{nobr|5}} школ, а 47 — нет.", "47", "а "),
    ],
)
def test_a_fact_stands_where_a_reader_sees_it(source: str, fact: str, behind: str) -> None:
    text = f"Вступление.\n\n== История ==\n{source}\n"
    (one,) = [
        f for f in found(source, "A town.") if f.kind in ("number", "date") and f.text == fact
    ]
    assert text[slice(*one.source)] == fact
    assert text[: one.source[0]].endswith(behind)


@pytest.mark.parametrize(
    "source", ["Было 4''7'' школ.", "Было 1&nbsp;200 школ.", "Было 4<!-- а -->7 школ."]
)
def test_where_markup_parts_a_fact_its_sentence_is_shown(source: str) -> None:
    text = f"Вступление.\n\n== История ==\nОдин. {source}\n"
    (one,) = [f for f in found(f"Один. {source}", "A town.") if f.kind == "number"]
    assert text[slice(*one.source)] == source


@given(
    st.lists(
        st.sampled_from(
            ["47", "[[47]]", "[[47|дом]]", "<ref>47</ref>", "{{s|47}}", "школ", "'''47'''", "147", "и", "[[дом|47]]", "<!-- 47 -->"]
        ),
        min_size=1,
        max_size=9,
    )
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_a_number_is_shown_by_itself_or_by_its_sentence(words: list[str]) -> None:
    source = "Слово " + " ".join(words) + " дело."
    text = f"Вступление.\n\n== История ==\n{source}\n"
    seen = project(text, scan(text), 0, len(text))
    for one in found(source, "A town."):
        if one.kind == "number":
            shown = text[slice(*one.source)]
            assert shown in (one.text, source)
            assert one.source[0] in seen.starts


@pytest.mark.parametrize(
    ("source", "english", "lacking"),
    [
        ("Население 152 340 человек.", "The population was 152,000.", []),
        ("Население 152 340 человек.", "The population was 160,000.", ["152 340 человек"]),
        ("Было 47 школ.", "There were 48 schools.", ["47"]),
        ("Было 5 120 домов.", "There were 5,100 houses.", []),
        ("Было 512 домов.", "There were 510 houses.", ["512"]),
        ("Длина 3,6 млн км.", "It is 3,600,000 km.", []),
        ("В XIX веке.", "In the 19th century.", []),
        ("В XIX веке.", "In the 18th century.", ["XIX веке"]),
        ("В 500 году до н. э.", "In 500 BC.", []),
        ("В 500 году до н. э.", "In 500.", ["500"]),
        ("8 апреля 1992 года.", "On April 8, 1992.", []),
        ("8 апреля 1992 года.", "In 1992.", ["8 апреля 1992"]),
        ("В 1992 году.", "On 8 April 1992.", []),
        ("В 1990-е годы.", "In 1990.", []),
        ("В 1990-е годы.", "In 1991.", ["1990-е"]),
        ("Оба брата и две сестры.", "The siblings.", []),
        ("Две сестры и 47 братьев.", "The siblings.", ["47"]),
        ("Две тысячи и 47 братьев.", "The siblings.", ["Две тысячи", "47"]),
        ("Их 1.", "They.", ["1"]),
        ("Двое суток, потом 2 км.", "Days, then a road.", ["2 км"]),
        ("В I веке и во II веке.", "Long ago.", ["I веке", "II веке"]),
        ("Их 2.", "They.", ["2"]),
        ("Их 48 %.", "They are 48%.", []),
        ("Полтора миллиона человек.", "About 1.5 million people.", []),
    ],
)
def test_a_quantity_is_lacking_when_english_says_none_like_it(
    source: str, english: str, lacking: list[str]
) -> None:
    assert told(source, english) == lacking


@pytest.mark.parametrize(
    ("source", "english", "instead"),
    [
        ("В гарнизоне служили 150 солдат.", "The garrison counted 120 soldiers.", "120"),
        ("В гарнизоне служили 150 солдат.", "The garrison counted 9,000 soldiers.", ""),
        ("В гарнизоне служили 150 солдат.", "The garrison owned 120 km of road.", ""),
        ("Крепость построили в 1897 году.", "The fortress was built in 1899.", "1899"),
        ("Крепость построили в 1897 году.", "The fortress is large.", ""),
    ],
)
def test_another_figure_for_the_same_thing_is_a_contradiction(
    source: str, english: str, instead: str
) -> None:
    assert [f.contradicts for f in found(source, english) if f.kind in ("number", "date")] == [
        instead
    ]


@pytest.mark.parametrize(
    ("source", "english", "by_sentence", "by_paragraph"),
    [
        ("Было 47 школ.", "There were 53 schools.", "53", "53"),
        ("Было 47 школ.", "There were 40 clubs and 53 schools.", "53", "53"),
        ("Было 47 школ.", "There were 53 clubs.", "", ""),
        ("В городе 47 школ.", "The city has 47 bridges and 53 schools.", "53", "53"),
        ("В городе 47 школ и 12 мостов.", "The city has 53 schools and 12 bridges.", "53", "53"),
        # what is not counted by the same word is another thing in another sentence
        ("Крепость построили в 1897 году.", "The fortress was built in 1899.", "1899", ""),
        ("Население города — 47 000.", "The city population is 53,000.", "53,000", ""),
        ("Длина реки 650 км.", "The river is 640 km long.", "640 km", ""),
        ("В городе 47 старых школ.", "The city has 53 new schools.", "53", ""),
        ("В городе 47 школ и 12 старых школ.", "The city has 12 old schools.", "", ""),
        ("Крепость у реки построили в 1897 году.", "The fortress by the river was built in 1899, a mill in 1902.", "1899", ""),
        ("В городе 47 школ-интернатов.", "The city has 53 boarding schools.", "", ""),
        # one word in common is chance, and so are two where there is a choice
        ("Крепость построили в 1897 году.", "The mill was built in 1899.", "", ""),
        ("Крепость построили в 1897 году.", "The fortress was built in 1899, a mill in 1902.", "", ""),
        ("Длина реки 650 км.", "The river is 640 miles long.", "", ""),
    ],
)  # fmt: skip
def test_a_contradiction_needs_words_in_common(
    source: str, english: str, by_sentence: str, by_paragraph: str
) -> None:
    (one,), (other,) = passages(page(source + "\n", "ru")), passages(page(english + "\n", "en"))
    bridge, asked = Bridge("ru", [one], [other]), one.quantities[0]
    assert contradiction(one, asked, other, bridge) == by_sentence
    assert contradiction(one, asked, other, bridge, counted_alike=True) == by_paragraph


def quantity(kind: str, value: str, unit: str = "") -> Quantity:
    return Quantity(kind, value, 0, 1, unit)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("number", "100"), ("number", "800"), True),
        (("number", "100"), ("number", "801"), False),
        (("number", "5"), ("number", "7"), False),
        (("number", "5"), ("number", "12"), True),
        (("number", "5"), ("number", "10"), True),
        (("number", "5"), ("number", "9"), False),
        (("number", "100", "km"), ("number", "120"), False),
        (("number", "100", "km"), ("number", "120", "km"), True),
        (("number", "1900"), ("year", "1901"), False),
        (("year", "1900"), ("year", "1805"), True),
        (("date", "1900-01"), ("date", "1900-01-02"), False),
        (("date", "1900-01-02"), ("date", "1805-01-02"), True),
        (("century", "5"), ("century", "-5"), False),
    ],
)
def test_quantities_answer_one_question_when_they_are_of_one_kind_and_size(
    one: tuple[str, ...], other: tuple[str, ...], alike: bool
) -> None:
    assert comparable(quantity(*one), quantity(*other)) is alike
    assert comparable(quantity(*other), quantity(*one)) is alike


@pytest.mark.parametrize(
    ("value", "near"),
    [
        ("5000", True),
        ("5050", True),
        ("4950", True),
        ("5100", False),
        ("4900", False),
        ("5", True),
        ("70000", True),
        ("1", False),
        ("90000", False),
    ],
)
def test_a_number_near_by_is_found_among_all(value: str, near: bool) -> None:
    english = page("Lead 5, 5000 and 70,000.\n", "en")
    known = Known.of(passages(english))
    assert known.near(Decimal(value)) is near


def test_marks_are_kept_by_section() -> None:
    english = page("Lead 111.\n\n== A ==\nText 222.\n\n== B ==\nText 333.\n", "en")
    known = Known.of(passages(english))
    assert known.within([1]) == {"q:n222"}
    assert known.within([0, 2]) == {"q:n111", "q:n333"}
    assert known.within([]) == known.within([9]) == frozenset()
    assert known.page == {"q:n111", "q:n222", "q:n333"}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Сад заложил Гурский.", ["Гурский"]),
        ("Гурский заложил сад.", []),
        ("Сад заложил [[Гурский]].", []),
        ("Сад заложил [[Бобров]].", ["Бобров"]),
        ("Сад дали [[Гурск]]ому, а потом Боброву.", ["Боброву"]),
        ("Сад заложили Иванов и Бобров.", ["Бобров"]),
        ("Сад заложил Ли.", []),
        ("Сад заложил Гурский. Потом Гурский уехал.", ["Гурский"]),
        ("Сад заложил Иванов.", []),
    ],
)
def test_a_name_that_nothing_sounds_like_is_lacking(source: str, names: list[str]) -> None:
    links: dict[str, str | None] = {"Гурский": "Gursky", "Гурск": "Gursk", "Бобров": None}
    facts = found(source, "Ivanov laid out a garden.", links=links)
    assert [f.text for f in facts if f.kind == "name"] == names


def test_a_link_is_told_once_and_only_where_english_has_the_article() -> None:
    links: dict[str, str | None] = {
        "Памир": "Pamir Mountains",
        "Нигде": None,
        "Вахш": "Vakhsh (river)",
    }
    source = "Слово [[Памир]], [[Памир|горы]], [[Нигде]], [[Вахш]] и [[Неизвестно]]."
    facts = found(source, "A word of the [[Vakhsh (river)#Source|Vakhsh]].", links=links)
    assert [f.text for f in facts if f.kind == "link"] == ["Pamir Mountains"]


@pytest.mark.parametrize(
    ("reference", "lacking"),
    [
        ("<ref>https://www.example.org/a/</ref>", False),
        ("<ref>Книга. ISBN 978-5-699-12014-7</ref>", False),
        ("<ref>https://example.org/b</ref>", True),
        ("<ref>Книга без адреса</ref>", True),
        ("<ref></ref>", False),
        ('<ref name="а" />', False),
    ],
)
def test_a_reference_is_lacking_unless_english_cites_its_source(
    reference: str, lacking: bool
) -> None:
    english = "Text.<ref>http://example.org/a</ref><ref>A book. ISBN 5-699-12014-7</ref>"
    facts = [f for f in found(f"Текст{reference}.", english) if f.kind == "reference"]
    assert bool(facts) is lacking


def test_facts_come_in_the_order_of_the_source() -> None:
    facts = found(
        "Было 47 школ<ref>А</ref>, [[Памир]], 53 дома.", "A town.", links={"Памир": "Pamir"}
    )
    assert [f.kind for f in facts] == ["number", "reference", "link", "number"]
    assert [f.source for f in facts] == sorted(f.source for f in facts)
