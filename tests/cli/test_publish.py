"""`workbench publish`: it shows, it asks, and without a typed yes nothing is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Done
from tests.flow.editable import PASSWORD, USER, EditableWiki
from workbench.config import Config
from workbench.core.model import Revision, Session
from workbench.flow.opening import keep
from workbench.flow.workspace import Workspace

ENGLISH = "A town.\n\n== History ==\nIt is old.\n\n== See also ==\n* [[Mill]]\n"
RUSSIAN = "Город.\n\n== История ==\nОснован в 1873 году.\n"
SANDBOX = f"User:{USER}/sandbox"
QUESTION = f"Save this as {USER} on “{SANDBOX}”? Type yes"
SETTINGS = f'[publish]\nenabled = true\naccount = "{USER}@tool"\n'
SUMMARY = (
    "Content in this edit is translated from the existing Russian Wikipedia article at"
    " [[:ru:Город]]; see its history for attribution."
)
PLANNED = [
    "--- the page now",
    "+++ after the edit",
    "@@ -0,0 +1,2 @@",
    "+== History ==",
    "+It was founded in 1873.",
    "",
    f"Summary: {SUMMARY}",
]


@pytest.fixture
def site(home: Path) -> Iterator[EditableWiki]:
    """Return a wiki, with a session of one of its articles that is translated and confirmed."""
    made = EditableWiki().start()
    target = Revision("en", "Town", made.put("Town", ENGLISH), "", ENGLISH)
    name = keep(Session("", target, (Revision("ru", "Город", 195, "", RUSSIAN),), (), {"ru": {}}))
    with Workspace.open(Config(offline=True), name) as work:
        unit = next(unit.id for unit in work.units if "Основан" in unit.text)
        work.save_text(unit, "It was founded in 1873.")
        work.confirm(unit, learn=False)
    Path("workbench.toml").write_text(f'{SETTINGS}[wiki]\nen = "{made.api}"\n', encoding="utf-8")
    yield made
    made.stop()


def publish(cli: Cli, *arguments: str, stdin: str = "") -> Done:
    return cli(
        "publish", "Town", "--section", "1", *arguments,
        stdin=stdin, WORKBENCH_WIKI_PASSWORD=PASSWORD,
    )  # fmt: skip


def test_the_edit_is_shown_before_it_is_asked_about(cli: Cli, site: EditableWiki) -> None:
    site.red = '<span class="cs1-visible-error">Check date</span>'
    *shown, question = publish(cli, stdin="no\n").err.splitlines()
    red = "The wiki will show an error: Citation template: Check date"
    assert shown == [*PLANNED[:-1], red, PLANNED[-1]]
    assert question == f"{QUESTION}: Nothing was saved."


@pytest.mark.parametrize("answer", ["", "\n", "y\n", "no\n", "yes please\n", "да\n"])
def test_nothing_but_yes_is_a_yes(cli: Cli, site: EditableWiki, answer: str) -> None:
    done = publish(cli, stdin=answer)
    assert (done.code, done.out) == (1, "")
    assert done.err.rstrip().endswith("Nothing was saved.")
    assert site.sent("edit") == []


@pytest.mark.parametrize("answer", ["yes\n", " YES \n", "Yes"])
def test_a_typed_yes_saves_in_the_sandbox(cli: Cli, site: EditableWiki, answer: str) -> None:
    done = publish(cli, stdin=answer)
    assert (done.code, done.out) == (0, f"Saved “{SANDBOX}” as revision 101.\n")
    assert site.newest(SANDBOX).text == "== History ==\nIt was founded in 1873."
    assert PASSWORD not in done.out + done.err


@pytest.mark.parametrize(
    ("arguments", "more", "title"),
    [
        pytest.param([], "", SANDBOX, id="unless told otherwise"),
        pytest.param([], 'to = "draft"', "Draft:Town", id="configured"),
        pytest.param(["--to", "sandbox"], 'to = "draft"', SANDBOX, id="told over configured"),
        pytest.param(["--to", "article"], "", "Town", id="told"),
    ],
)
def test_where_it_goes_is_told_configured_or_the_sandbox(
    cli: Cli, site: EditableWiki, arguments: list[str], more: str, title: str
) -> None:
    path = Path("workbench.toml")
    path.write_text(path.read_text("utf-8").replace(SETTINGS, f"{SETTINGS}{more}\n"), "utf-8")
    done = publish(cli, *arguments, "--json", stdin="yes\n")
    talk = site.pages.get(f"{'Draft talk' if title.startswith('Draft') else 'Talk'}:Town")
    assert done.json == {
        "title": title,
        "revid": site.newest(title).revid,
        "talk_revid": talk[-1].revid if talk else 0,
        "notes": [],
    }
    assert bool(talk) is (title != SANDBOX)


def test_what_became_of_the_edit_is_told_beside_it(cli: Cli, site: EditableWiki) -> None:
    site.losing = True
    done = publish(cli, stdin="yes\n")
    assert done.code == 0
    assert done.err.endswith("The answer was lost; the edit was found in the history.\n")


@pytest.mark.parametrize(
    ("answers", "code", "saved"),
    [("yes\nyes\n", 0, True), ("yes\nno\n", 1, False), ("yes\n", 1, False)],
)
def test_a_filters_warning_is_asked_about_once_more(
    cli: Cli, site: EditableWiki, answers: str, code: int, saved: bool
) -> None:
    site.refusing = ["abusefilter-warning"] * 2
    done = publish(cli, stdin=answers)
    assert done.code == code
    assert "An abuse filter warns about this edit." in done.err
    assert "Save it all the same? Type yes" in done.err
    assert (SANDBOX in site.pages) is saved


def test_an_edit_of_the_same_lines_is_shown_and_stops_without_a_question(
    cli: Cli, site: EditableWiki
) -> None:
    site.put("Town", ENGLISH.replace("old.\n", "old.\n\nIt is also\ta rival's.\n"), "rival")
    done = publish(cli, "--to", "article", stdin="yes\n")
    assert done.code == 4
    conflict, theirs, ours, summary, told, hint = done.err.splitlines()[-6:]
    assert conflict == "Conflict: somebody changed the same lines."
    assert theirs == "  theirs: It is also\ta rival's."
    assert ours == "  yours:  It was founded in 1873."
    assert summary == f"Summary: /* History */ {SUMMARY}"
    assert told == "workbench: Somebody changed the same lines since the article was fetched."
    assert hint == "  Fetch the article again and work the change in."
    assert site.sent("edit") == []


@pytest.mark.parametrize(
    ("arguments", "settings", "code", "told"),
    [
        pytest.param([], "[publish]\n", 2, "Publishing is switched off.", id="switched off"),
        pytest.param(
            ["--section", "9"], SETTINGS, 2, "The ru page has no section 9.", id="section"
        ),
        pytest.param(["--to", "talk"], SETTINGS, 2, "Invalid value for '--to'", id="place"),
        pytest.param(["--section", "0"], SETTINGS, 0, "", id="more sections than are translated"),
    ],
)
def test_what_cannot_be_published_is_told_before_anything_is_asked(
    cli: Cli, site: EditableWiki, arguments: list[str], settings: str, code: int, told: str
) -> None:
    path = Path("workbench.toml")
    path.write_text(path.read_text("utf-8").replace(SETTINGS, settings), "utf-8")
    done = publish(cli, *arguments, stdin="yes\n")
    assert done.code == code
    if code:
        assert done.told[0].startswith(f"workbench: {told}")
        assert site.sent("edit") == []
