"""The command `adapt`: output, JSON, exit codes, links from a file, no network when offline."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli


def test_it_prints_wikitext(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "page.wiki").write_text("[[Шпрее|реки]] и [[Файл:A.jpg|мини|Вид]]\n", "utf-8")
    (tmp_path / "links.json").write_text('{"Шпрее": "Spree"}', "utf-8")
    run = cli("adapt", "page.wiki", "--from", "ru", "--links", "links.json")
    assert run.code == 0
    assert run.out == "[[Spree|реки]] и [[File:A.jpg|thumb|Вид]]\n"
    assert run.err == ""


def test_json(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "links.json").write_text('{"Маҳалла": null}', "utf-8")
    run = cli("adapt", "-", "--from", "tg", "--links", "links.json", "--json", stdin="[[Маҳалла]]")
    assert run.json == {
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


def test_what_is_left_to_a_person_is_listed(cli: Cli) -> None:
    run = cli("--offline", "adapt", "-", "--from", "ru", stdin="[[Шпрее]] {{Нечто}}")
    assert run.code == 1
    assert run.out == "[[Шпрее]] {{Нечто}}\n"
    assert [line.split(" (")[0] for line in run.err.splitlines()] == [
        "unresolved link: [[Шпрее]]",
        "unresolved template: {{Нечто}}",
    ]


def test_red_links_by_option_and_by_configuration(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "links.json").write_text('{"Шпрее": null}', "utf-8")
    (tmp_path / "workbench.toml").write_text('[adapt]\nred_links = "plain"\n', "utf-8")
    arguments = ("adapt", "-", "--from", "ru", "--links", "links.json")
    assert cli(*arguments, stdin="[[Шпрее]]").out == "Шпрее\n"
    assert cli(*arguments, "--red-links", "red", stdin="[[Шпрее]]").out == "[[Shpreye]]\n"


def test_a_wrong_policy_in_the_configuration_is_named(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "workbench.toml").write_text('[adapt]\nred_links = "blue"\n', "utf-8")
    run = cli("adapt", "-", "--from", "ru", "--offline", stdin="а")
    assert run.code == 2
    assert "red_links = blue" in run.err


def test_a_missing_file_is_refused(cli: Cli) -> None:
    run = cli("adapt", "nowhere.wiki", "--from", "ru", "--offline")
    assert run.code == 2
    assert "nowhere.wiki cannot be read" in run.err
