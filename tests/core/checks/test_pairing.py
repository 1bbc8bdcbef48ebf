"""Which lines and paragraphs of two texts belong together, and what was left out between them."""

from __future__ import annotations

import pytest

from workbench.core.checks import CheckContext, check_page
from workbench.core.checks.pairing import by_length, dropped, in_order, lines, paragraphs

TABLE = "{|\n| a\n\n| b\n|}"
BOX = "{{Box\n| a = 1\n\n| b = 2\n}}"
NOTE = "<ref>a\n\nb</ref>"
COMMENT = "<!-- a\n\nb -->"


def cut(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """Return the stretches of a text."""
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("\n\n", []),
        (" \t\n", []),
        ("a", ["a"]),
        ("a\n", ["a"]),
        ("a\nb", ["a", "b"]),
        ("a\n\n\nb\n", ["a", "b"]),
        ("\na\n", ["a"]),
        ("a \r\nb\r\n", ["a \r", "b\r"]),
        (BOX, [BOX]),
        (f"x\n{BOX}\ny", ["x", BOX, "y"]),
        (f"x {BOX} y\nz", [f"x {BOX} y", "z"]),
        (TABLE, [TABLE]),
        (f"x\n{TABLE}\ny", ["x", TABLE, "y"]),
        (f":{TABLE}\ny", [f":{TABLE}", "y"]),
        (f"a{NOTE} b\nc", [f"a{NOTE} b", "c"]),
        (f"a{COMMENT}b\nc", [f"a{COMMENT}b", "c"]),
        ("[[File:a.jpg|a\nb]]\nc", ["[[File:a.jpg|a\nb]]", "c"]),
        ("{{a}}\n{{b}}", ["{{a}}", "{{b}}"]),
        ("{{a|{{b\n}}\n}}\nc", ["{{a|{{b\n}}\n}}", "c"]),
        ("== a ==\nb", ["== a ==", "b"]),
        ("* a\n* b", ["* a", "* b"]),
    ],
)
def test_a_text_is_cut_into_lines_that_hold_together(text: str, pieces: list[str]) -> None:
    assert cut(text, lines(text)) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("a", ["a"]),
        ("a\nb", ["a\nb"]),
        ("a\n\nb", ["a", "b"]),
        ("a\n\n\n\nb\nc\n", ["a", "b\nc"]),
        ("a\r\n\r\nb", ["a\r", "b"]),
        ("a\n \t\nb", ["a", "b"]),
        (f"a\n{BOX}\nb\n\nc", [f"a\n{BOX}\nb", "c"]),
        (f"a\n\n{TABLE}\n\nb", ["a", TABLE, "b"]),
    ],
)
def test_a_text_is_cut_into_paragraphs_at_blank_lines(text: str, pieces: list[str]) -> None:
    assert cut(text, paragraphs(text)) == pieces


@pytest.mark.parametrize(
    ("source", "target", "pairs"),
    [
        ("а", "a", [("а", "a")]),
        ("а\nб", "a\nb", [("а", "a"), ("б", "b")]),
        ("а\n\nб", "a\nb", [("а", "a"), ("б", "b")]),
        ("а\nб\n\nв", "a\n\nb", [("а\nб", "a"), ("в", "b")]),
        ("а\nб", "a", [("а\nб", "a")]),
        ("а\n\nб", "a", None),
        ("а\n\nб\n\nв", "a\n\nb", None),
        ("", "", []),
        ("", "a", None),
    ],
)
def test_texts_are_paired_in_order_where_they_are_as_many(
    source: str, target: str, pairs: list[tuple[str, str]] | None
) -> None:
    found = in_order(source, target)
    told = found and [(source[a:b], target[c:d]) for (a, b), (c, d) in found]
    assert told == pairs


@pytest.mark.parametrize(
    ("source", "target", "pairs"),
    [
        ("а\n\nб\n\nв", "a\n\nb", [("а", "a"), ("б\n\nв", "b")]),
        ("а\n\nб", "a\n\nb\n\nc", [("а", "a"), ("б", "b\n\nc")]),
        ("а\n\nб", "a", [("а\n\nб", "a")]),
        ("а", "", [("а", "")]),
        ("", "a", [("", "a")]),
        ("", "", []),
        (" \n", "\n", []),
    ],
)
def test_the_last_pair_takes_what_is_left(
    source: str, target: str, pairs: list[tuple[str, str]]
) -> None:
    found = by_length(source, target)
    assert [(source[a:b], target[c:d]) for (a, b), (c, d) in found] == pairs


LONG = "Этот абзац рассказывает о старом городе на берегу холодной реки."
NINE = "Этот абзац рассказывает о старом городе на берегу реки."


@pytest.mark.parametrize(
    ("middle", "found"),
    [
        ([LONG], [LONG]),
        ([NINE], []),
        ([LONG, LONG], [LONG, LONG]),
        ([f"{NINE}<ref>а б в</ref>"], []),
        ([f"[[Файл|{LONG}]]"], [f"[[Файл|{LONG}]]"]),
        ([], []),
    ],
)
def test_what_stands_between_pairs_was_left_out(middle: list[str], found: list[str]) -> None:
    source = "\n\n".join(["Раз.", *middle, "Два."])
    last = source.index("Два.")
    pairs = [((0, 4), (0, 4)), ((last, last + 4), (6, 10))]
    told = dropped(source, pairs)
    assert [(source[a:b], at) for (a, b), at in told] == [(piece, 4) for piece in found]
    assert dropped(source, pairs[::-1]) == told


@pytest.mark.parametrize(
    ("paired", "found"), [((0,), []), ((2,), []), ((0, 2), [1]), ((0, 1, 2), []), ((), [])]
)
def test_only_between_two_pairs_is_anything_left_out(
    paired: tuple[int, ...], found: list[int]
) -> None:
    source = "\n\n".join([LONG] * 3)
    spans = paragraphs(source)
    pairs = [(spans[n], (n, n)) for n in paired]
    assert [span for span, _ in dropped(source, pairs)] == [spans[n] for n in found]


def test_a_paragraph_left_out_is_told_by_how_it_begins_and_where_it_is_missing() -> None:
    source = f"Раз.\n\n{LONG}  {LONG}\n\nДва.\n"
    target = "One.\n\nTwo.\n"
    last = source.index("Два.")
    pairs = [((0, 4), (0, 4)), ((last, last + 4), (6, 10))]
    (found,) = check_page(source, target, CheckContext(segment=5), pairs=pairs)
    assert found.message == f"untranslated: {f'{LONG} {LONG}'[:60]}"
    assert (found.rule, found.start, found.end, found.line) == ("untranslated", 4, 4, 1)
    assert found.segment == 0
