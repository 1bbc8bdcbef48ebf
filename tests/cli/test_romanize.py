"""The command `romanize`."""

from __future__ import annotations

import json

from tests.conftest import Run


def test_it_prints_latin_letters(workbench: Run) -> None:
    run = workbench("romanize", "Нижний Новгород", "--lang", "ru")
    assert (run.returncode, run.stdout) == (0, "Nizhny Novgorod\n")


def test_json_and_scheme(workbench: Run) -> None:
    run = workbench(
        "romanize", "Тоҷикистон бо Русия", "--lang", "tg", "--scheme", "wiktionary", "--json"
    )
    assert json.loads(run.stdout) == {"text": "Tojikiston bo Rusiya", "scheme": "wiktionary"}


def test_stdin(workbench: Run) -> None:
    run = workbench("romanize", "-", "--lang", "ru", stdin="Горький\nЁлкин\n")
    assert run.stdout == "Gorky\nYolkin\n"


def test_an_unknown_language_is_a_usage_error(workbench: Run) -> None:
    run = workbench("romanize", "а", "--lang", "de")
    assert run.returncode == 2
    assert "'ru'" in run.stderr
