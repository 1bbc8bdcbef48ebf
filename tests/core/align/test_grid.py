"""The rows of the grid: which sources share one, and what a sentence is taken for."""

from __future__ import annotations

import pytest

from tests.core.align.judged import page
from workbench.core.align import Override, align
from workbench.core.align.agreement import common_features
from workbench.core.align.gaps import Row, Side, grid
from workbench.core.align.lines import lines
from workbench.core.align.markup import source_marks
from workbench.core.model import Gap

ENGLISH = "Lead.\n\n== Walls ==\nThe wall is high.\n\n== Gates ==\nThe gate is old.\n"
RUSSIAN = "Вступление.\n\n== Стены ==\nСтена высока.\n\n== Ворота ==\nВорота стары.\n"
TAJIK = "Муқаддима.\n\n== Девор ==\nДевор баланд аст.\n\n== Дарвоза ==\nДарвоза кӯҳна аст.\n"
ONE = (Override("link", (1,), (1,)), Override("link", (2,), (2,)))
BOTH = (Override("link", (1,), (1, 2)), Override("unlink", (2,)))
CROSSED = (Override("link", (1,), (2,)), Override("link", (2,), (1,)))


@pytest.mark.parametrize(
    ("russian", "tajik", "expected"),
    [
        (ONE, ONE, [((1,), "ru1 tg1"), ((2,), "ru2 tg2")]),
        (ONE, CROSSED, [((1,), "ru1 tg2"), ((2,), "ru2 tg1")]),
        (BOTH, ONE, [((1, 2), "ru1 tg1"), ((2,), "tg2")]),
        (ONE, BOTH, [((1, 2), "ru1 tg1"), ((2,), "ru2")]),
        (BOTH, BOTH, [((1, 2), "ru1 tg1")]),
    ],
)
def test_sources_share_the_row_of_an_english_section(
    russian: tuple[Override, ...],
    tajik: tuple[Override, ...],
    expected: list[tuple[tuple[int, ...], str]],
) -> None:
    pages = {"ru": page(RUSSIAN, "ru"), "tg": page(TAJIK, "tg"), "en": page(ENGLISH, "en")}
    found = {
        "ru": align(pages["ru"], pages["en"], overrides=russian),
        "tg": align(pages["tg"], pages["en"], overrides=tajik),
    }
    rows = [
        (
            row.target,
            " ".join(
                f"{lang}{one}" for lang in sorted(row.sides) for one in row.sides[lang].sections
            ),
        )
        for row in grid(found, pages).rows
        if row.target and row.target != (0,)
    ]
    assert rows == expected


NURSERY = "The garden has a pond. " * 12


@pytest.mark.parametrize(
    ("filler", "state"),
    [("", Gap.THINNER), (NURSERY, Gap.PRESENT)],
)
def test_half_of_a_short_section_is_enough_where_english_is_much_longer(
    filler: str, state: Gap
) -> None:
    ours = page(
        "Лид.\n\n== Река ==\nДлина реки составляет 524 км, считая от истока до самого устья.\n\n"
        "У старого берега весной часто живут большие серые цапли и бакланы.\n",
        "ru",
    )
    theirs = page(
        f"Lead.\n\n== River ==\nThe river is 524 km long from the source to the mouth. {filler}\n",
        "en",
    )
    found = align(ours, theirs, overrides=[Override("link", (1,), (1,))])
    assert [match.state for match in found.sections if match.source == (1,)] == [state]
    made = grid({"ru": found}, {"ru": ours, "en": theirs})
    assert [row.state for row in made.rows if row.target == (1,)] == [state]


