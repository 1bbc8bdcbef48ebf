"""Which lines are headings, of what level, and where logical lines end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.core.wikitext.fragments import wikitext
from workbench.core.wikitext.lines import headings, lines, masked
from workbench.core.wikitext.segments import segment_page
from workbench.core.wikitext.spans import scan


@pytest.mark.parametrize(
    ("line", "level", "title"),
    [
        ("= А =", 1, "А"),
        ("== А ==", 2, "А"),
        ("==А==", 2, "А"),
        ("====== А ======", 6, "А"),
        ("======== А ========", 6, "== А =="),
        ("=== А ==", 2, "= А"),
        ("== А ===", 2, "А ="),
        ("== А = Б ==", 2, "А = Б"),
        ("== А ==  \t", 2, "А"),
        ("== А ==\r", 2, "А"),
        ("<!-- с -->== А ==", 2, "А"),
        ("== А == <!-- с -->", 2, "А"),
        ("== А<!-- с --> ==", 2, "А"),
        ("== [[Вахш|река]] ==", 2, "река"),
        ("== ''А''<ref>б</ref> {{в}} ==", 2, "А"),
        ("== А&nbsp;Б ==", 2, "А Б"),
        ("===", 1, "="),
        ("====", 1, "=="),
        ("=====", 2, "="),
    ],
)
def test_a_line_between_equals_signs_is_a_heading(line: str, level: int, title: str) -> None:
    page = segment_page(f"Лид.\n{line}\nТекст.\n", "ru")
    assert [(s.level, s.title) for s in page.sections] == [(0, ""), (level, title)]
    heading = page.sections[1].blocks[0]
    assert page.wikitext[heading.start : heading.end] == f"{line}\n"


@pytest.mark.parametrize(
    "line",
    [
        "=",
        "==",
        " == А ==",
        "== А",
        "А ==",
        "== А == слово",
        "слово == А ==",
        ": == А ==",
        "== А == {{т}}",
        "<nowiki>== А ==</nowiki>",
        "== А\n==",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert len(segment_page(f"Лид.\n{line}\nТекст.\n", "ru").sections) == 1


@given(wikitext)
@settings(max_examples=80)
def test_a_masked_text_is_as_long_and_its_lines_tile_it(text: str) -> None:
    cover = masked(text, scan(text))
    assert len(cover) == len(text)
    found = list(lines(cover, 0, len(cover)))
    assert "".join(text[a:b] for a, b in found) == text
    assert all(cover[a:b].count("\n") == cover[a:b].endswith("\n") for a, b in found)
    for head in headings(cover):
        assert (head.start, head.end) in found
        assert 1 <= head.level <= 6


@pytest.mark.parametrize(
    ("text", "start", "end", "cover"),
    [
        ("а{{б\nв}}г", 0, None, "а\x01\x01\x01\x01\x01\x01\x01г"),
        ("а<!-- б -->в", 0, None, "а" + "\x02" * 10 + "в"),
        ("[[а]]б", 0, None, "\x01" * 5 + "б"),
        ("''а''б", 0, None, "''а''б"),
        ("а{{б}}в", 1, 6, "\x01" * 5),
        ("а{{б}}в", 2, 7, "{б}}в"),
        ("", 0, None, ""),
    ],
)
def test_a_construct_is_covered_where_it_stands_whole(
    text: str, start: int, end: int | None, cover: str
) -> None:
    assert masked(text, scan(text), start, end) == cover
