"""`workbench memory`: TMX in and out, and matches as the contract has them."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

from tests.conftest import Run
from workbench.formats.tmx import TmxUnit, read, write

UNITS = [
    TmxUnit("Длина реки 650 км.", "The river is 650 km long.", "ru", tuid="7", note="n"),
    TmxUnit("Длина реки 650 км.", "Its length is 650 km.", "ru", props=(("x-title", "Ob"),)),
    TmxUnit("Дарёи калон аст.", "It is a big river.", "tg", created="2026-01-01T00:00:00Z"),
]


def file(path: Path, units: list[TmxUnit]) -> Path:
    with path.open("wb") as stream:
        write(stream, units)
    return path


def test_an_imported_file_is_found_exported_and_comes_back_the_same(
    workbench: Run, tmp_path: Path
) -> None:
    file(tmp_path / "a.tmx", UNITS)
    done = workbench("memory", "import", "a.tmx", "--json")
    assert json.loads(done.stdout) == {"files": [{"file": "a.tmx", "segments": 3}], "total": 3}

    found = workbench("memory", "search", "Длина реки 700 км.", "--from", "ru", "--json")
    matches = json.loads(found.stdout)["matches"]
    assert {m["target"] for m in matches} == {"The river is 700 km long.", "Its length is 700 km."}
    assert {(m["source"], m["score"], m["origin"]) for m in matches} == {
        ("Длина реки 650 км.", 94, "a.tmx")
    }

    assert workbench("memory", "export", "-o", "b.tmx.gz").returncode == 0
    packed = (tmp_path / "b.tmx.gz").read_bytes()
    shown = workbench("memory", "export", WORKBENCH_HOME=str(tmp_path / "home"))
    assert gzip.decompress(packed).decode() == shown.stdout
    with gzip.open(tmp_path / "b.tmx.gz") as stream:
        back = list(read(stream))  # type: ignore[arg-type]
    assert [(u.source, u.target, u.tuid, u.note) for u in back] == [
        (u.source, u.target, u.tuid, u.note) for u in UNITS
    ]
    again = {"WORKBENCH_HOME": str(tmp_path / "other")}
    assert workbench("memory", "import", "b.tmx.gz", **again).returncode == 0
    assert workbench("memory", "export", **again).stdout == shown.stdout


def test_an_export_replaces_neither_a_pipe_nor_a_link_and_is_private(
    workbench: Run, tmp_path: Path
) -> None:
    workbench("memory", "import", str(file(tmp_path / "a.tmx", UNITS)))
    pipe, link, real = tmp_path / "pipe", tmp_path / "link", tmp_path / "real.tmx"
    os.mkfifo(pipe)
    link.symlink_to(real)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert workbench("memory", "export", "-o", "pipe").returncode == 0
    assert workbench("memory", "export", "-o", "link").returncode == 0
    assert pipe.is_fifo()
    assert link.is_symlink()
    assert real.read_bytes() == os.read(reading, 10_000)
    os.close(reading)
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_broken_file_is_named_with_its_line_and_nothing_of_it_taken(
    workbench: Run, tmp_path: Path
) -> None:
    whole = file(tmp_path / "a.tmx", UNITS * 2000).read_text(encoding="utf-8")
    (tmp_path / "broken.tmx").write_text(whole.replace("</body>", "<body>"), encoding="utf-8")
    done = workbench("memory", "import", "broken.tmx")
    assert done.returncode == 2
    assert done.stderr.splitlines()[0].startswith("workbench: broken.tmx, line ")
    assert len(done.stderr.splitlines()) <= 2
    assert json.loads(workbench("memory", "search", UNITS[0].source, "--json").stdout) == {
        "matches": []
    }


def test_a_person_sees_where_the_match_differs(workbench: Run, tmp_path: Path) -> None:
    file(tmp_path / "a.tmx", UNITS[:1])
    workbench("memory", "import", "a.tmx")
    shown = workbench("memory", "search", "Длина этой реки 650 км.", "--from", "ru").stdout
    assert "{+этой+}" in shown
    assert "a.tmx" in shown
    words = workbench("memory", "search", "rivers", "--concordance", "--json").stdout
    assert [m["source"] for m in json.loads(words)["matches"]] == ["Длина реки 650 км."]


def test_mistakes_in_the_arguments_are_plain(workbench: Run) -> None:
    for arguments in (
        ("memory", "import", "nowhere.tmx"),
        ("memory", "export", "--json"),
        ("memory", "export", "-o", "no/such/folder/x.tmx"),
        ("memory", "search", "x", "--limit", "0"),
    ):
        done = workbench(*arguments)
        assert done.returncode == 2, arguments
        assert "Traceback" not in done.stderr
        assert done.stdout == ""
