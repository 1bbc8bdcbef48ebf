"""What README and docs tell people to type is what the program understands and prints."""

from __future__ import annotations

import html
import re
import runpy
import shlex
from pathlib import Path

import click
import pytest

from tests.conftest import Run
from workbench.cli.common import Common
from workbench.cli.main import COMMANDS, workbench

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
WRITTEN = [page for page in PAGES if "reference" not in page.parts]


def typed(page: Path) -> list[str]:
    """Return the workbench commands in a page's shell blocks, without their comments."""
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line.removeprefix("$ ").strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("workbench")]


EXAMPLES = [(page.relative_to(ROOT), line) for page in WRITTEN for line in typed(page)]


@pytest.mark.parametrize(("page", "line"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_a_documented_command_is_understood(page: Path, line: str) -> None:
    _, rest = Common.split(shlex.split(line, comments=True)[1:])
    command: click.Command = workbench
    context = click.Context(workbench, info_name="workbench", **workbench.context_settings)
    while isinstance(command, click.Group) and rest:
        name, command_, rest = command.resolve_command(context, rest)
        assert command_ is not None
        command = command_
        context = click.Context(command, context, info_name=name)
    if not isinstance(command, click.Group):
        command.make_context(command.name, list(rest), parent=context.parent)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 20


@pytest.mark.parametrize("name", COMMANDS)
def test_readme_names_every_command(name: str) -> None:
    assert f"`workbench {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_readme_shows_what_the_summary_command_prints(workbench: Run) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"\$ workbench (summary [^\n]*)\n([^\n]*)\n", text)
    assert shown is not None
    done = workbench(*shlex.split(shown[1]))
    assert done.stdout == shown[2] + "\n"


def test_every_link_to_a_file_leads_somewhere() -> None:
    missing = []
    for page in WRITTEN:
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            generated = "reference" in target or target.endswith("architecture.svg")
            if not generated and not (page.parent / target).exists():
                missing.append(f"{page.name}: {target}")
    assert missing == []


def test_every_check_has_its_page() -> None:
    from workbench.core.checks import every_rule

    pages = {page.stem for page in (ROOT / "docs" / "checks").glob("*.md")}
    assert {rule.id for rule in every_rule()} <= pages


def test_the_changelog_follows_the_version() -> None:
    from workbench import __version__

    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{__version__}"' in pyproject
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_man_page_tells_of_every_command_in_paragraphs() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "man.py"))["page"]()
    heads = [line.split() for line in page.splitlines() if line.startswith(".SS ")]
    assert {head[1] for head in heads} == set(COMMANDS)
    assert [".SS", "glossary", "check"] in [head[:3] for head in heads]
    assert "\\fB\\-\\-engine\\-url NAME=URL\\fR" in page
    assert not [line for line in page.splitlines() if line[:1].isspace() or line in ("", "\\&")]


SHOWN = {
    "start": "Recent sessions",
    "compare": "Nothing chosen means all",
    "edit": "Enter Confirm",
    "review": "Not confirmed",
    "finish": "Edit summary",
    "help": "Enter Confirm",
}


@pytest.mark.parametrize("screen", sorted(SHOWN))
def test_a_picture_shows_the_screen_that_it_is_named_for(screen: str) -> None:
    pictures = sorted((ROOT / "docs/pictures").glob(f"{screen}*.svg"))
    assert pictures
    for picture in pictures:
        drawn = picture.read_text(encoding="utf-8")
        texts = html.unescape(" ".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawn)))
        assert SHOWN[screen] in " ".join(texts.split()), picture.name
