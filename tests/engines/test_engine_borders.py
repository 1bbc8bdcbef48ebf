"""Where an answer, a mark, a key or a batch is just right, and where it is one too many."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.config import Config
from workbench.core.wikitext.atoms import MaskForm
from workbench.engines import keys, markers, validation, wire
from workbench.errors import BadReply, RateLimited, ReachError, Refused, UsageError

PLAIN, HTML, XML, PLACEHOLDER = MaskForm.PLAIN, MaskForm.HTML, MaskForm.XML, MaskForm.PLACEHOLDER


# ------------------------------------------------------------ what an answer may be


@pytest.mark.parametrize(
    ("phrases", "kind"),
    [
        (validation.QUOTA, RateLimited),
        (validation.BLOCKED, Refused),
        (validation.FAULTS, BadReply),
    ],
)
def test_each_message_in_place_of_a_translation_is_known_however_it_is_written(
    phrases: tuple[str, ...], kind: type[ReachError]
) -> None:
    for phrase in phrases:
        for text in (phrase, phrase.lower(), f"<b>{phrase}</b>", phrase.replace(" ", " \n ")):
            error = validation.in_band("google", text)
            assert type(error) is kind
            assert "google" in error.message
            with pytest.raises(kind):
                validation.check("google", "Да", text, PLAIN)


def test_a_message_is_looked_for_at_the_beginning_of_a_page() -> None:
    phrase = validation.QUOTA[0]
    space = "a" * (validation.LOOK - len(phrase))
    assert validation.in_band("google", space + phrase) is not None
    assert validation.in_band("google", space + "a" + phrase) is None


@pytest.mark.parametrize("text", ["", "A daily limit.", "A robot that is not here.", "Invalid"])
def test_other_words_are_no_message(text: str) -> None:
    assert validation.in_band("google", text) is None


@pytest.mark.parametrize(
    ("length", "answered", "good"),
    [
        (200, 30, True),
        (200, 29, False),
        (200, 630, True),
        (200, 631, False),
        (10, 60, True),
        (10, 61, False),
        (10, 1, True),
        (100, 1, True),
        (104, 1, False),
        (1, 33, True),
        (1, 34, False),
        (200, 1260, False),
        (200, 1261, False),
    ],
)
def test_an_answer_is_about_as_long_as_its_source(length: int, answered: int, good: bool) -> None:
    source, answer = "я" * length, "a" * answered
    if good:
        assert validation.check("mint", source, answer, PLAIN) == answer
    else:
        with pytest.raises(BadReply, match=r"shorter or longer|much longer"):
            validation.check("mint", source, answer, PLAIN)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("", 0.0),
        ("123 …", 0.0),
        ("abc", 0.0),
        ("абв", 1.0),
        ("абcd", 0.5),
        ("а1b2", 0.5),
        ("Ҷӯра", 1.0),
        ("αβ", 0.0),
        ("\u0400\u052f", 1.0),
        ("\u03ff\u0531", 0.0),
    ],
)
def test_the_share_of_cyrillic_is_that_of_the_letters(text: str, share: float) -> None:
    assert validation.cyrillic(text) == share


@pytest.mark.parametrize(
    ("source", "answer", "reason"),
    [
        ("мост", "abcdabcд", ""),
        ("мост", "abcdд", "not English"),
        ("мост", "abcд", "not English"),
        ("abcdм", "abcdм", ""),
        ("abcdмн", "abcdмн", "not English"),
        ("abм", "abcdм", "not English"),
        ("мостab", "МОСТ, ab!", "untranslated"),
        ("моab", "моab", "not English"),
        ("моста", "мост", "not English"),
        ("мост", "bridge\n\t\r", ""),
        ("мост", "bri\x00dge", "control"),
        ("мост", "bri\x7fdge", "control"),
        ("мост", "bri\x85dge", "control"),
        ("мост", "bri\u200bdge", ""),
        ("мост", "—", "no words"),
        ("1987", "anything", ""),
        ("…", "123", ""),
    ],
)
def test_an_answer_is_english_words(source: str, answer: str, reason: str) -> None:
    if reason:
        with pytest.raises(BadReply, match=reason):
            validation.check("mint", source, answer, PLAIN)
    else:
        assert validation.check("mint", source, answer, PLAIN) == answer


@pytest.mark.parametrize("answer", [None, 5, b"bridge", ["bridge"], {"text": "bridge"}])
def test_what_is_no_text_is_no_answer(answer: object) -> None:
    with pytest.raises(BadReply, match="no text"):
        validation.check("mint", "мост", answer, PLAIN)


# ------------------------------------------------------------ marks of markup


@pytest.mark.parametrize(
    ("form", "text", "atoms", "labels"),
    [
        (PLAIN, "X3Q", [3], []),
        (PLAIN, "x 3 q", [3], []),
        (PLAIN, "X3Q X3Q", [3, 3], []),
        (PLAIN, "AX3Q X3QB X3 X  3Q 3Q", [], []),
        (PLAIN, "<a1>X3Q</a1>", [3], []),
        (HTML, '<sup id="r3">[1]</sup>', [3], []),
        (HTML, "<SUP class='x' ID = 'r3'>", [3], []),
        (HTML, "<span id=n12>", [12], []),
        (HTML, '<span id="w3">', [], [3]),
        (HTML, '<a href="x" id="w3">y</a>', [], [3]),
        (HTML, '<b id="b1"><i id="i2"><span id="s4">', [], [1, 2, 4]),
        (HTML, '<sub id="r3"> <a id="x3"> <ax id="w3">', [], []),
        (HTML, '<sup data="1"> id="r3"', [], []),
        (XML, '<x i="3"/>', [3], []),
        (XML, "<X I='3' />", [3], []),
        (XML, '<a i="3">y</a>', [], [3]),
        (XML, '<b i="1"><i i="2"><s i="4">', [], [1, 2, 4]),
        (XML, '<xa i="3"> <x id="3">', [], []),
        (PLACEHOLDER, "@@PH3@@", [3], []),
        (PLACEHOLDER, "@@ ph 3 @@", [3], []),
        (PLACEHOLDER, "@PH3@ @@PH@@ @@P3@@", [], []),
        (PLACEHOLDER, "<a3>y</a3>", [], [3]),
        (PLACEHOLDER, "<a>y</a> <b3>", [], []),
    ],
)
def test_marks_are_known_however_a_service_spaces_them(
    form: MaskForm, text: str, atoms: list[int], labels: list[int]
) -> None:
    assert sorted(markers.atoms(text, form).elements()) == atoms
    assert sorted(markers.labels(text, form).elements()) == labels


@pytest.mark.parametrize(
    ("form", "text", "words"),
    [
        (PLAIN, "мост X3Q, дом", "мост  , дом"),
        (PLAIN, "a &amp; <b>", "a &amp; <b>"),
        (HTML, '<a id="w1">мост</a>', "мост"),
        (HTML, 'мост<sup id="r3">[1]</sup>.', "мост ."),
        (HTML, "a &amp; b&nbsp;c", "a & b\u00a0c"),
        (HTML, '<span class="notranslate" id="n9">X9</span>мост', " мост"),
        (XML, '<a i="1">мост</a><x i="2"/>.', "мост ."),
        (XML, 'мост<x i="2">сор</x>.', "мост ."),
        (XML, "a &lt; b", "a < b"),
        (PLACEHOLDER, "<a1>мост</a1> @@PH2@@.", "мост  ."),
        (PLACEHOLDER, "a < b &amp; c", "a < b &amp; c"),
    ],
)
def test_words_are_left_when_marks_are_taken_away(form: MaskForm, text: str, words: str) -> None:
    assert markers.bare(text, form) == words


@pytest.mark.parametrize(
    ("source", "answer", "lost"),
    [
        ("@@PH1@@ @@PH2@@", "@@PH2@@", ["@@PH1@@"]),
        ("@@PH2@@ @@PH1@@", "", ["@@PH1@@", "@@PH2@@"]),
        ("<a3>y</a3> @@PH1@@", "y", ["@@PH1@@", "<a3>"]),
        ("@@PH1@@ @@PH1@@", "@@PH1@@", ["@@PH1@@"]),
        ("@@PH1@@", "@@PH1@@ @@PH2@@", []),
    ],
)
def test_lost_marks_are_named_as_they_are_written(
    source: str, answer: str, lost: list[str]
) -> None:
    assert markers.lost(source, answer, PLACEHOLDER) == lost


# ------------------------------------------------------------ what is read of JSON

DOCUMENT = {"a": [{"b": "c"}, None], "n": None, "": 1}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ((), DOCUMENT),
        (("a", 0, "b"), "c"),
        (("a", 1), None),
        (("n",), None),
        (("",), 1),
    ],
)
def test_what_lies_under_a_path_is_found(path: tuple[str | int, ...], found: object) -> None:
    assert wire.dig(DOCUMENT, *path) == found


@pytest.mark.parametrize(
    "path", [("x",), (0,), ("a", "b"), ("a", 2), ("a", 0, "x"), ("a", 0, 0), ("n", "x"), ("", 0)]
)
def test_what_is_not_there_is_another_shape(path: tuple[str | int, ...]) -> None:
    with pytest.raises(BadReply, match="another shape"):
        wire.dig(DOCUMENT, *path)


@pytest.mark.parametrize(
    ("values", "count", "words"),
    [
        (["a"], 2, "1 texts of 2"),
        (["a", "b", "c"], 2, "3 texts of 2"),
        ([], 1, "0 texts of 1"),
        (["a", 1], 2, "another shape"),
        (["a", None], 2, "another shape"),
        ("ab", 2, "another shape"),
        (None, 0, "another shape"),
        ({"0": "a"}, 1, "another shape"),
    ],
)
def test_as_many_strings_come_back_as_were_sent(values: object, count: int, words: str) -> None:
    with pytest.raises(BadReply, match=words):
        wire.texts(values, count, "mint")
    assert wire.texts(["a", "b"], 2, "mint") == ["a", "b"]


# ------------------------------------------------------------ where keys are


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("deepl", "WORKBENCH_KEY_DEEPL"),
        ("my-engine", "WORKBENCH_KEY_MY_ENGINE"),
        ("a_b-c", "WORKBENCH_KEY_A_B_C"),
    ],
)
def test_the_variable_of_a_key_is_named_after_the_engine(name: str, variable: str) -> None:
    assert keys.variable(name) == variable


@pytest.mark.parametrize(
    ("place", "content", "expected"),
    [
        ("env:HERE", "k1", "k1"),
        ("env:HERE", "  k1\n", "k1"),
        ("env:HERE", "   ", None),
        ("env:NOWHERE", "k1", None),
        ("file:{file}", "k1", "k1"),
        ("file:{file}", " k1 \n\n", "k1"),
        ("file:{file}", "\n", None),
    ],
)
def test_a_key_is_read_where_the_configuration_says(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    content: str,
    expected: str | None,
) -> None:
    monkeypatch.setenv("HERE", content)
    file = tmp_path / "key"
    file.touch(mode=0o600)
    file.write_text(content, "utf-8")
    config = Config(tables={"engines.deepl": {"key": place.format(file=file)}})
    assert keys.find("deepl", config) == expected


@pytest.mark.parametrize(
    "place",
    ["CANARY", "env:", "file:", "keyring:", "keyring:CANARY", "CANARY:fx", "ENV:CANARY", ":CANARY"],
)
def test_a_place_of_no_kind_is_refused_and_not_quoted(place: str) -> None:
    with pytest.raises(UsageError) as refused:
        keys.find("deepl", Config(tables={"engines.deepl": {"key": place}}))
    assert "CANARY" not in refused.value.message + refused.value.hint
    assert "engines.deepl" in refused.value.message


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o602, 0o620, 0o610])
def test_a_key_file_that_others_may_open_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "key"
    file.write_text("CANARY", "utf-8")
    file.chmod(mode)
    with pytest.raises(UsageError, match="read by others"):
        keys.find("deepl", Config(tables={"engines.deepl": {"key": f"file:{file}"}}))
