"""Corrections put into a text, and a difference that other programs can apply."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.glossary.checking import GlossaryFinding
from workbench.core.model import Severity
from workbench.outputs.fixes import corrected, difference


def finding(start: int, end: int, fix: str | None) -> GlossaryFinding:
    return GlossaryFinding("case", Severity.WARNING, "why", start, end, "", (), fix=fix)


def test_corrections_are_made_from_the_end_so_that_offsets_hold() -> None:
    text = "Kirghizia and Kirghizia"
    done = corrected(text, [finding(0, 9, "Kyrgyzstan"), finding(14, 23, "Kyrgyzstan")])
    assert done == "Kyrgyzstan and Kyrgyzstan"


def test_of_two_that_overlap_one_is_made() -> None:
    assert corrected("abcdef", [finding(0, 4, "X"), finding(2, 6, "Y")]) == "abY"
    assert corrected("abcdef", [finding(0, 2, "X"), finding(2, 4, "Y")]) == "XYef"


def test_what_is_uncertain_is_left_alone() -> None:
    assert corrected("abc", [finding(0, 3, None)]) == "abc"
    assert corrected("abc", []) == "abc"


def test_a_correction_may_take_a_word_out() -> None:
    assert corrected("a b c", [finding(1, 3, "")]) == "a c"


def test_a_difference_names_the_file_within_the_folder() -> None:
    head = difference("/a/b.wiki", "x\n", "y\n").splitlines()
    assert head[:2] == ["--- a/a/b.wiki", "+++ b/a/b.wiki"]
    assert head[3:] == ["-x", "+y"]


def test_no_difference_is_nothing() -> None:
    assert difference("a", "x\n", "x\n") == ""


def test_a_file_that_ends_without_a_line_end_is_told() -> None:
    assert difference("a", "x", "y").splitlines()[3:] == [
        "-x",
        r"\ No newline at end of file",
        "+y",
        r"\ No newline at end of file",
    ]


LINES = st.lists(st.sampled_from(["a", "b", "", "c\u2028d", "e\x85f", "g\x0bh", "i\r"]), max_size=6)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@settings(max_examples=12)
@given(LINES, LINES, st.booleans())
def test_another_program_applies_it(
    tmp_path: Path, before: list[str], after: list[str], ended: bool
) -> None:
    end = "\n" if ended else ""
    old, new = "\n".join(before) + end, "\n".join(after) + end
    if old and new and old != new:
        (tmp_path / "page.wiki").write_bytes(old.encode())
        subprocess.run(
            ["git", "apply", "--whitespace=nowarn", "-"],
            input=(difference("page.wiki", old, new) + "\n").encode(),
            cwd=tmp_path,
            check=True,
            capture_output=True,
        )
        assert (tmp_path / "page.wiki").read_bytes() == new.encode()
