"""Borders that small changes of the alignment would move: of lines, of subtrees, of sizes."""

from __future__ import annotations

import pytest

from tests.core.align.judged import page
from workbench.core.align import Override, align
from workbench.core.align.facts import _around, _counted
from workbench.core.align.gaps import _under
from workbench.core.languages.quantities import Quantity
from workbench.core.model import Gap


def test_the_words_beside_a_number_are_those_of_its_line() -> None:
    text = "Длина реки 650 км\nглубина озера 12 метров весной\nширина 3 км"
    start = text.index("12")
    beside = _around(text, Quantity("number", "12", start, start + 2))
    assert beside == ["глубина", "озера", "метров", "весной"]
    assert _counted(text, Quantity("number", "12", start, start + 2)) == ["метров"]
    assert _counted("Их 12\nшкол", Quantity("number", "12", 3, 5)) == []
    assert _around("О 12 метрах", Quantity("number", "12", 2, 4)) == ["О", "метрах"]


@pytest.mark.parametrize(
    ("chosen", "under"),
    [
        ([2], ["Trade", "Ships", "Roads"]),
        ([3], ["Ships"]),
        ([3, 5], ["Ships", "Climate", "Rain"]),
        ([5], ["Climate", "Rain"]),
        ([6], ["Rain"]),
        ([0], []),
        ([0, 1], ["History"]),
    ],
)
def test_what_stands_under_a_section_are_its_subsections_and_itself(
    chosen: list[int], under: list[str]
) -> None:
    text = "Lead.\n" + "".join(
        f"\n{marks} {title} {marks}\nText.\n"
        for marks, title in (("==", "History"), ("==", "Trade"), ("===", "Ships"),
                             ("===", "Roads"), ("==", "Climate"), ("===", "Rain"))
    )  # fmt: skip
    assert [section.title for section in _under(page(text, "en"), chosen)] == under


@pytest.mark.parametrize(
    ("lang", "heading", "words", "state"),
    [
        ("ru", "Примечания", 56, Gap.THINNER),
        ("ru", "Примечания", 62, Gap.PRESENT),
        ("tg", "Эзоҳ", 55, Gap.THINNER),
        ("tg", "Эзоҳ", 62, Gap.PRESENT),
    ],
)
def test_an_appendix_is_thinner_by_its_size_alone_measured_in_its_language(
    lang: str, heading: str, words: int, state: Gap
) -> None:
    ours = page(f"Оғоз.\n\n== {heading} ==\n{'мост ' * 100}\n", lang)
    theirs = page(f"Lead.\n\n== Notes ==\n{'work ' * words}\n", "en")
    found = align(ours, theirs, overrides=[Override("link", (1,), (1,))])
    assert next(m.state for m in found.sections if m.source == (1,)) is state
