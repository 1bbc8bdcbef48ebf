"""Names of sessions: safe on every system, the same however a title is spelt, never taken twice."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.store.names import DEVICES, LONGEST, free_name, safe_name

titles = st.text(max_size=100) | st.sampled_from(sorted(DEVICES)).flatmap(
    lambda device: st.text(" ._-xж", max_size=90).map(lambda rest: device.upper() + rest)
)


@given(titles)
@settings(max_examples=100)
def test_a_name_is_a_file_name_on_every_system(title: str) -> None:
    name = safe_name(title)
    assert 0 < len(name.encode()) <= LONGEST
    assert not set(name) & set('/\\:*?"<>|')
    assert not [c for c in name if unicodedata.category(c) in ("Cc", "Cf", "Cs") or c.isspace()]
    assert name[0] not in ".-"
    assert name[-1] not in ". "
    assert name.partition(".")[0].casefold() not in DEVICES


@given(titles)
@settings(max_examples=100)
def test_a_safe_name_stays_as_it_is(title: str) -> None:
    assert safe_name(safe_name(title)) == safe_name(title)


@given(st.text("йёеи\u0306\u0301a é", max_size=20))
@settings(max_examples=60)
def test_however_accents_are_written_the_name_is_the_same(title: str) -> None:
    composed, apart = (unicodedata.normalize(form, title) for form in ("NFC", "NFD"))
    assert safe_name(composed) == safe_name(apart)


@given(titles)
@settings(max_examples=40)
def test_a_file_of_that_name_can_be_made(tmp_path: Path, title: str) -> None:
    path = tmp_path / f"{safe_name(title)}.en.wiki"
    path.write_text("x")
    assert path.parent == tmp_path
    assert path.read_text() == "x"


names = st.text("aAéÉßſ1-", min_size=1, max_size=4)


@given(names, st.lists(names, max_size=8))
@settings(max_examples=100)
def test_a_free_name_is_not_taken_in_any_case(wanted: str, taken: list[str]) -> None:
    found = free_name(wanted, taken)
    assert found.casefold() not in {name.casefold() for name in taken}
    assert found.startswith(wanted)
    if wanted.casefold() not in {name.casefold() for name in taken}:
        assert found == wanted


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Река\u00a0Обь", "Река_Обь"),
        ("a   b", "a_b"),
        ("Nul", "Nul_"),
        ("com7.tar.gz", "com7_.tar.gz"),
        ("Company", "Company"),
        ("Обь (река)", "Обь_(река)"),
        ("a\u200eb", "a_b"),
        ("\u202e", "session"),
        ("__init__", "init"),
        ("a.", "a"),
        ("C:\\x", "C_x"),
    ],
)
def test_what_is_not_safe_is_replaced(title: str, name: str) -> None:
    assert safe_name(title) == name
