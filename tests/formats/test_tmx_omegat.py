"""OmegaT, run without a window, reads the memory that we write, and we read what it writes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from workbench.formats.tmx import TmxUnit, read, write

OMEGAT = shutil.which("omegat")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OMEGAT is None, reason="OmegaT is not installed"),
]

PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir>
<source_dir_excludes/>
<target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>RU</source_lang>
<target_lang>EN</target_lang>
<sentence_seg>false</sentence_seg>
</project></omegat>
"""
UNITS = [
    TmxUnit("Река течёт на север.", "The river flows north.", "ru", note="seen"),
    TmxUnit("Площадь — 5 км² & больше.", "The area is 5 km² & more.", "ru", author="somebody"),
    TmxUnit("Город [[Обь]] стоит <ref>там</ref>.", "The town of [[Ob]] is <ref>there</ref>.", "ru"),
]


def run(project: Path, *arguments: str) -> None:
    assert OMEGAT is not None
    subprocess.run(
        [OMEGAT, str(project), f"--config-dir={project / 'cfg'}", "--quiet", *arguments],
        capture_output=True,
        timeout=120,
        check=True,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    for name in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat", "cfg"):
        (folder / name).mkdir(parents=True)
    (folder / "omegat.project").write_text(PROJECT, encoding="utf-8")
    text = "\n\n".join(unit.source for unit in UNITS) + "\n"
    (folder / "source" / "a.txt").write_text(text, encoding="utf-8")
    return folder


def test_omegat_translates_with_our_memory_and_we_read_its_own(project: Path) -> None:
    with (project / "tm" / "auto" / "ours.tmx").open("wb") as stream:
        write(stream, UNITS)
    run(project, "--mode=console-translate")
    # OmegaT ends with success whatever became of the memory, so the text decides.
    translated = (project / "target" / "a.txt").read_text(encoding="utf-8")
    assert [line for line in translated.splitlines() if line] == [u.target for u in UNITS]


def test_we_read_every_level_that_omegat_writes(project: Path) -> None:
    with (project / "omegat" / "project_save.tmx").open("wb") as stream:
        write(stream, UNITS)
    run(project, "--mode=console-translate")
    wanted = sorted((unit.source, unit.target) for unit in UNITS)
    for level in ("level1", "level2", "omegat"):
        (file,) = project.glob(f"*-{level}.tmx")
        with file.open("rb") as stream:
            found = sorted((unit.source, unit.target) for unit in read(stream, "ru"))
        assert found == wanted, level
