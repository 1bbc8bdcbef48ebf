"""Every input kept in the corpus, and what Hypothesis makes of pieces, does no target any harm."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
PIECES = [
    "[[",
    "]]",
    "{{",
    "}}",
    "{|",
    "|}",
    "|-",
    "|",
    "!",
    "=",
    "==",
    "===",
    "'",
    "''",
    "'''",
    "<ref>",
    "</ref>",
    "<ref/>",
    "<ref",
    "name=a>",
    "<nowiki>",
    "</nowiki>",
    "<!--",
    "-->",
    "<math>",
    "</math>",
    "<gallery>",
    "http://a.b",
    "[http://a.b",
    "]",
    "*",
    "#",
    ":",
    ";",
    "\n",
    "\n\n",
    "\t",
    "\x00",
    "\u202e",
    "слово",
    "12,5",
    "«кавычки»",
    "é",
    "￼",
    "\ue000",
    "@@PH1@@",
    "X1Q",
    "&amp;",
    "&#0;",
    "<x1>",
    ",",
    '"',
    "source",
    "english",
    "{}",
    "[",
    "]",
    ":",
    '{"query":',
    '{"pages":',
    "[",
    "null",
    "true",
    "<tmx>",
    "<tu>",
    "<tuv",
    'xml:lang="ru">',
    "<seg>",
    "</seg>",
]


@pytest.mark.parametrize("name", TARGETS)
def test_the_corpus_does_no_harm(name: str) -> None:
    files = sorted((CORPUS / name).iterdir())
    assert files, f"no input for {name}"
    for file in files:
        began = time.process_time()
        TARGETS[name](file.read_bytes())
        assert time.process_time() - began < 3, file.name


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=30)
@given(pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30))
def test_pieces_do_no_harm(name: str, pieces: list[str]) -> None:
    TARGETS[name]("".join(pieces).encode("utf-8", "surrogatepass"))
