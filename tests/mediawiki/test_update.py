"""Following an article that was edited on a real wiki after it was fetched."""

from __future__ import annotations

import uuid

import pytest

from workbench.config import Config
from workbench.core.model import Revision, Session, State
from workbench.flow.opening import keep
from workbench.flow.updating import update
from workbench.flow.workspace import Workspace
from workbench.wiki import publishing as edits
from workbench.wiki.account import Credentials, log_in
from workbench.wiki.client import Wiki

pytestmark = pytest.mark.farm

TEXT = "Основан в 1873 году. Стоит на реке.\n\nТретья фраза."


def test_only_what_changed_is_reopened(config: Config) -> None:
    wiki = Wiki("ru", config)
    log_in(wiki, Credentials("Translator@tool", "w1k1farm0tool0000000000000000000"))
    title = f"Город {uuid.uuid4().hex[:10]}"
    saved = edits.save(wiki, edits.read_base(wiki, title), TEXT, "start")
    source = Revision("ru", title, saved.revid, "2026-01-01T00:00:00Z", TEXT)
    name = keep(Session("", Revision("en", "Town", 1, "", "Text."), (source,), (), {}))
    with Workspace.open(config, name) as workspace:
        for unit in workspace.units:
            workspace.save_text(unit.id, f"Translation of {unit.id}.")
            workspace.confirm(unit.id)
        changed = TEXT.replace("1873", "1874").replace("Третья", "Новая строка.\n\nТретья")
        edits.save(wiki, edits.read_base(wiki, title), changed, "edit")
        [done] = update(workspace)
        assert done.new > done.old
        assert {(c.before, c.after) for c in done.changes} == {
            ("Основан в 1873 году.", "Основан в 1874 году."),
            ("", "Новая строка."),
        }
        states = {u.text: workspace.draft(u.id).state for u in workspace.units}
        assert states["Основан в 1874 году."] is State.EDITED
        assert states["Стоит на реке."] is State.CONFIRMED
        assert states["Третья фраза."] is State.CONFIRMED
        assert states["Новая строка."] is State.UNTRANSLATED
        assert workspace.session.sources[0].revid == done.new
        assert update(workspace)[0].changes == ()