def test_of_two_sentences_alike_the_one_in_the_matched_paragraph_is_taken() -> None:
    ours = page(
        "Лид.\n\n== Река ==\nМост построили в 1897 году. Театр открыли в 1932 году, библиотеку в 1950.\n",
        "ru",
    )
    theirs = page(
        "Lead.\n\n== River ==\nA bridge was built in 1897.\n\n"
        "A bridge was built in 1897. The theatre was opened in 1932, the library in 1950.\n",
        "en",
    )
    found = align(ours, theirs, overrides=[Override("link", (1,), (1,))])
    (bridge,) = [
        one for one in found.sentences if ours.wikitext[one.source[0] :].startswith("Мост")
    ]
    assert bridge.target[0] == theirs.wikitext.rindex("A bridge")


@pytest.mark.parametrize(
    "isbn", ["5-02-011111-Х", "5-02-011111-X", "5 02 011111 0", "978-5-02-011111-3"]
)
def test_a_book_is_the_same_however_its_number_is_written(isbn: str) -> None:
    assert source_marks(f"Книга. ISBN {isbn}") == {"i:502011111"}


def test_every_sentence_of_a_paragraph_offers_its_first_word() -> None:
    ours = page("Тут стоит мост\n\nСтоит гора. Река течёт вниз. \n", "ru")
    start = ours.wikitext.index("Стоит")
    found = common_features(ours, (start, len(ours.wikitext) - 1))
    assert {"mountain", "river"} <= found
    assert "bridge" not in found


HISTORIES = "Лид.\n\n== История ==\nСлово.\n\n== История и небывалое ==\nДело.\n"


@pytest.mark.parametrize(
    ("override", "row", "title"),
    [
        (Override("merge", (1, 2), (1,)), (1, 2), (0.62 + 0.62 * 0.7) / 2),  # the mean of two
        (Override("link", (1,), (1, 2)), (1,), 0.62),  # the best of two
        (Override("link", (1,), (2,)), (1, 2), 0.62 * 0.7),
    ],
)
def test_a_row_says_why_by_all_its_sections_and_their_best_counterparts(
    override: Override, row: tuple[int, ...], title: float
) -> None:
    theirs = page("Lead.\n\n== History ==\nA word.\n\n== History and economy ==\nMoney.\n", "en")
    found = align(page(HISTORIES, "ru"), theirs, overrides=[override])
    (match,) = [one for one in found.sections if one.source == row]
    assert match.why["title"] == pytest.approx(title, abs=0.0006)


def test_a_missing_paragraph_stands_before_what_follows_in_the_next_line() -> None:
    ours = page("Лид.\n\n== История ==\nКрепость 1897 года.\n\nТеатр был летним.\n", "ru")
    theirs = page("Lead.\n\n== History ==\nA fort was built in 1897.\n* The railway came later, and a mill.\n", "en")  # fmt: skip
    spans = [
        (ours.wikitext.index(word), ours.wikitext.index("\n", ours.wikitext.index(word)))
        for word in ("Крепость", "Театр")
    ]
    start = theirs.wikitext.index("A fort")
    fort = (start, theirs.wikitext.index("\n", start))
    sides = Side((1,), Gap.THINNER, 0.5, {}, 9, 0.5, ((spans[0], fort, 0.5), (spans[1], None, 0.0)), ())  # fmt: skip
    made = lines(Row("History", 2, (1,), 9, Gap.THINNER, {"ru": sides}), {"ru": ours, "en": theirs})
    assert [sorted(line.spans) for line in made] == [["en", "ru"], ["ru"], ["en"]]


@pytest.mark.parametrize("content", ["[[Файл:A.jpg]]", "", "Розы цветут весной."])
def test_nothing_of_a_missing_section_is_told_though_it_has_no_text(content: str) -> None:
    ours = page(f"Лид.\n\n== Небывалое ==\n{content}\n", "ru")
    theirs = page("Lead.\n", "en")
    found = align(ours, theirs, overrides=[Override("unlink", (1,))])
    made = grid({"ru": found}, {"ru": ours, "en": theirs})
    (side,) = [
        row.sides["ru"] for row in made.rows if row.sides and row.sides["ru"].sections == (1,)
    ]
    assert (side.state, side.coverage) == (Gap.MISSING, 0.0)
