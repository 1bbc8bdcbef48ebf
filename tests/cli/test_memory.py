"""`workbench memory`: TMX in and out, and matches as the contract has them."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

from tests.cli.conftest import Cli
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
    cli: Cli, tmp_path: Path
) -> None:
    file(tmp_path / "a.tmx", UNITS)
    done = cli("memory", "import", "a.tmx", "--json")
    assert done.json == {"files": [{"file": "a.tmx", "segments": 3}], "total": 3}

    found = cli("memory", "search", "Длина реки 700 км.", "--from", "ru", "--json")
    matches = found.json["matches"]
    assert {m["target"] for m in matches} == {"The river is 700 km long.", "Its length is 700 km."}
    assert {(m["source"], m["score"], m["origin"]) for m in matches} == {
        ("Длина реки 650 км.", 94, "a.tmx")
    }

    assert cli("memory", "export", "-o", "b.tmx.gz").code == 0
    packed = (tmp_path / "b.tmx.gz").read_bytes()
    shown = cli("memory", "export", WORKBENCH_HOME=str(tmp_path / "home"))
    assert gzip.decompress(packed).decode() == shown.out
    with gzip.open(tmp_path / "b.tmx.gz") as stream:
        back = list(read(stream))  # type: ignore[arg-type]
    assert [(u.source, u.target, u.tuid, u.note) for u in back] == [
        (u.source, u.target, u.tuid, u.note) for u in UNITS
    ]
    again = {"WORKBENCH_HOME": str(tmp_path / "other")}
    assert cli("memory", "import", "b.tmx.gz", **again).code == 0
    assert cli("memory", "export", **again).out == shown.out


def test_an_export_replaces_neither_a_pipe_nor_a_link_and_is_private(
    cli: Cli, tmp_path: Path
) -> None:
    cli("memory", "import", str(file(tmp_path / "a.tmx", UNITS)))
    pipe, link, real = tmp_path / "pipe", tmp_path / "link", tmp_path / "real.tmx"
    os.mkfifo(pipe)
    link.symlink_to(real)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert cli("memory", "export", "-o", "pipe").code == 0
    assert cli("memory", "export", "-o", "link").code == 0
    assert pipe.is_fifo()
    assert link.is_symlink()
    assert real.read_bytes() == os.read(reading, 10_000)
    os.close(reading)
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_broken_file_is_named_with_its_line_and_nothing_of_it_taken(
    cli: Cli, tmp_path: Path
) -> None:
    whole = file(tmp_path / "a.tmx", UNITS * 2000).read_text(encoding="utf-8")
    (tmp_path / "broken.tmx").write_text(whole.replace("</body>", "<body>"), encoding="utf-8")
    done = cli("memory", "import", "broken.tmx")
    assert done.code == 2
    assert done.err.splitlines()[0].startswith("workbench: broken.tmx, line ")
    assert len(done.err.splitlines()) <= 2
    assert cli("memory", "search", UNITS[0].source, "--json").json == {"matches": []}


def test_a_person_sees_where_the_match_differs(cli: Cli, tmp_path: Path) -> None:
    file(tmp_path / "a.tmx", UNITS[:1])
    cli("memory", "import", "a.tmx")
    shown = cli("memory", "search", "Длина этой реки 650 км.", "--from", "ru").out
    assert "{+этой+}" in shown
    assert "a.tmx" in shown
    words = cli("memory", "search", "rivers", "--concordance", "--json").out
    assert [m["source"] for m in json.loads(words)["matches"]] == ["Длина реки 650 км."]


def test_mistakes_in_the_arguments_are_plain(cli: Cli) -> None:
    for arguments in (
        ("memory", "import", "nowhere.tmx"),
        ("memory", "export", "--json"),
        ("memory", "export", "-o", "no/such/folder/x.tmx"),
        ("memory", "search", "x", "--limit", "0"),
    ):
        done = cli(*arguments)
        assert done.code == 2, arguments
        assert done.out == ""
