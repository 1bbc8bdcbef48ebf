"""Glossary checks of pages that a real wiki gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from workbench.config import Config
from workbench.wiki.client import Wiki

pytestmark = pytest.mark.farm


def long_pages(config: Config) -> list[str]:
    """Return the titles of the wiki's articles that are more than stubs."""
    wiki = Wiki("en", config)
    question: dict[str, str | int] = {
        "list": "allpages",
        "aplimit": "max",
        "apminsize": 4000,
        "apfilterredir": "nonredirects",
    }
    try:
        return [
            page["title"] for answer in wiki.query(question) for page in answer["query"]["allpages"]
        ]
    finally:
        wiki.close()


def test_all_english_articles_in_one_command(
    workbench: Run, config: Config, tmp_path: Path
) -> None:
    titles = long_pages(config)
    assert len(titles) > 15
    (tmp_path / "titles.txt").write_text("\n".join(titles), encoding="utf-8")
    done = workbench("glossary", "check", "--titles", "@titles.txt", "--json")
    assert done.returncode in (0, 1), done.stderr
    assert f"{len(titles)} texts checked" in done.stderr
    for finding in json.loads(done.stdout)["findings"]:
        assert finding["path"] in titles
        assert finding["rule"] in ("forbidden-term", "inconsistent-term")


def test_a_category_is_checked_page_by_page(workbench: Run) -> None:
    done = workbench("glossary", "check", "--category", "The Ren & Stimpy Show", "--json")
    assert done.returncode in (0, 1), done.stderr
    assert "2 texts checked" in done.stderr


def test_pages_of_a_category_are_chosen_by_title_too(workbench: Run) -> None:
    asked = ("glossary", "check", "--category", "The Ren & Stimpy Show", "--titles")
    done = workbench(*asked, "The Ren & Stimpy Show", "--json")
    assert "1 text checked" in done.stderr
    done = workbench(*asked, "Berlin", "--json")
    assert done.returncode == 2
    assert "has none of these pages" in done.stderr


def test_an_empty_category_is_told(workbench: Run) -> None:
    done = workbench("glossary", "check", "--category", "No such category")
    assert done.returncode == 2
    assert "has no pages" in done.stderr


def test_a_missing_page_does_not_end_the_run(workbench: Run) -> None:
    done = workbench(
        "glossary", "check", "--titles", "No such page", "--titles", "Berlin", "--titles", "Bonn"
    )
    assert done.returncode == 2
    assert "No such page" in done.stderr
    assert "2 texts checked" in done.stderr
    assert "Traceback" not in done.stderr
