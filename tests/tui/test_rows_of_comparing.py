"""What the compare screen says of a row: its cells, and its paragraphs side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from workbench.core.align.agreement import Disagreement
from workbench.core.align.gaps import Grid, Row, Side, Span
from workbench.core.align.reuse import Reusable
from workbench.core.model import Fact, Gap
from workbench.core.wikitext.segments import segment_page
from workbench.flow.comparing import Compared
from workbench.tui.gap_rows import gap_rows
from workbench.tui.side_by_side import DIFFERING, LACKING, MOST, side_by_side
from workbench.tui.widgets.gap_list import GapCell

EN = "Lead.\n\n== Mill ==\nA mill ground rye.\n\nIt burned in 1902.\n\n== Weir ==\nA weir.\n"
RU = (
    "Начало.\n\n== Мельница ==\nМельница молола рожь.\n\nОна сгорела в 1903 году.\n\n"
    "Её отстроили из камня, взятого на берегу.\n\n== Плотина ==\nПлотина.\n"
)
TG = "Оғоз.\n\n== Осиё ==\nОсиё ҷавдор орд мекард.\n"
PAGES = {code: segment_page(text, code) for code, text in (("en", EN), ("ru", RU), ("tg", TG))}
FOUND = Compared(PAGES, {})
BURNED = Fact("number", (RU.index("1903"), RU.index("1903") + 4), "1903", "1902")


def span(lang: str, text: str) -> Span:
    start = PAGES[lang].wikitext.index(text)
    return start, start + len(text)


RYE, RYE_EN = span("ru", "Мельница молола рожь."), span("en", "A mill ground rye.")
FIRE, FIRE_EN = span("ru", "Она сгорела в 1903 году."), span("en", "It burned in 1902.")
STONE, RYE_TG = (
    span("ru", "Её отстроили из камня, взятого на берегу."),
    span("tg", "Осиё ҷавдор орд мекард."),
)


def side(
    *paragraphs: tuple[Span, Span | None],
    state: Gap = Gap.THINNER,
    coverage: float = 1.0,
    facts: Sequence[Fact] = (),
    sections: tuple[int, ...] = (1,),
) -> Side:
    told = tuple((one, other, 0.9) for one, other in paragraphs)
    return Side(sections, state, 0.9, {}, 50, coverage, told, tuple(facts))


def row(sides: Mapping[str, Side], target: tuple[int, ...] = (1,), after: int | None = None) -> Row:
    return Row("Mill", 2, target, 40, Gap.THINNER, sides, after)


WHOLE = row({"ru": side((RYE, RYE_EN), (FIRE, FIRE_EN), (STONE, None), facts=[BURNED])})


def told(
    one: Row = WHOLE,
    width: int = 80,
    langs: Sequence[str] = ("ru", "en", "tg"),
    reuse: Mapping[str, Sequence[Reusable]] | None = None,
) -> list[str]:
    shown = side_by_side(one, FOUND, langs, width, reuse or {}).plain
    return [line.rstrip() for line in shown.split("\n")]


# ------------------------------------------------------------------ cells of the grid


@pytest.mark.parametrize(
    ("made", "detail"),
    [
        pytest.param(side(), "", id="all of it"),
        pytest.param(side(coverage=0.994), " · 99 % in English", id="nearly all"),
        pytest.param(side(coverage=0), " · 0 % in English", id="nothing"),
        pytest.param(side(facts=[BURNED]), " · lacks 1 number", id="one fact"),
        pytest.param(
            side(coverage=0.5, facts=[BURNED, BURNED]),
            " · 50 % in English · lacks 2 numbers",
            id="both",
        ),
        pytest.param(
            side(state=Gap.MISSING, coverage=0, facts=[BURNED]), "", id="missing: nothing to add"
        ),
    ],
)
def test_a_cell_tells_how_much_english_says_and_what_it_lacks(made: Side, detail: str) -> None:
    (shown,) = gap_rows(Grid((row({"ru": made}),), {}), PAGES)
    assert shown.cells["ru"] == GapCell((1,), "Мельница", 2, 16, made.state, detail)


@pytest.mark.parametrize(
    ("made", "cells"),
    [
        pytest.param(
            row({"ru": side(), "tg": side()}),
            {"en": ("Mill", 9), "ru": ("Мельница", 16), "tg": ("Осиё", 5)},
            id="in all three",
        ),
        pytest.param(
            row({"ru": side(sections=(2,))}, target=()), {"ru": ("Плотина", 2)}, id="not in English"
        ),
        pytest.param(
            row({"ru": side(sections=(0,))}, target=(0,)),
            {"en": ("Lead", 1), "ru": ("Lead", 1)},
            id="the lead",
        ),
        pytest.param(
            row({"ru": side(sections=(1, 2))}, target=(1, 2)),
            {"en": ("Mill + Weir", 12), "ru": ("Мельница + Плотина", 18)},
            id="two sections together",
        ),
    ],
)
def test_a_row_has_a_cell_for_each_language_that_has_the_section(
    made: Row, cells: dict[str, tuple[str, int]]
) -> None:
    (shown,) = gap_rows(Grid((made,), {}), PAGES)
    assert {lang: (cell.title, cell.words) for lang, cell in shown.cells.items()} == cells


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ([], ""),
        ([{"ru": "150", "tg": "180"}], "ru: 150, tg: 180"),
        ([{"ru": "150", "tg": "180"}, {"ru": "1902"}], "ru: 150, tg: 180; ru: 1902"),
    ],
)
def test_the_note_says_what_the_sources_say_differently(
    said: list[dict[str, str]], note: str
) -> None:
    differing = tuple(Disagreement(one, {}) for one in said)
    made = Row("Mill", 2, (1,), 40, Gap.THINNER, {"ru": side()}, None, (), differing)
    assert gap_rows(Grid((made,), {}), PAGES)[0].note == note


# ------------------------------------------------------------------ paragraphs side by side


def test_what_corresponds_stands_in_one_line_and_what_is_lacking_is_placed() -> None:
    assert told() == [
        "Мельница молола рожь.                  │ A mill ground rye.",
        "",
        "Она сгорела в 1903 году.               │ It burned in 1902.",
        "",
        "Её отстроили из камня, взятого на      │ ✗ Not in English; belongs behind «It",
        "берегу.                                │ burned in 1902.»",
        "",
    ]


@pytest.mark.parametrize(
    ("langs", "width", "stacked"),
    [
        pytest.param(("ru", "en"), 51, False, id="just wide enough for two"),
        pytest.param(("ru", "en"), 50, True, id="a cell too narrow for two"),
        pytest.param(("ru", "en", "tg"), 78, False, id="just wide enough for three"),
        pytest.param(("ru", "en", "tg"), 77, True, id="a cell too narrow for three"),
    ],
)
def test_where_columns_would_be_narrow_languages_stand_one_below_the_other(
    langs: tuple[str, ...], width: int, stacked: bool
) -> None:
    both = row({"ru": side((RYE, RYE_EN)), "tg": side((RYE_TG, RYE_EN))})
    shown = told(both, width, langs)
    assert ("Russian" in shown) is stacked
    assert any("│" in line for line in shown) is not stacked


def test_one_below_the_other_each_has_its_language_above_it() -> None:
    made = row({"ru": side((RYE, None)), "tg": side()}, target=())
    assert told(made, 30) == [
        "Russian",
        "Мельница молола рожь.",
        "English",
        "✗ Not in English",
        "Tajik",
        "–",
        "",
    ]


@pytest.mark.parametrize(
    ("after", "words"),
    [(0, "the lead"), (1, "Mill"), (2, "Weir")],
)
def test_a_section_that_english_lacks_is_told_its_place(after: int, words: str) -> None:
    made = row({"ru": side((RYE, None))}, target=(), after=after)
    first, blank, *_ = told(made)
    assert first == f"English has no such section; it belongs behind «{words}»."
    assert blank == ""


def test_what_differs_is_marked_on_both_sides_and_what_is_lacking_stands_out() -> None:
    shown = side_by_side(WHOLE, FOUND, ("ru", "en"), 80, {})
    marked = [(shown.plain[s.start : s.end].strip(), str(s.style)) for s in shown.spans]
    assert [text for text, style in marked if style == DIFFERING] == ["1903", "1902"]
    lacking = [text for text, style in marked if style == LACKING]
    assert lacking == ["✗ Not in English; belongs behind «It", "burned in 1902.»"]


def test_a_mark_goes_on_where_a_line_is_broken() -> None:
    facts = [Fact("name", STONE, "камня, взятого"), Fact("name", STONE, "берегу")]
    made = row({"ru": side((STONE, None), facts=facts)}, target=())
    shown = side_by_side(made, FOUND, ("ru",), 24, {})
    assert shown.plain.rstrip() == "Её отстроили из камня,  \nвзятого на берегу."
    marked = [shown.plain[s.start : s.end] for s in shown.spans if str(s.style) == DIFFERING]
    assert marked == ["камня,", "взятого", "берегу"]


@pytest.mark.parametrize(
    ("more", "said"),
    [(0, []), (1, ["… 1 more paragraph"]), (7, ["… 7 more paragraphs"])],
)
def test_a_long_row_shows_the_first_paragraphs_and_counts_the_rest(
    more: int, said: list[str]
) -> None:
    each = [f"Абзац {number}." for number in range(MOST + more)]
    text = "== С ==\n" + "\n\n".join(each) + "\n"
    pages = {**PAGES, "ru": segment_page(text, "ru")}
    spans = [(text.index(one), text.index(one) + len(one)) for one in each]
    made = row({"ru": side(*((one, None) for one in spans))}, target=())
    shown = side_by_side(made, Compared(pages, {}), ("ru",), 80, {}).plain
    assert shown.count("Абзац") == MOST
    assert [line for line in shown.split("\n") if "more" in line] == said


@pytest.mark.parametrize(
    ("section", "told_of"),
    [pytest.param(1, True, id="of the row"), pytest.param(2, False, id="of another row")],
)
def test_references_that_english_could_use_follow(section: int, told_of: bool) -> None:
    found = {"ru": [Reusable((0, 5), section, "<ref>{{cite book\n|title=Mills}}</ref>")], "tg": ()}
    shown = told(reuse=found)
    wanted = ["Russian references for English", "<ref>{{cite book |title=Mills}}</ref>"]
    assert (shown[-2:] == wanted) is told_of
    assert any("references" in line for line in shown) is told_of
