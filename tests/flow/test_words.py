"""Spelling and completing of English words."""

from __future__ import annotations

import sys
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
    "text",
    [
        "The fibre of grey moulds, ploughed under in ageing artefacts.",
        "Aluminium tyres stood at the kerb of a two-storey woollen mill.",
        "He practised manoeuvring and enrolled for specialities such as sulphur.",
        "Sceptics learnt that meagre instalments spoilt the defence.",
        "A councillor's judgement, the medallists' draught and a yoghurt.",
        "Enquire at the centred dyke, whose calibre was marvellous.",
    ],
)
def test_british_words_are_let_pass(text: str, speller: Speller) -> None:
    assert wrong(speller, text) == []


@pytest.mark.parametrize(
    "word",
    ["sence", "hense", "behavor", "centr", "analyz", "wilfull", "fulfl", "taxe", "entring", "colr"],
)
def test_no_american_word_is_made_of_a_misspelt_one(word: str, speller: Speller) -> None:
    assert wrong(speller, f"It is {word} here.") == [word]


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
        ("teh4 5teh teh", ["teh"]),
        ("teh 4 teh", ["teh", "teh"]),
        ("x teh", ["teh"]),
        ("teh", ["teh"]),
        ("TEH. Wrod WROD", ["Wrod"]),
        ("Fibre is grey. Paris is not.", []),
        ("Zarafshon is a river; Zarafshon is long.", ["Zarafshon"]),
        ("He saw paris. — Teh end: Teh", ["paris", "Teh"]),
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
    speller.add("Guzar’s")
    assert wrong(speller, "a guzar") == []


@pytest.mark.parametrize(("word", "meant"), [("recieve", "receive"), ("isn’tt", "isn't")])
def test_what_was_meant_is_suggested(speller: Speller, word: str, meant: str) -> None:
    assert meant in speller.suggestions(word)


def test_no_more_words_are_suggested_than_are_wanted(speller: Speller) -> None:
    every = speller.suggestions("helo", 99)
    assert len(every) > 3
    assert speller.suggestions("helo", 3) == every[:3]
    assert speller.suggestions("helo") == every[:7]


@pytest.mark.parametrize(
    ("length", "known"),
    [
        pytest.param(1, True, id="one letter"),
        pytest.param(2, False, id="two letters"),
        pytest.param(40, False, id="the longest that is looked up"),
        pytest.param(41, True, id="longer than a word"),
    ],
)
def test_very_short_and_very_long_strings_are_no_words_to_look_up(
    speller: Speller, length: int, known: bool
) -> None:
    assert speller.knows("x" * length if length > 2 else "xq"[:length]) is known


def test_known_texts_and_words_taken_in_count_in_any_case(tmp_path: Path) -> None:
    own = tmp_path / "words.txt"
    own.write_text("  Khirman \n\nguzar’s\n", encoding="utf-8")
    speller = Speller(["A Dashtak, and the Qala-yi-Khumb’s"], own)
    assert wrong(speller, "dashtak dashtak's khirman GUZAR guzar yi khumb kishlak") == ["kishlak"]


def test_where_there_is_no_dictionary_nothing_is_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)
    speller = Speller((), tmp_path / "words.txt")
    assert not speller.ready
    assert wrong(speller, "teh wrod") == []
    assert speller.suggestions("teh") == []
    assert speller.knows("teh")


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
