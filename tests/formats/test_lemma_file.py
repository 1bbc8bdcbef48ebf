"""Dictionary forms kept between runs: never wrong, never in the way, never growing without end."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.languages.russian import Lemmas
from workbench.formats import lemma_file

ONE = Lemmas(("шлюз",), ("шлюз",))
SEVERAL = Lemmas(("сталь",), ("сталь", "стать"))
NONE = Lemmas((), ("стать", "сталь"))


def test_words_come_back_with_what_is_likely_and_what_is_possible(tmp_path: Path) -> None:
    path = tmp_path / "new" / "lemmas.txt"
    words = {"шлюзами": ONE, "стали": SEVERAL, "стал": NONE}
    lemma_file.save(path, words)
    assert lemma_file.load(path) == words


forms = st.lists(st.text("абвё-", min_size=1, max_size=6), min_size=1, max_size=3, unique=True)
lemmas = forms.flatmap(
    lambda found: st.integers(1, len(found)).map(lambda n: Lemmas(tuple(found[:n]), tuple(found)))
)


@given(st.dictionaries(st.text("абвё-", min_size=1, max_size=6), lemmas, max_size=6))
@settings(max_examples=50)
def test_any_words_come_back(tmp_path: Path, words: dict[str, Lemmas]) -> None:
    path = tmp_path / "lemmas.txt"
    lemma_file.save(path, words)
    assert lemma_file.load(path) == words


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"# workbench lemmas 0\na\tb\n", id="another version"),
        pytest.param("# workbench lemmas 1\nа\tб\n".encode("utf-16"), id="UTF-16"),
        pytest.param(b"\xff\xfe\x00", id="bytes"),
    ],
)
def test_a_file_of_another_kind_holds_nothing(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "lemmas.txt"
    path.write_bytes(data)
    assert lemma_file.load(path) == {}


def test_lines_of_another_shape_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "lemmas.txt"
    path.write_text(lemma_file.HEAD + "а\n\nб\tв\tг\tд\nшлюзами\tшлюз\n", encoding="utf-8")
    assert lemma_file.load(path) == {"шлюзами": ONE}


def test_too_many_words_are_begun_anew_with_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lemma_file, "MOST", 10)
    path = tmp_path / "lemmas.txt"
    lemma_file.save(path, {f"слово{n}": ONE for n in range(10)})
    assert len(lemma_file.load(path)) == 10
    lemma_file.save(path, {f"слово{n}": ONE for n in range(11)})
    assert list(lemma_file.load(path)) == [f"слово{n}" for n in range(6, 11)]


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    lemma_file.save(tmp_path / "file" / "lemmas.txt", {"шлюзами": ONE})
    blocked = tmp_path / "folder"
    (blocked / "lemmas.txt" / "inside").mkdir(parents=True)
    lemma_file.save(blocked / "lemmas.txt", {"шлюзами": ONE})
    assert lemma_file.load(blocked / "lemmas.txt") == {}
    assert [path.name for path in blocked.iterdir()] == ["lemmas.txt"]
