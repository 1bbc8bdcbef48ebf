"""Commands that need no screen and no network import neither, so that they start at once."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

HEAVY = ("textual", "requests", "deep_translator", "mwparserfromhell", "pymorphy3", "sqlite3")


def imported(*arguments: str) -> set[str]:
    """Return the top-level modules that a command imports, in a process of its own."""
    code = (
        "import sys\n"
        "from workbench.cli.main import main\n"
        f"main({list(arguments)!r})\n"
        "print('\\n' + ' '.join(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=180
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("arguments", "forbidden"),
    [
        (("--help",), HEAVY),
        (("--version",), HEAVY),
        (("summary", "--source", "ru:Душанбе"), HEAVY),
        (("talk", "--source", "tg:Душанбе"), HEAVY),
        (("romanize", "Душанбе", "--lang", "tg"), ("textual", "requests", "deep_translator")),
        (("sessions",), ("textual", "requests", "deep_translator")),
        (("glossary", "--help"), HEAVY),
        (("engines", "--help"), HEAVY),
        (("open", "--help"), HEAVY),
    ],
)
def test_a_command_imports_only_what_it_needs(
    arguments: tuple[str, ...], forbidden: tuple[str, ...]
) -> None:
    assert not imported(*arguments) & set(forbidden)


@pytest.mark.slow
def test_help_is_there_within_a_tenth_of_a_second() -> None:
    command = [sys.executable, "-m", "workbench", "--help"]
    bare = [sys.executable, "-c", "pass"]

    def best(what: list[str]) -> float:
        """Return the least seconds of the processor: the clock counts what else runs here."""
        times = []
        for _ in range(9):
            began = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(what, check=True, capture_output=True)
            ended = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime)
        return min(times)

    assert best(command) - best(bare) < 0.1
