"""The command `romanize`."""

from __future__ import annotations

from tests.cli.conftest import Cli
from tests.conftest import Run


def test_it_prints_latin_letters(cli: Cli) -> None:
    run = cli("romanize", "Нижний Новгород", "--lang", "ru")
    assert (run.code, run.out) == (0, "Nizhny Novgorod\n")


def test_json_and_scheme(cli: Cli) -> None:
    run = cli("romanize", "Тоҷикистон бо Русия", "--lang", "tg", "--scheme", "wiktionary", "--json")
    assert run.json == {"text": "Tojikiston bo Rusiya", "scheme": "wiktionary"}


def test_stdin(workbench: Run) -> None:
    run = workbench("romanize", "-", "--lang", "ru", stdin="Горький\nЁлкин\n")
    assert run.stdout == "Gorky\nYolkin\n"


def test_an_unknown_language_is_a_usage_error(cli: Cli) -> None:
    run = cli("romanize", "а", "--lang", "de")
    assert run.code == 2
    assert "'ru'" in run.err
