"""The command `adapt`: output, JSON, exit codes, links from a file, no network when offline."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Run


def test_it_prints_wikitext(workbench: Run, tmp_path: Path) -> None:
    (tmp_path / "page.wiki").write_text("[[Шпрее|реки]] и [[Файл:A.jpg|мини|Вид]]\n", "utf-8")
    (tmp_path / "links.json").write_text('{"Шпрее": "Spree"}', "utf-8")
    run = workbench("adapt", "page.wiki", "--from", "ru", "--links", "links.json")
    assert run.returncode == 0
    assert run.stdout == "[[Spree|реки]] и [[File:A.jpg|thumb|Вид]]\n"
    assert run.stderr == ""


def test_json(workbench: Run, tmp_path: Path) -> None:
    (tmp_path / "links.json").write_text('{"Маҳалла": null}', "utf-8")
    run = workbench(
        "adapt", "-", "--from", "tg", "--links", "links.json", "--json", stdin="[[Маҳалла]]"
    )
    assert json.loads(run.stdout) == {
        "wikitext": "{{ill|Mahalla|tg|Маҳалла}}",
        "ledger": [
            {
                "kind": "link",
                "source": "[[Маҳалла]]",
                "target": "{{ill|Mahalla|tg|Маҳалла}}",
                "state": "mapped",
                "note": "the English name is a romanisation: check it",
            }
        ],
    }


def test_what_is_left_to_a_person_is_listed(workbench: Run) -> None:
    run = workbench("--offline", "adapt", "-", "--from", "ru", stdin="[[Шпрее]] {{Нечто}}")
    assert run.returncode == 1
    assert run.stdout == "[[Шпрее]] {{Нечто}}\n"
    assert [line.split(" (")[0] for line in run.stderr.splitlines()] == [
        "unresolved link: [[Шпрее]]",
        "unresolved template: {{Нечто}}",
    ]


def test_red_links_by_option_and_by_configuration(workbench: Run, tmp_path: Path) -> None:
    (tmp_path / "links.json").write_text('{"Шпрее": null}', "utf-8")
    (tmp_path / "workbench.toml").write_text('[adapt]\nred_links = "plain"\n', "utf-8")
    arguments = ("adapt", "-", "--from", "ru", "--links", "links.json")
    assert workbench(*arguments, stdin="[[Шпрее]]").stdout == "Шпрее\n"
    assert workbench(*arguments, "--red-links", "red", stdin="[[Шпрее]]").stdout == "[[Shpreye]]\n"


def test_a_wrong_policy_in_the_configuration_is_named(workbench: Run, tmp_path: Path) -> None:
    (tmp_path / "workbench.toml").write_text('[adapt]\nred_links = "blue"\n', "utf-8")
    run = workbench("adapt", "-", "--from", "ru", "--offline", stdin="а")
    assert run.returncode == 2
    assert "red_links = blue" in run.stderr


def test_a_missing_file_is_refused(workbench: Run) -> None:
    run = workbench("adapt", "nowhere.wiki", "--from", "ru", "--offline")
    assert run.returncode == 2
    assert "nowhere.wiki cannot be read" in run.stderr
