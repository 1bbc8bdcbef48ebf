"""Another program as editor of a segment: what it leaves is taken over, or told."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from workbench.errors import InputError, UsageError
from workbench.tui.external import edit


class Terminal:
    """Lends a terminal, which a test has none of."""

    def suspend(self) -> Any:
        return nullcontext()


def named(script: str, folder: Path) -> str:
    """Make a program of a shell script, in a path with a blank; return it as EDITOR names it."""
    program = folder / "ed itor"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return f"'{program}'"


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("printf 'Озеро\\n' > \"$1\"", "Озеро"),
        ("printf 'a\\r\\nb' > \"$1\"", "a\nb"),
        ("printf 'a\\n\\n' > \"$1\"", "a\n"),
        ("printf '!' >> \"$1\"", "Lake!"),
        (': > "$1"', ""),
        ("exit 1", None),
    ],
)
def test_what_the_editor_leaves_is_the_text(
    script: str, text: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", named(script, tmp_path))
    monkeypatch.setenv("EDITOR", "false")
    assert edit(Terminal(), "Lake") == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("script", "told"),
    [("printf '\\377' > \"$1\"", "not UTF-8"), ('rm "$1"', "cannot be read: No such file")],
)
def test_what_cannot_be_read_back_is_told(
    script: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", named(script, tmp_path))
    with pytest.raises(InputError, match=told):
        edit(Terminal(), "Lake")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("editor", "kind", "told"),
    [
        ("", UsageError, "No editor is named."),
        ("no-such-editor-here", InputError, "cannot be run"),
        ("'unclosed", InputError, "cannot be run"),
    ],
)
def test_an_editor_that_cannot_be_run_is_told(
    editor: str, kind: type[Exception], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    with pytest.raises(kind, match=told):
        edit(Terminal(), "Lake")  # type: ignore[arg-type]
