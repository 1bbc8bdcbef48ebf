"""How alike texts are, in what they differ, and the terms under which a segment is found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.store import similarity, terms

WORDS = [
    "берег",
    "брод",
    "весна",
    "дамба",
    "залив",
    "излучина",
    "коса",
    "мель",
    "омут",
    "перекат",
    "плёс",
    "русло",
    "старица",
    "яр",
]


few = st.lists(st.sampled_from([*WORDS, "5", "17", "не"]), max_size=6).map(" ".join)


@given(few, few)
@settings(max_examples=100)
def test_a_likeness_of_words_is_a_percentage_and_whole_for_equals_alone(one: str, two: str) -> None:
    assert 0 <= similarity.words(one, two) <= 100
    assert (similarity.words(one, two) == 100) == (one == two)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("тихий омут", "тихий омут", 100),
        ("тихий омут", "Тихий, омут!", 100),
        ("тихий омут", "тихого омута", 100 * (1 - 4 / 11)),
        ("дом 17", "дом 18", 100 * (1 - 2 / 5)),
        ("дом 5", "дом 2017", 100 * (1 - 4 / 7)),
        ("тихий", "тихий омут", 100 * (1 - 4 / 9)),
        ("", "", 100),
        ("", "омут", 0),
    ],
)
def test_words_cost_their_letters_and_numbers_the_whole(
    one: str, two: str, expected: float
) -> None:
    assert similarity.words(one, two) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("asked", "others", "minimum", "found"),
    [
        ("мост", ["мост", "мос", "мо", "м"], 75, [(0, 100.0), (1, 75.0)]),
        ("мост", ["мо", "мост"], 50, [(0, 50.0), (1, 100.0)]),
        ("мост", ["дыра"], 1, []),
        ("мост", [], 70, []),
        ("мост", ["Мост"], 76, []),
        ("мост", ["Мост", "мост "], 75, [(0, 75.0), (1, 80.0)]),
    ],
)
def test_likeness_is_what_need_not_be_changed_of_the_longer_text(
    asked: str, others: list[str], minimum: int, found: list[tuple[int, float]]
) -> None:
    assert sorted(similarity.alike(asked, others, minimum)) == found


@pytest.mark.parametrize(
    ("length", "places"), [(similarity.LONGEST, {0, 1}), (similarity.LONGEST + 1, {0})]
)
def test_a_text_that_is_no_sentence_any_more_is_compared_for_equality(
    length: int, places: set[int]
) -> None:
    text = "я" * length
    found = similarity.alike(text, [text, text[:-1]], 70)
    assert {place for place, _ in found} == places
    assert dict(found)[0] == 100


@pytest.mark.parametrize(
    ("one", "two", "alike", "points"),
    [
        ("тихий омут", "тихий омут", 50.0, 100),
        ("тихий омут", "Тихий омут", 90.0, 90),
        ("тихий омут", "Тихий омут", 100.0, 99),
        ("тихий омут", "тихого омута", 99.9, 63),
        ("тихий омут", "тихий, омут", 90.9, 90),
        ("5", "6", 80.0, 0),
    ],
)
def test_the_score_is_the_lower_measure_and_whole_for_equals_alone(
    one: str, two: str, alike: float, points: int
) -> None:
    assert similarity.score(one, two, alike) == points


@pytest.mark.parametrize(
    ("asked", "match", "shown"),
    [
        ("тихий омут", "тихий омут", "тихий омут"),
        ("тихий омут", "омут", "{+тихий+} омут"),
        ("омут", "тихий омут", "[-тихий-] омут"),
        ("тихий омут", "тихий брод", "тихий [-брод-] {+омут+}"),
        ("тихий  омут", "тихий\nомут", "тихий омут"),
        ("а", "б", "[-б-] {+а+}"),
    ],
)
def test_differences_of_a_match_are_marked_by_word(asked: str, match: str, shown: str) -> None:
    assert similarity.marked(asked, match) == shown


@given(few.filter(bool), few.filter(bool))
@settings(max_examples=100)
def test_marked_differences_hold_both_texts(asked: str, match: str) -> None:
    shown = f" {similarity.marked(asked, match)} "
    theirs = shown.replace("[-", "").replace("-]", "")
    ours = shown.replace("{+", "").replace("+}", "")

    def without(text: str, opening: str, closing: str) -> str:
        while opening in text:
            before, _, rest = text.partition(opening)
            text = before + rest.partition(closing)[2]
        return " ".join(text.split())

    assert without(theirs, "{+", "+}") == match
    assert without(ours, "[-", "-]") == asked


@pytest.mark.parametrize(
    ("one", "two", "notes"),
    [
        ("Их 5.", "Их 6.", ("differing number",)),
        ("Их 5 и 6.", "Их 6 и 5.", ()),
        ("Их 5 и 5.", "Их 5.", ("differing number",)),
        ("Жил в Перми.", "Жил в Казани.", ("differing name",)),
        ("Жил в Перми.", "Жил у Перми.", ()),
        ("Он жил. Пермь растёт.", "Он жил. Казань растёт.", ()),
        ("Он жил в «Перми».", "Он жил в «Казани».", ("differing name",)),
        ("Он был.", "Он не был.", ("differing negation",)),
        ("Ӯ буд.", "Ӯ набуд.", ("differing negation",)),
        ("Нет, не он.", "Не он.", ("differing negation",)),
        ("Нельзя идти.", "Можно идти.", ("differing negation",)),
        ("Небо и Нева.", "Небо и Нева", ()),
        ("ПЕРМЬ", "КАЗАНЬ", ()),
        ("Да: Пермь", "Да: Казань", ()),
        ("Да, Пермь", "Да, Казань", ("differing name",)),
        ("Да… Пермь", "Да… Казань", ()),
        ("Да (Пермь)", "Да (Казань)", ("differing name",)),
        ("Из Казани", "Под Казанью", ()),
        ("Он из Перми", "Он за Пермью", ()),
        ("Он из Тулы", "Он за Тулой", ()),
        ("Он в Омске", "Он за Омском", ()),
        ("Он из Омска", "Он из Орска", ("differing name",)),
        ("Он из Оша", "Он из Уфы", ("differing name",)),
        ("Тут Ким", "Тут Кимом", ()),
        ("Тут Ли", "Тут Лиза", ("differing name",)),
        ("Ӯ аз Ғарм", "Ӯ Ғармро дид", ()),
        ("площадь м²", "площадь м³", ("differing number",)),
        ("дом 5а", "дом 5б", ("differing number",)),
        (
            "В Перми 5.",
            "Не в Казани 6.",
            ("differing number", "differing name", "differing negation"),
        ),
    ],
)
def test_what_must_not_be_overlooked_is_named(one: str, two: str, notes: tuple[str, ...]) -> None:
    assert similarity.differences(one, two) == notes
    assert similarity.differences(two, one) == notes


@given(st.text("ё́и\u0306а е\u00a0\n", max_size=12))
@settings(max_examples=60)
def test_what_is_compared_is_composed_once_and_for_all(text: str) -> None:
    once = similarity.normal(text)
    assert similarity.normal(once) == once
    assert "\u0301" not in once
    assert once == " ".join(once.split())


# ------------------------------------------------------------ what is looked up


@given(st.integers(1, 3000), st.integers(1, 100), st.floats(0, 1))
@settings(max_examples=150)
def test_no_length_that_can_match_lies_outside_the_classes_looked_at(
    length: int, minimum: int, where: float
) -> None:
    shortest, longest = length * minimum / 100, length * 100 / minimum
    other = int(shortest + where * (longest - shortest))
    if not shortest <= other <= longest:
        return
    first, last = terms.classes(length, minimum)
    assert first <= terms.length_class(other) <= last


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("Старинные мельницы", ["стари", "мельн"]),
        ("Ёлка и ЕЛКА", ["елка", "и", "елка"]),
        ("в 1873-м", ["в", "1873", "м"]),
        ("— … !", []),
        ("Ҳисор", ["ҳисор"]),
    ],
)
def test_forms_of_a_word_share_its_first_letters(text: str, stems: list[str]) -> None:
    assert terms.stems(text) == stems


def test_a_short_text_is_also_known_by_its_triples_a_long_one_is_not() -> None:
    assert {"_оби", "_ибь"} <= terms.entry("оби бь")
    assert not [t for t in terms.entry("омут " * 20) if t.startswith(terms.TRIPLE)]
