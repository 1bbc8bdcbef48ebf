"""What `workbench glossary list, lookup and add` print for a person, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

ROWS = (
    "source,english,forbidden,domain,note\n"
    "арык,irrigation canal; ditch,gutter; drain,water,In Central Asia.\n"
    "сай,stream,,water,\n"
)


@pytest.fixture(autouse=True)
def glossary() -> None:
    Path("glossaries").mkdir()
    Path("glossaries/ru-en.csv").write_text(ROWS, encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "rows", "told"),
    [
        pytest.param(
            ["--domain", "water"],
            [
                "ru\tарык\tirrigation canal; ditch\twater\tru-en.csv:2",
                "ru\tсай\tstream\twater\tru-en.csv:3",
            ],
            "2 terms.",
            id="of a domain",
        ),
        pytest.param(["--domain", "nothing"], [], "0 terms.", id="none"),
        pytest.param(["--from", "en", "--domain", "water"], [], "0 terms.", id="other language"),
    ],
)
def test_terms_are_listed_with_where_they_stand(
    cli: Cli, arguments: list[str], rows: list[str], told: str
) -> None:
    done = cli("glossary", "list", *arguments)
    assert (done.code, done.out.splitlines(), done.err) == (0, rows, f"{told}\n")


@pytest.mark.parametrize(
    ("arguments", "langs"),
    [
        ([], {"ru", "tg"}),
        (["--from", "ru"], {"ru"}),
        (["--from", "tg"], {"tg"}),
        (["--no-computed"], set()),
        (["--from", "ru", "--no-computed"], set()),
    ],
)
def test_names_of_states_are_listed_unless_they_are_not_wanted(
    cli: Cli, arguments: list[str], langs: set[str]
) -> None:
    terms = cli("glossary", "list", "--json", *arguments).json["terms"]
    assert {one["lang"] for one in terms if one["glossary"] == "CLDR"} == langs
    keys = [(one["lang"], one["source"], one["pos"]) for one in terms]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("text", "lang", "rows"),
    [
        pytest.param(
            "У арыков",
            "ru",
            ["2:8\tарыков\tirrigation canal; ditch  (In Central Asia.)", "\tnot: gutter; drain"],
            id="with a note and what is wrong",
        ),
        pytest.param("Тихий сай.", "ru", ["6:9\tсай\tstream"], id="with neither"),
        pytest.param("'''Сай'''", "ru", ["3:6\tСай\tstream"], id="in markup"),
        pytest.param("Тихий сад.", "ru", [], id="none"),
        pytest.param("Тихий сай.", "tg", [], id="in another language"),
        pytest.param("", "ru", [], id="no text"),
    ],
)
def test_the_terms_of_a_text_are_told_with_their_places(
    cli: Cli, text: str, lang: str, rows: list[str]
) -> None:
    done = cli("glossary", "lookup", text, "--from", lang)
    assert (done.code, done.out.splitlines()) == (0 if rows else 1, rows)
    piped = cli("glossary", "lookup", "-", "--from", lang, stdin=text)
    assert (piped.code, piped.out) == (done.code, done.out)


def test_an_added_term_is_told_kept_and_stronger(cli: Cli, home: Path) -> None:
    arguments = ["add", " сай ", " brook ", "--forbidden", "creek", "--note", "Small."]
    done = cli("glossary", *arguments)
    path = home / "glossaries" / "ru-added.csv"
    assert (done.code, done.out, done.err) == (0, "", f"“сай” = “brook” added to {path}.\n")
    Path("glossaries/ru-en.csv").unlink()
    shown = cli("glossary", "lookup", "сай").out
    assert shown == "0:3\tсай\tbrook  (Small.)\n\tnot: creek\n"


@pytest.mark.parametrize(("source", "english"), [("", "brook"), ("сай", ""), (" ", " ")])
def test_a_term_without_a_name_is_refused(cli: Cli, home: Path, source: str, english: str) -> None:
    done = cli("glossary", "add", source, english)
    assert (done.code, done.told) == (2, ["workbench: A term needs a source and an English form."])
    assert not (home / "glossaries").exists()


def test_an_added_term_is_one_document(cli: Cli, home: Path) -> None:
    done = cli("glossary", "add", "Зеравшон", "Zarafshon", "--from", "tg", "--json").json
    assert done["path"] == str(home / "glossaries" / "tg-added.csv")
    told = {key: value for key, value in done["term"].items() if value}
    assert told == {
        "source": "Зеравшон",
        "lang": "tg",
        "english": ["Zarafshon"],
        "status": "approved",
        "origin": "added",
    }
