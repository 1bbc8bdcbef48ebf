"""Spelling and completing of English words."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import StoreError
from workbench.flow.completing import Completer
from workbench.flow.spelling import Speller


@pytest.fixture(scope="module")
def speller(tmp_path_factory: pytest.TempPathFactory) -> Speller:
    return Speller(["Emirate of Dashtak"], tmp_path_factory.mktemp("words") / "words.txt")


def wrong(speller: Speller, text: str) -> list[str]:
    return [text[start:end] for start, end in speller.unknown(text)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("They recieve teh letter.", ["recieve", "teh"]),
        ("The colour of the centre was organised, travelled and analysed.", []),
        ("A manoeuvre in the catalogue.", []),
        ("The river Zarafshon meets Varzobdaryo.", []),
        ("The NKVD and the 19th century, 12km away.", []),
        ("Dashtak's theatre’s roof.", []),
        ("Wrod begins a sentence. Annother one.", ["Wrod", "Annother"]),
        ("", []),
    ],
)
def test_only_words_that_nobody_knows_are_marked(
    text: str, marked: list[str], speller: Speller
) -> None:
    assert wrong(speller, text) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It's the rivers' bank.", []),
        ("A naïve café owner, x² and H₂O.", []),
        ("don’t, isn’t, co-operate", []),
        ("“Teh” end", ["Teh"]),
        ("== Histroy ==", ["Histroy"]),
        ("* teh\n# Teh", ["teh", "Teh"]),
        ("the\u00a0teh", ["teh"]),
        ("''teh'' (Teh)", ["teh", "Teh"]),
        ("of Smyth and Dzhuraev", []),
        ("5th, 1990s, 3km", []),
        ("a" * 50, []),
        ("Рекка и горад", []),
    ],
)
def test_words_are_told_from_names_marks_and_other_scripts(
    text: str, marked: list[str], speller: Speller
) -> None:
    assert wrong(speller, text) == marked


def test_a_file_of_words_that_is_spoilt_or_absent_is_passed_over(tmp_path: Path) -> None:
    own = tmp_path / "words.txt"
    own.write_bytes(b"\xff\xfe")
    assert wrong(Speller((), own), "a khirman") == ["khirman"]
    (tmp_path / "folder").mkdir()
    speller = Speller((), tmp_path / "folder")
    with pytest.raises(StoreError, match="cannot be written"):
        speller.add("khirman")
    assert wrong(speller, "a khirman") == ["khirman"]


def test_a_word_taken_in_is_known_here_and_later(tmp_path: Path) -> None:
    own = tmp_path / "new" / "words.txt"
    speller = Speller((), own)
    assert wrong(speller, "a khirman") == ["khirman"]
    speller.add("khirman")
    assert wrong(speller, "a khirman") == []
    assert wrong(Speller((), own), "a Khirman, khirman's") == []


def test_what_was_meant_is_suggested(speller: Speller) -> None:
    assert "receive" in speller.suggestions("recieve")


@pytest.mark.parametrize(
    ("before", "rest"),
    [
        ("in the Emirate of Buk", "hara"),
        ("emira", "te of Bukhara"),
        ("The Em", ""),
        ("Dush", "anbe"),
        ("Dus", ""),
        ("Dushanbe", ""),
        ("undergr", ""),
    ],
)
def test_what_is_begun_is_completed(before: str, rest: str) -> None:
    completer = Completer((), ["Dushanbe", "Dushti Jum", "ground"]).with_near(
        ["Emirate of Bukhara"]
    )
    assert completer.rest(before) == rest


def test_a_long_rest_is_offered_by_whole_words() -> None:
    rest = Completer(["word " * 40]).rest("wor")
    assert rest
    assert len(rest) <= 60
    assert ("wor" + rest).split() == ["word"] * len(("wor" + rest).split())
