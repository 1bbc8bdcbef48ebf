"""Sessions as input of a glossary check, progress, and a check that is interrupted."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from subprocess import CompletedProcess
from threading import Thread

import pytest

from tests.cli.conftest import Cli
from workbench.cli import glossary_run
from workbench.cli.main import main
from workbench.config import Config
from workbench.flow.opening import from_texts
from workbench.flow.workspace import Workspace

Run = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def session() -> str:
    """Return a session with a wrong name in a draft from each language."""
    sources = {
        "ru": ("Поездка", "Посол прибыл в Куляб.\n\nОн уехал домой.\n"),
        "tg": ("Сафар", "Сафир ба Кӯлоб омад.\n"),
    }
    name = from_texts(("Journey", "'''Journey''' is a trip.\n"), sources, {"ru": {}, "tg": {}})
    with Workspace.open(Config(offline=True), name) as workspace:
        for unit in workspace.units:
            source = workspace.source_text(unit.id)
            if "Куляб" in source or "Кӯлоб" in source:
                workspace.save_text(unit.id, "The ambassador came to Kuliab.")
    return name


def test_a_session_is_checked_against_its_own_sources(workbench: Run, session: str) -> None:
    done = workbench("glossary", "check", session, "--json")
    assert done.returncode == 1, done.stderr
    findings = json.loads(done.stdout)["findings"]
    assert sorted(f["source_term"] for f in findings) == ["Куляб", "Кӯлоб"]
    assert {f["path"] for f in findings} == {session}
    assert all(f["segment"] for f in findings)
    assert "English alone" not in done.stderr


def test_a_session_can_be_checked_from_one_language(workbench: Run, session: str) -> None:
    done = workbench("glossary", "check", session, "--from", "tg", "--json")
    assert [f["source_term"] for f in json.loads(done.stdout)["findings"]] == ["Кӯлоб"]


def test_progress_is_told_beside_the_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(glossary_run, "SLOW", 0.0)
    (tmp_path / "a.wiki").write_text("Kirghizia is a country.\n", encoding="utf-8")
    assert main(["glossary", "check", "a.wiki", "--format", "concise"]) == 1
    heard = capsys.readouterr()
    assert "Texts checked: 1, findings: 1 …" in heard.err
    assert "Texts checked" not in heard.out


def until_at_work(pid: int, jobs: int) -> None:
    """Wait until a program reads the text that it checks, and its helpers are there."""
    process = Path(f"/proc/{pid}")
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with suppress(OSError):
            reads = any(str(fd.readlink()).endswith("big.tsv") for fd in (process / "fd").iterdir())
            helpers = (process / f"task/{pid}/children").read_text().split()
            if reads and (jobs == 1 or len(helpers) >= jobs):
                return
        time.sleep(0.02)
    pytest.fail("the program did not begin")


def until_gone(group: int) -> None:
    """Wait until no process of a group is left: one that has ended goes when its parent asks."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    pytest.fail("a process is left")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="looks at processes in /proc")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_every_process_at_once(tmp_path: Path, jobs: str) -> None:
    row = "Посол прибыл в Куляб и уехал в Душанбе.\tThe envoy came to Kulob, then Dushanbe.\n"
    (tmp_path / "big.tsv").write_text(row * 400_000, encoding="utf-8")
    command = [sys.executable, "-m", "workbench", "glossary", "check", "big.tsv", "--from", "ru"]
    with subprocess.Popen(
        [*command, "-j", jobs],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as running:
        until_at_work(running.pid, int(jobs))
        os.killpg(running.pid, signal.SIGINT)
        began = time.monotonic()
        out, err = running.communicate(timeout=180)
    assert time.monotonic() - began < 30  # all of it takes longer
    assert running.returncode == 130
    assert (out, err.strip()) == ("", "workbench: Interrupted.")
    until_gone(running.pid)


@pytest.mark.parametrize("given", ["empty", "empty/**", "empty/other.pdf"])
def test_where_no_text_is_found_no_wiki_is_asked_instead(
    cli: Cli, tmp_path: Path, given: str
) -> None:
    (tmp_path / "empty" / ".git").mkdir(parents=True)
    (tmp_path / "empty" / ".git" / "hidden.wiki").write_text("Kirghizia\n", encoding="utf-8")
    done = cli("glossary", "check", given)
    assert done.code == 2
    assert given in done.told[0]


def test_a_folder_whose_files_are_all_excluded_has_no_text_to_check(
    cli: Cli, tmp_path: Path
) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.wiki").write_text("Kirghizia\n", encoding="utf-8")
    done = cli("glossary", "check", "pages", "--exclude", "*.wiki")
    assert (done.code, done.told[0]) == (2, "workbench: There is no text to check in pages.")
    assert cli("glossary", "check", "pages", "--exclude", "*.txt").code == 1


def test_a_pipe_is_read_like_a_file(cli: Cli, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=lambda: pipe.write_text("Kirghizia is far.\n", encoding="utf-8"))
    writer.start()
    done = cli("glossary", "check", str(pipe), "--json")
    writer.join()
    assert [f["found"] for f in done.json["findings"]] == ["Kirghizia"]


BESIDE = {
    "a.en.wiki": "They went to Kulyab.\n",
    "a.ru.wiki": "Они поехали в Куляб.\n",
    "b.en.wiki": "They went from Kirghizia to Horog.\n",
    "b.ru.wiki": "Из Киргизии они поехали в Хорог.\n",
    "b.tg.wiki": "Онҳо аз Қирғизистон ба Хоруғ рафтанд.\n",
    "c.en.wiki": "The bank is in Tehran.\n",
    "c.tg.wiki": "Бонк дар Маскав аст.\n",
    "d.old.wiki": "They went to Kirghizia.\n",
    "d.en.wiki": "They went away.\n",
}


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), ["a Куляб", "b Киргизия", "b Хорог", "c Маскав", "d Kyrgyzstan"]),
        (("--from", "tg"), ["a Kulob", "b Хоруғ", "b Қирғизистон", "c Маскав", "d Kyrgyzstan"]),
        (("--from", "ru"), ["a Куляб", "b Киргизия", "b Хорог", "d Kyrgyzstan"]),
        (("--from", "old"), ["a Kulob", "b Khorog", "b Kyrgyzstan"]),
        (("--include", "*.en.wiki"), ["a Куляб", "b Киргизия", "b Хорог", "c Маскав"]),
    ],
    ids=lambda value: "_".join(value) if isinstance(value, tuple) else "",
)
def test_the_source_beside_a_page_is_its_source_whether_its_language_is_named_or_not(
    cli: Cli, tmp_path: Path, arguments: tuple[str, ...], found: list[str]
) -> None:
    (tmp_path / "pages").mkdir()
    for name, text in BESIDE.items():
        (tmp_path / "pages" / name).write_text(text, encoding="utf-8")
    done = cli("glossary", "check", "pages", "--json", *arguments)
    named = [(Path(f["path"]).name[0], f["source_term"]) for f in done.json["findings"]]
    assert sorted(f"{page} {term}" for page, term in named) == found
    assert [page for page, _ in named] == sorted(page for page, _ in named)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("c.en.wiki", "--from", "ru"), "1 text checked, no findings; English alone: forbidden"),
        (("a.en.wiki",), "1 text checked, 1 finding."),
        (("d.en.wiki",), "1 text checked, no findings; English alone: forbidden"),
        (("a.en.wiki", "d.en.wiki"), "2 texts checked, 1 finding; 1 English alone: forbidden"),
    ],
)
def test_it_is_told_how_many_pages_had_no_source(
    cli: Cli, tmp_path: Path, names: tuple[str, ...], said: str
) -> None:
    for name, text in BESIDE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = cli("glossary", "check", *names)
    assert done.err.startswith(said)
