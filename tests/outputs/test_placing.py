"""Drafted sections put into an article: where each goes, and that nothing else of it changes."""

from __future__ import annotations

import pytest

from workbench.core.align import align
from workbench.core.model import Alignment, Gap, Match
from workbench.core.wikitext import scan
from workbench.core.wikitext.segments import segment_page
from workbench.outputs.placing import Piece, dummy_edit, place, rename_references

ENGLISH = """\
'''Town''' is a place.<ref name="a">Old book.</ref>

== History ==
It is old.

* First bridge
{{clear}}

== Economy ==

== References ==
{{reflist}}

[[Category:Towns]]
"""
RUSSIAN = "'''Город''' — место.\n\n== История ==\nСтар.\n\n== Культура ==\nТеатр.\n\n== Ссылки ==\nСайт.\n"


def put(*pieces: tuple[int, int | None, str], target: str = ENGLISH) -> tuple[str, list[str]]:
    """Place pieces, each with its source section and English counterpart; return text and headings."""
    source, english = segment_page(RUSSIAN, "ru"), segment_page(target, "en")
    made = []
    for section, counterpart, text in pieces:
        to = () if counterpart is None else (counterpart,)
        state = Gap.MISSING if counterpart is None else Gap.PRESENT
        known = align(source, english)
        others = tuple(m for m in known.sections if section not in m.source)
        match = Match((section,), to, 1.0, state, {})
        found = Alignment((*others, match), (), (), known.paragraphs, known.facts)
        made.append(Piece(section, text, source, found))
    placed = place(english, made)
    return placed.wikitext, list(placed.headings)


@pytest.mark.parametrize(
    ("counterpart", "before", "behind", "heading"),
    [
        (0, "is a place.<ref name=\"a\">Old book.</ref>", "== History ==", ""),
        (1, "* First bridge", "{{clear}}", "History"),
        (2, "== Economy ==", "== References ==", "Economy"),
        (3, "== References ==", "{{reflist}}", "References"),
    ],
)  # fmt: skip
def test_a_piece_goes_behind_the_prose_of_its_counterpart_without_its_heading(
    counterpart: int, before: str, behind: str, heading: str
) -> None:
    text, headings = put((1, counterpart, "== New ==\nNew words.\n"))
    assert f"{before}\n\nNew words.\n\n{behind}" in text
    assert headings == [heading]
    assert text.replace("\n\nNew words.\n\n", "\n", 1).split() == ENGLISH.split()


def test_a_piece_without_a_counterpart_becomes_a_section_behind_its_neighbour() -> None:
    text, headings = put((2, None, "\n\n== Culture ==\nA theatre.\n\n"))
    assert "* First bridge\n{{clear}}\n\n== Culture ==\nA theatre.\n\n== Economy ==" in text
    assert headings == ["Culture"]


def test_pieces_of_one_place_keep_their_order() -> None:
    text, headings = put((1, 1, "== A ==\nFirst."), (2, 1, "== B ==\nSecond."))
    assert "* First bridge\n\nFirst.\n\nSecond.\n\n{{clear}}" in text
    assert headings == ["History", "History"]


def test_no_piece_leaves_the_article_as_it_is() -> None:
    assert put() == (ENGLISH, [])


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
def test_the_article_ends_with_one_line_end(end: str) -> None:
    text, _ = put((1, 0, "New."), target="Lead." + end)
    assert text == "Lead.\n\nNew.\n"


@pytest.mark.parametrize(
    ("piece", "heading"),
    [
        ("== Culture ==\nA.", "Culture"),
        ("=== Culture ===\nA.", "Culture"),
        ("==Culture== \nA.", "Culture"),
        ("A.", ""),
        ("A.\n== B ==\nC.", ""),
    ],
)
def test_the_heading_of_a_new_section_is_told(piece: str, heading: str) -> None:
    assert put((2, None, piece))[1] == [heading]


@pytest.mark.parametrize(
    ("text", "counterpart"),
    [
        ("A.<ref name=a>New.</ref> B.<ref name='a' />", 1),
        ('A.<ref name="a">New.</ref> B.<ref name="a" />', 1),
    ],
)
def test_a_reference_of_a_taken_name_gets_another_in_all_its_uses(
    text: str, counterpart: int
) -> None:
    placed, _ = put((1, counterpart, text))
    assert 'A.<ref name="a-ru">New.</ref> B.<ref name="a-ru" />' in placed
    assert [r.name for r in scan.references(placed)] == ["a", "a-ru", "a-ru"]


def test_names_of_two_pieces_do_not_meet_either() -> None:
    piece = "A.<ref name=a>New.</ref>"
    placed, _ = put((1, 1, piece), (2, 1, piece))
    assert [r.name for r in scan.references(placed)] == ["a", "a-ru", "a-ru2"]


@pytest.mark.parametrize(
    ("text", "taken", "lang", "renamed", "then"),
    [
        ("<ref name=a>x</ref>", set(), "ru", "<ref name=a>x</ref>", {"a"}),
        ("<ref name=a>x</ref>", {"b"}, "ru", "<ref name=a>x</ref>", {"a", "b"}),
        ("<ref name=a>x</ref>", {"a"}, "ru", '<ref name="a-ru">x</ref>', {"a", "a-ru"}),
        ("<ref name=a>x</ref>", {"a"}, "tg", '<ref name="a-tg">x</ref>', {"a", "a-tg"}),
        ("<ref name=a>x</ref>", {"a", "a-ru"}, "ru", '<ref name="a-ru2">x</ref>', {"a", "a-ru", "a-ru2"}),
        ("<ref name=a/>", {"a", "a-ru", "a-ru2"}, "ru", '<ref name="a-ru3"/>', {"a", "a-ru", "a-ru2", "a-ru3"}),
        ("<ref name=a/><ref name=b/>", {"b"}, "ru", '<ref name=a/><ref name="b-ru"/>', {"a", "b", "b-ru"}),
        ("<ref name='a b' />", {"a b"}, "ru", '<ref name="a b-ru" />', {"a b", "a b-ru"}),
        ('<ref group=n name="a">x</ref>', {"a"}, "ru", '<ref group=n name="a-ru">x</ref>', {"a", "a-ru"}),
        ("<REF NAME=a>x</REF>", {"a"}, "ru", '<REF NAME="a-ru">x</REF>', {"a", "a-ru"}),
        ("<ref>x</ref> name=a", {"a"}, "ru", "<ref>x</ref> name=a", {"a"}),
        ("no reference", {"a"}, "ru", "no reference", {"a"}),
    ],
)  # fmt: skip
def test_references_are_renamed_where_their_name_is_taken(
    text: str, taken: set[str], lang: str, renamed: str, then: set[str]
) -> None:
    assert rename_references(text, taken, lang) == renamed
    assert taken == then


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        ("One.\nTwo.\n", "One. \nTwo.\n"),
        ("One. \nTwo.\n", "One.\nTwo.\n"),
        ("One.\n", "One. \n"),
        ("\nTwo.\n", " \nTwo.\n"),
        ("One.", "<!-- -->One."),
        ("", "<!-- -->"),
    ],
)
def test_a_dummy_edit_changes_one_space_or_nothing_that_is_seen(text: str, edited: str) -> None:
    assert dummy_edit(text) == edited


@pytest.mark.parametrize("text", ["One.\nTwo.\n", "One. \nTwo.\n"])
def test_two_dummy_edits_take_each_other_back(text: str) -> None:
    assert dummy_edit(dummy_edit(text)) == text
