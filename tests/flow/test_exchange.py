"""The memory in and out of TMX files: the same again, whole or not at all."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import FormatError, InputError
from workbench.flow.exchange import export_file, export_tmx, import_tmx
from workbench.store.memory import Memory, MemoryUnit


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path / "memory.db") as opened:
        yield opened


def filled(memory: Memory) -> list[MemoryUnit]:
    units = [
        MemoryUnit("Омут.", "A pool.", "ru", "Reach", "Ann", "2026-01-02T03:04:05Z", "2026-02-02T03:04:05Z"),
        MemoryUnit("Брод.", "A ford.", "ru", "Ford", before="Омут.", after="Яр.", note="seen\ntwice"),
        MemoryUnit("Яр <&>\u00a0\"'", "A bank <&>", "ru", "Ford", machine=True, tuid="t-1"),
        MemoryUnit("Гузар.", "A ford.", "tg", "Гузар", props=(("x-domain", "water"), ("x", "y"))),
    ]  # fmt: skip
    memory.add_many(units)
    return units


def test_what_goes_out_comes_in_the_same(tmp_path: Path, memory: Memory) -> None:
    units = filled(memory)
    path = tmp_path / "out.tmx"
    assert export_file(memory, path) == len(units)
    with Memory(tmp_path / "other.db") as other:
        assert import_tmx(other, str(path)) == len(units)
        came = [unit._replace(changed=unit.changed or unit.created) for unit in other.units()]
        assert came == units
        again = io.BytesIO()
        export_tmx(other, again)
        assert again.getvalue() == path.read_bytes()


words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))
some = words.filter(lambda text: bool(text.strip()))
stamps = st.sampled_from(["2025-01-01T00:00:00Z", "2026-12-31T23:59:59Z"])
units = st.builds(
    MemoryUnit,
    some,
    some,
    st.sampled_from(["ru", "tg", "uk"]),
    some,
    words,
    stamps,
    stamps,
    machine=st.booleans(),
    before=words,
    after=words,
    note=words,
    props=st.lists(st.tuples(st.text("xy-", max_size=4), words), max_size=2).map(tuple),
    tuid=st.text("ab1-", max_size=3),
)


@given(st.lists(units, max_size=4, unique_by=lambda unit: (unit.source, unit.lang)))
@settings(max_examples=10)
def test_any_translations_come_back(tmp_path: Path, found: list[MemoryUnit]) -> None:
    for name in ("a.db", "b.db"):
        (tmp_path / name).unlink(missing_ok=True)
    with Memory(tmp_path / "a.db") as one, Memory(tmp_path / "b.db") as other:
        one.add_many(found)
        export_file(one, tmp_path / "any.tmx")
        for _ in range(2):
            import_tmx(other, str(tmp_path / "any.tmx"))
        assert list(other.units()) == list(one.units())


@pytest.mark.parametrize("lang", ["ru", "tg", "uk"])
def test_one_language_alone_goes_out_and_in(tmp_path: Path, memory: Memory, lang: str) -> None:
    mine = [unit for unit in filled(memory) if unit.lang == lang]
    path = tmp_path / "out.tmx"
    assert export_file(memory, path, lang) == len(mine)
    export_file(memory, tmp_path / "all.tmx")
    with Memory(tmp_path / "other.db") as other:
        assert import_tmx(other, str(tmp_path / "all.tmx"), lang) == len(mine)
        assert [unit.source for unit in other.units()] == [unit.source for unit in mine]
    assert f'srclang="{lang}"' in path.read_text(encoding="utf-8")


def test_a_packed_file_holds_the_same_bytes_each_time(tmp_path: Path, memory: Memory) -> None:
    filled(memory)
    for name in ("a.tmx", "a.tmx.gz", "b.tmx.gz"):
        export_file(memory, tmp_path / name)
    packed = (tmp_path / "a.tmx.gz").read_bytes()
    assert gzip.decompress(packed) == (tmp_path / "a.tmx").read_bytes()
    assert packed == (tmp_path / "b.tmx.gz").read_bytes()


@pytest.mark.parametrize(
    ("packed", "lang", "count"), [(False, "", 4), (True, "", 4), (False, "tg", 1)]
)
def test_a_memory_comes_in_through_a_pipe(
    tmp_path: Path,
    memory: Memory,
    monkeypatch: pytest.MonkeyPatch,
    packed: bool,
    lang: str,
    count: int,
) -> None:
    filled(memory)
    out = io.BytesIO()
    export_tmx(memory, out)
    data = gzip.compress(out.getvalue()) if packed else out.getvalue()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    with Memory(tmp_path / "other.db") as other:
        assert import_tmx(other, "-", lang) == count
        assert {unit.lang for unit in other.units()} == ({lang} if lang else {"ru", "tg"})


def test_a_pipe_that_holds_no_memory_is_called_stdin(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<html/>"), encoding="utf-8"))
    with pytest.raises(FormatError, match=r"^stdin, line 1: no TMX"):
        import_tmx(memory, "-")


def test_pairs_without_an_origin_are_named_after_the_file(tmp_path: Path, memory: Memory) -> None:
    path = tmp_path / "theirs.tmx"
    path.write_text(
        '<tmx version="1.4"><header srclang="ru"/><body><tu creationdate="20250102T030405Z">'
        '<prop type="domain">water</prop><tuv xml:lang="ru"><seg>Омут</seg></tuv>'
        '<tuv xml:lang="en"><seg>Pool</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    assert import_tmx(memory, str(path)) == 1
    (unit,) = memory.units()
    assert (unit.origin, unit.props) == ("theirs.tmx", (("domain", "water"),))
    assert unit.created == unit.changed == "2025-01-02T03:04:05Z"


@pytest.mark.parametrize("cut", [10, 60, 200])
def test_a_file_that_ends_early_leaves_the_memory_as_it_was(
    tmp_path: Path, memory: Memory, cut: int
) -> None:
    filled(memory)
    before = list(memory.units())
    with Memory(tmp_path / "big.db") as big:
        big.add_many(MemoryUnit(f"Омут {n}", f"Pool {n}", "ru", "A") for n in range(1200))
        export_file(big, tmp_path / "big.tmx")
    whole = (tmp_path / "big.tmx").read_bytes()
    (tmp_path / "big.tmx").write_bytes(whole[:-cut])
    with pytest.raises(FormatError, match=r"big\.tmx, line"):
        import_tmx(memory, str(tmp_path / "big.tmx"))
    assert list(memory.units()) == before


def test_what_cannot_be_read_or_written_is_told_and_leaves_nothing(
    tmp_path: Path, memory: Memory
) -> None:
    filled(memory)
    with pytest.raises(InputError, match="cannot be read"):
        import_tmx(memory, str(tmp_path / "none.tmx"))
    with pytest.raises(InputError, match="cannot be read"):
        import_tmx(memory, str(tmp_path))
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        export_file(memory, tmp_path / "file" / "a.tmx")
    folder = tmp_path / "folder"
    (folder / "a.tmx").mkdir(parents=True)
    with pytest.raises(InputError):
        export_file(memory, folder / "a.tmx")
    assert [path.name for path in folder.iterdir()] == ["a.tmx"]


def test_an_export_that_fails_leaves_the_file_that_was_there(
    tmp_path: Path, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(memory)
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "a.tmx"
    path.write_bytes(b"old")

    def broken(lang: str = "") -> Iterator[MemoryUnit]:
        yield MemoryUnit("Омут", "Pool", "ru", "A")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(memory, "units", broken)
    with pytest.raises(InputError, match="No space left"):
        export_file(memory, path)
    assert path.read_bytes() == b"old"
    assert [one.name for one in folder.iterdir()] == ["a.tmx"]


def test_an_empty_memory_goes_out_and_in(tmp_path: Path, memory: Memory) -> None:
    assert export_file(memory, tmp_path / "a.tmx") == 0
    assert import_tmx(memory, str(tmp_path / "a.tmx")) == 0
