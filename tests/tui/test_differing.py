"""The difference between the sections that were translated and the English ones of today."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

import pytest

from workbench.config import Config
from workbench.core.model import Alignment, Gap, Match, Revision, Session
from workbench.errors import InputError
from workbench.flow.comparing import Compared, compare_all, page_of
from workbench.flow.finishing import Part
from workbench.flow.opening import from_texts
from workbench.flow.workspace import Workspace
from workbench.tui.differing import difference

ENGLISH = "'''Town''' is a place.\n\n== History ==\nIt is old.\n-- a line\nIt burned.\n\n== Climate ==\nMild.\n"
RUSSIAN = (
    "'''Город''' мал.\n\n== История ==\nСгорел в 1916 году.\n\n== Рынок ==\nОн шумный.\n\n"
    "== Климат ==\nМягкий.\n"
)
TAJIK = "'''Шаҳр''' хурд аст.\n\n== Таърих ==\nСоли 1916 сӯхт.\n"

Shown = Callable[..., list[str]]


@pytest.fixture
def work() -> Iterator[Workspace]:
    sources = {"ru": ("Город", RUSSIAN), "tg": ("Шаҳр", TAJIK)}
    with Workspace.open(Config(offline=True), from_texts(("Town", ENGLISH), sources)) as opened:
        yield opened


@pytest.fixture(scope="module")
def found() -> Compared:
    """Align the three texts, once."""
    revisions = [
        Revision(lang, "Town", 1, "", text)
        for lang, text in (("en", ENGLISH), ("ru", RUSSIAN), ("tg", TAJIK))
    ]
    return compare_all(Session("s", revisions[0], tuple(revisions[1:])), {}, Config(offline=True))


@pytest.fixture
def shown(work: Workspace, found: Compared) -> Shown:
    """Return a function that translates what begins so, and shows the difference by lines."""

    def lines(texts: dict[str, str], parts: Collection[Part] | None = None) -> list[str]:
        for begins, text in texts.items():
            unit = next(unit for unit in work.units if unit.text.startswith(begins))
            work.save_text(unit.id, text)
        return difference(work, parts, found.pages, found.alignments).split("\n")

    return lines


def test_what_goes_and_what_comes_is_shown_line_by_line(shown: Shown) -> None:
    assert shown({"Сгорел": "It burned down in 1916."}) == [
        "@@ ru: История → English: History",
        "@@ -1,5 +1,2 @@",
        " == History ==",
        "−It is old.",
        "−-- a line",
        "−It burned.",
        "−",
        "+It burned down in 1916.",
        "",
    ]


@pytest.mark.parametrize(
    ("begins", "text", "heading"),
    [
        ("Город", "'''Town''' is small.", "@@ ru: Lead → English: Lead"),
        ("Он", "It is noisy.", "@@ ru: Рынок → English: no counterpart"),
        ("Мягкий", "Gentle.", "@@ ru: Климат → English: Climate"),
        ("Соли", "It burned in 1916.", "@@ tg: Таърих → English: History"),
    ],
)
def test_each_section_is_headed_by_what_it_is_compared_with(
    shown: Shown, begins: str, text: str, heading: str
) -> None:
    lines = shown({begins: text})
    assert [line for line in lines if " → " in line] == [heading]
    assert f"+{text}" in lines


def test_two_english_sections_that_one_corresponds_to_are_compared_as_one(work: Workspace) -> None:
    unit = next(unit for unit in work.units if unit.text.startswith("Сгорел"))
    work.save_text(unit.id, "It burned.")
    pages = {"en": page_of(work.session.target), "ru": work.page("ru")}
    both = Alignment((Match((1,), (1, 2), 0.9, Gap.PRESENT, {}),), (), (), (), ())
    head, _, *lines = difference(work, None, pages, {"ru": both}).split("\n")
    assert head == "@@ ru: История → English: History, Climate"
    assert [line for line in lines if line[:1] in "−+"] == [
        "−It is old.", "−-- a line", "−", "−== Climate ==", "−Mild.", "",
    ]  # fmt: skip


def test_a_section_that_english_lacks_comes_whole(shown: Shown) -> None:
    head, place, *lines = shown({"Он": "It is noisy.", "Рынок": "Market"})
    assert (head, place) == ("@@ ru: Рынок → English: no counterpart", "@@ -0,0 +1,2 @@")
    assert lines == ["+== Market ==", "+It is noisy.", ""]


def test_nothing_is_said_of_review_which_is_no_change_to_the_section(shown: Shown) -> None:
    lines = shown({"Сгорел": "It burned.", "Соли": "It burned too."})
    assert not [line for line in lines if "{{" in line]


@pytest.mark.parametrize(
    ("parts", "sections"),
    [
        (None, ["ru: История", "ru: Рынок", "tg: Таърих"]),
        ([("ru", 2)], ["ru: Рынок"]),
        ([("tg", 1), ("ru", 1), ("ru", 3)], ["ru: История", "tg: Таърих"]),
    ],
)
def test_of_the_chosen_sections_those_begun_are_shown_in_order(
    shown: Shown, parts: list[Part] | None, sections: list[str]
) -> None:
    lines = shown({"Соли": "It burned.", "Он": "It is noisy.", "Сгорел": "It burned."}, parts)
    heads = [line for line in lines if " → " in line]
    assert [head.removeprefix("@@ ").partition(" →")[0] for head in heads] == sections


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        pytest.param({}, None, id="nothing typed"),
        pytest.param({"Сгорел": "  \n"}, None, id="nothing but spaces"),
        pytest.param({"Сгорел": "It burned."}, [("ru", 2)], id="another section"),
        pytest.param({"Сгорел": "It burned."}, [], id="no section chosen"),
    ],
)
def test_without_a_translation_there_is_no_difference(
    shown: Shown, texts: dict[str, str], parts: list[Part] | None
) -> None:
    with pytest.raises(InputError, match="Nothing is translated yet") as refused:
        shown(texts, parts)
    assert refused.value.hint == "F3 goes to the editor."


def test_what_is_skipped_is_not_handed_over_and_not_shown(work: Workspace, shown: Shown) -> None:
    shown({"Сгорел": "It burned.", "Он": "It is noisy."})
    work.skip(next(unit.id for unit in work.units if unit.text.startswith("Сгорел")))
    assert [line for line in shown({}) if "English" in line] == [
        "@@ ru: Рынок → English: no counterpart"
    ]
