"""The rows of the grid: which sources share one, and what a sentence is taken for."""

from __future__ import annotations

import pytest

from tests.core.align.judged import page
from workbench.core.align import Override, align
from workbench.core.align.gaps import grid

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
