"""What likeness rests on: rare features, headings, outlines, order, one assignment."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.align.judged import page
from workbench.core.align import Override, align
from workbench.core.align.assignment import assign
from workbench.core.align.bridge import Bridge, features, target_key
from workbench.core.align.gaps import grid
from workbench.core.align.outline import outline
from workbench.core.align.paragraphs import concordance
from workbench.core.align.passages import passages, quantity_marks, words_of
from workbench.core.align.scoring import (
    Scorer,
    Source,
    evidence,
    kind_weight,
    merged,
    source_bag,
    target_bag,
    trust,
)
from workbench.core.align.titles import Titles
from workbench.core.languages.quantities import quantities
from workbench.core.model import Gap


def bag(*keys: str) -> Source:
    """Return a source bag of features that each lead one way, surely."""
    return Counter({((key, 1.0),): 1 for key in keys})


TARGETS = [
    Counter(["fort", "q:y1897", "river"]),
    Counter(["theatre", "q:y1932", "river"]),
    Counter(["river", "bridge"]),
]
SOURCES = [bag("fort", "q:y1897"), bag("theatre", "river"), bag("mill")]


def test_a_rare_feature_weighs_more_than_one_that_stands_everywhere() -> None:
    scorer = Scorer(TARGETS, SOURCES)
    assert scorer.weights["fort"] > scorer.weights["river"]
    assert scorer.weights["q:y1897"] > scorer.weights["fort"]
    likeness = scorer.scores(bag("fort", "river"))
    assert max(likeness, key=lambda i: likeness[i].value) == 0
    assert likeness[0].value > likeness[1].value
    assert scorer.scores(bag("mill")) == {}


def test_a_score_says_what_it_is_made_of() -> None:
    score = Scorer(TARGETS, SOURCES).scores(bag("fort", "q:y1897"))[0]
    assert set(score.shares) == {"words", "numbers"}
    assert sum(score.shares.values()) == pytest.approx(score.value)
    assert score.mass > 0
    assert Scorer(TARGETS, SOURCES).scores(bag("fort"), explain=False)[0].shares == {}


@given(
    st.lists(
        st.sampled_from(["fort", "river", "theatre", "bridge", "mill", "q:y1897"]),
        max_size=6,
        unique=True,
    )
)
@settings(max_examples=50)
def test_shares_lie_between_nothing_and_all(keys: list[str]) -> None:
    source = bag(*keys)
    scorer = Scorer(TARGETS, [source])
    for index in range(len(TARGETS)):
        assert 0 <= scorer.told(source, index) <= 1 + 1e-9
        assert 0 <= scorer.kept(source, index) <= 1 + 1e-9
    for index, value in scorer.among(source, range(len(TARGETS))).items():
        assert 0 < value <= 1
        assert set(keys) & set(TARGETS[index])
    assert set(scorer.scores(source)) == set(scorer.among(source, range(len(TARGETS))))


@given(
    st.lists(
        st.sampled_from(["fort", "river", "theatre", "bridge"]), min_size=1, max_size=4, unique=True
    )
)
@settings(max_examples=30)
def test_more_in_common_is_more_alike(keys: list[str]) -> None:
    scorer = Scorer(TARGETS, SOURCES)
    fewer = scorer.told(bag(*keys[:-1]), 0)
    assert scorer.told(bag(*keys), 0) >= fewer


@pytest.mark.parametrize(
    ("key", "kind", "weight"),
    [
        ("river", "words", 1.0),
        ("q:n5", "numbers", 0.6),
        ("q:n10", "numbers", 0.6),
        ("q:n11", "numbers", 1.4),
        ("q:y1897", "numbers", 1.5),
        ("q:d1897-01-02", "numbers", 2.0),
        ("q:c19", "numbers", 1.2),
        ("l:khorog", "links", 1.3),
        ("f:view.jpg", "files", 2.2),
        ("u:example.org", "references", 2.6),
        ("i:569912014", "references", 3.0),
        ("t:infobox", "templates", 1.5),
        ("a", "words", 1.0),
    ],
)
def test_a_feature_is_evidence_of_its_kind(key: str, kind: str, weight: float) -> None:
    assert evidence(key) == kind
    assert kind_weight(key) == weight


@given(st.floats(0, 50), st.floats(0, 50))
@settings(max_examples=40)
def test_trust_grows_with_what_it_rests_on(one: float, other: float) -> None:
    assert 0 <= trust(one) <= 1
    assert trust(min(one, other)) <= trust(max(one, other))
    assert trust(0) == 0


def test_words_that_nothing_can_match_make_a_text_less_alike() -> None:
    alone: Source = Counter({(): 6})
    scorer = Scorer(TARGETS, SOURCES)
    plain, padded = bag("fort", "river"), merged([bag("fort", "river"), alone])
    assert scorer.among(padded, [0])[0] < scorer.among(plain, [0])[0]
    assert scorer.scores(padded)[0].value < scorer.scores(plain)[0].value
    assert scorer.kept(padded, 0) == scorer.kept(plain, 0) == 1.0
    assert scorer.kept(bag("fort", "mill"), 0) < 1.0
    assert scorer.kept(alone, 0) == 0.0


def test_what_the_source_cannot_reach_makes_a_target_longer_by_little() -> None:
    short, long = Counter(["fort"]), Counter(["fort", "mill", "road", "well"])
    few = Scorer([short, long], [bag("fort")])
    all_reached = Scorer([short, long], [bag("fort", "mill", "road", "well")])
    assert few.lengths[0] < few.lengths[1] < all_reached.lengths[1]
    assert few.lengths[0] == all_reached.lengths[0]
    assert few.told(bag("fort"), 1) == pytest.approx(1.0)
    assert all_reached.told(bag("fort"), 1) < 1.0
    assert Scorer([Counter(["mill"])], [bag("fort")]).told(bag("fort"), 0) == 0.0


def test_bags_add_up() -> None:
    assert merged([Counter("ab"), Counter("b")]) == Counter("abb")
    assert merged([]) == Counter()


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("The", ""),
        ("a", ""),
        ("Rivers", "river"),
        ("river", "river"),
        ("Kraków", "krakow"),
        ("built", "built"),
        ("x", ""),
        ("", ""),
    ],
)
def test_a_word_too_common_tells_nothing(word: str, key: str) -> None:
    assert target_key(word) == key


@pytest.mark.parametrize(
    ("source", "target", "word", "leads"),
    [
        ("Правительство.", "The government.", "Правительство", {"govern"}),
        ("Гурский.", "Gursky.", "Гурский", {"gursk"}),
        ("Берлин.", "Berlin.", "Берлин", {"berlin"}),
        ("Германия.", "Germany.", "Германия", {"german"}),
        ("IBM.", "IBM.", "IBM", {"ibm"}),
        ("IBM.", "A river.", "IBM", set()),
        ("Абракадабра.", "A river.", "Абракадабра", set()),
    ],
)
def test_a_word_leads_to_words_of_the_other_page(
    source: str, target: str, word: str, leads: set[str]
) -> None:
    ours, theirs = passages(page(source + "\n", "ru")), passages(page(target + "\n", "en"))
    ways = Bridge("ru", ours, theirs).ways[word]
    assert {key[: len(next(iter(leads), ""))] for key, _ in ways} == leads
    assert [sure for _, sure in ways] == sorted((sure for _, sure in ways), reverse=True)


def test_a_glossary_leads_where_nothing_else_does() -> None:
    ours, theirs = passages(page("Кишлак.\n", "ru")), passages(page("A village.\n", "en"))
    assert Bridge("ru", ours, theirs).ways["Кишлак"] == ()
    assert [k for k, _ in Bridge("ru", ours, theirs, {"кишлак": ["village"]}).ways["Кишлак"]] == [
        target_key("village")
    ]


def test_a_passage_offers_words_and_marks_once() -> None:
    (one,) = passages(page("The rivers of 1897, the river of 1897.\n", "en"))
    told = features(one)
    assert told[target_key("river")] == 2
    assert told["q:y1897"] == 1
    assert target_bag(one) == told
    bag = source_bag(one, Bridge("en", [one], [one]))
    assert (bag[((target_key("river"), 1.0),)], bag[(("q:y1897", 1.0),)]) == (2, 1)


def test_a_page_is_taken_in_blocks_with_their_sentences() -> None:
    text = "'''Вахш''' — река.<ref>https://example.org/a</ref> Длина 524 км.\n\n{{Карточка|имя=Вахш}}\n\n[[Категория:Реки]]\n\n== А ==\n* [[Памир]]\n"
    first, box, item = passages(page(text, "ru"), {"Памир": "Pamir Mountains"})
    assert first.opening
    assert not item.opening
    assert [text[slice(*one.span)] for one in first.sentences] == [
        "'''Вахш''' — река.<ref>https://example.org/a</ref>",
        "Длина 524 км.",
    ]
    assert first.sentences[0].marks == {"u:example.org/a"}
    assert first.sentences[1].marks == {"q:n524"}
    assert first.marks == {"u:example.org/a", "q:n524"}
    assert item.marks == {"l:pamir mountains"}
    assert any(mark.startswith("t:") for mark in box.marks)
    (length,) = first.quantities
    assert first.text[length.start : length.end] == "524 км"


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("8 апреля 1992 года", ["d1992-04-08", "y1992", "d--04-08"]),
        ("8 апреля", ["d--04-08"]),
        ("апрель 1992", ["d1992-04", "y1992", "d--04"]),
        ("1990-е", ["d1990", "y1990"]),
        ("5 км", ["n5"]),
        ("слово", []),
    ],
)
def test_a_date_also_counts_for_its_parts(text: str, marks: list[str]) -> None:
    assert list(quantity_marks(quantities(text, "ru"))) == marks


@pytest.mark.parametrize(
    ("text", "words"),
    [("Усть-Каменогорск", ["Усть", "Каменогорск"]), ("O’Neil", ["O'Neil"]), ("п’ять", ["п'ять"]), ("пʼять", ["п'ять"]), ("5 км", ["км"]), ("а_б", ["а", "б"]), ("", [])],
)  # fmt: skip
def test_words_are_taken_apart_at_hyphens(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Слово.\n\n'''Вахш''' — река.\n", [False, False]),
        ("{{К|а}}\n\n'''Вахш''' — река.\n\n'''Иное''' слово.\n", [False, True, False]),
        ("* '''Вахш'''\n\n'''Вахш''' — река.\n", [False, True]),
        ("== А ==\n'''Вахш''' — река.\n", [False]),
    ],
)
def test_the_opening_is_the_lead_s_first_paragraph_with_the_subject_in_bold(
    text: str, opening: list[bool]
) -> None:
    assert [one.opening for one in passages(page(text, "ru"))] == opening


LONG = "Слово за словом рассказывает о городе и его жителях у реки.\n"


def test_an_outline_has_parents_and_sizes() -> None:
    text = f"Лид.\n== А ==\n=== Б ===\n{LONG}==== В ====\n{LONG}== Г ==\n[[Файл:а.jpg|мини|{LONG.strip()}]]\n=== Д ===\nМало.\n"
    source = page(text, "ru")
    made = outline(source, passages(source))
    assert [one.title for one in made.sections] == ["", "А", "Б", "В", "Г", "Д"]
    assert made.parent == (0, 0, 1, 2, 0, 4)
    assert made.has_text == (False, False, False, False, False, False)
    assert made.sizes[2] == made.sizes[3] == len(LONG) - 1
    assert made.whole([1]) == made.sizes[2] + made.sizes[3]
    assert made.whole([4]) == made.sizes[4] + made.sizes[5]
    assert made.whole([2]) == made.sizes[2] + made.sizes[3]
    assert made.whole([]) == 0


def test_a_section_with_text_of_its_own_counts_alone() -> None:
    text = f"Лид.\n== А ==\n{LONG.strip()}.\n=== Б ===\n{LONG}"
    source = page(text, "ru")
    made = outline(source, passages(source))
    assert made.sizes[1] == 60
    assert not made.has_text[2]
    assert made.has_text[1]
    assert made.whole([1]) == made.sizes[1]


@pytest.mark.parametrize(
    ("order", "value"),
    [
        ([0, 1, 2, 3], 1.0), ([3, 2, 1, 0], -1.0), ([0, None, 1, None, 2, 3], 1.0), ([0, 1], 0.0), ([], 0.0),
        ([0, 1, 0, 1, 0], 0.0), ([2, 2, 2, 2], 0.0),
    ],
)  # fmt: skip
def test_order_is_kept_reversed_or_mixed(order: list[int | None], value: float) -> None:
    assert concordance(order) == value


HEADINGS = ["", "History", "Museums and libraries", "Berlin in 1945", "References", "History"]


@pytest.mark.parametrize(
    ("title", "lang", "best"),
    [
        ("История", "ru", {1: 1.0, 5: 1.0}),
        ("Таърих", "tg", {1: 1.0, 5: 1.0}),
        ("Примечания", "ru", {4}),
        ("Музеи", "ru", {2}),
        ("Музеи и библиотеки", "ru", {2}),
        ("Берлин в 1945 году", "ru", {3}),
        ("History", "xx", {1: 1.0, 5: 1.0}),
        ("Небывалое", "ru", set()),
        ("", "ru", set()),
    ],
)
def test_a_heading_is_like_those_that_mean_or_say_the_same(
    title: str, lang: str, best: dict[int, float] | set[int]
) -> None:
    found = Titles(HEADINGS).like(title, lang)
    assert all(0 < value <= 1 for value in found.values())
    if isinstance(best, dict):
        assert {i: v for i, v in found.items() if i in best} == pytest.approx(best)
    else:
        assert {i for i, v in found.items() if v >= 0.45} == best


def total(table: list[dict[int, int]]) -> int:
    """Return what an assignment is worth."""
    return sum(row[c] for row, c in zip(table, assign(table), strict=True) if c is not None)


@given(
    st.lists(st.dictionaries(st.integers(0, 5), st.integers(1, 9), max_size=5), max_size=6),
    st.integers(0, 5),
)
@settings(max_examples=60)
def test_columns_have_no_names(rows: list[dict[int, int]], shift: int) -> None:
    moved = [{(column + shift) % 6: score for column, score in row.items()} for row in rows]
    assert total(rows) == total(moved)
    assert total(list(reversed(rows))) == total(rows)


@pytest.mark.parametrize("rows", [[], [{}], [{}, {}], [{0: 0.0}], [{0: -1.0}]])
def test_a_row_with_nothing_to_take_stays_alone(rows: list[dict[int, float]]) -> None:
    assert assign(rows) == [None] * len(rows)


def test_every_paragraph_of_every_source_stands_in_one_row_of_the_grid() -> None:
    russian = page(
        f"Лид о городе.\n\n== История ==\n{LONG}\n== Сады ==\n{LONG}\n== Примечания ==\n", "ru"
    )
    tajik = page(
        "Муқаддима.\n\n== Таърих ==\nҚалъа соли 1897 сохта шуд.\n\n== Боғҳо ==\nБоғ соли 1940 сохта шуд.\n",
        "tg",
    )
    english = page("Lead.\n\n== History ==\nA word.\n\n== Sport ==\nClubs.\n", "en")
    pages = {"ru": russian, "tg": tajik, "en": english}
    found = {lang: align(pages[lang], english) for lang in ("ru", "tg")}
    made = grid(found, pages)
    for lang in ("ru", "tg"):
        placed = sorted(
            i for row in made.rows if lang in row.sides for i in row.sides[lang].sections
        )
        shown = [
            s.index
            for s in pages[lang].sections
            if not s.index or any(b.segments for b in s.blocks)
        ]
        assert placed == shown
        assert 0 <= made.coverage[lang] <= 1
    targets = [index for row in made.rows for index in row.target]
    assert sorted(targets) == [s.index for s in english.sections]
    assert [row.target[0] for row in made.rows if row.target] == sorted(t for t in targets)
    assert all((row.state is Gap.MISSING) == (not row.target) for row in made.rows)
    assert all((row.state is Gap.TARGET_ONLY) == (not row.sides) for row in made.rows)


def test_a_merged_row_of_one_source_meets_the_single_rows_of_the_other() -> None:
    russian = page(f"Лид.\n\n== История ==\n{LONG}\n== Сады ==\n{LONG}", "ru")
    uk = page(f"Лід.\n\n== Історія ==\n{LONG}", "uk")
    english = page("Lead.\n\n== History ==\nA word.\n", "en")
    pages = {"ru": russian, "uk": uk, "en": english}
    merged_row = [Override("merge", (1, 2), (1,))]
    made = grid(
        {
            "ru": align(russian, english, overrides=merged_row),
            "uk": align(uk, english, overrides=[Override("link", (1,), (1,))]),
        },
        pages,
    )
    (row,) = [row for row in made.rows if row.target == (1,)]
    assert {lang: side.sections for lang, side in row.sides.items()} == {"ru": (1, 2), "uk": (1,)}
