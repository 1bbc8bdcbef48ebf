"""Editing a text in the translator's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from workbench.errors import InputError, UsageError
from workbench.keeping import save


def edit(app: App[Any], text: str) -> str | None:
    """Return the text as $VISUAL or $EDITOR left it; None when the editor failed.

    The screen is given back afterwards. Raises UsageError when no editor is named or
    the terminal cannot be lent, InputError when the editor cannot be run or leaves no text.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        raise UsageError("No editor is named.", "Set EDITOR, for example: export EDITOR=nano")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "segment.wiki"
        save(path, text)
        try:
            with app.suspend():
                done = subprocess.run([*shlex.split(command), str(path)], check=False)
        except SuspendNotSupported as error:
            raise UsageError("This terminal cannot be lent to another program.") from error
        except (OSError, ValueError) as error:
            raise InputError(f"{command} cannot be run: {error}.", "Check EDITOR.") from error
        return None if done.returncode else _read(path, command)


def _read(path: Path, command: str) -> str:
    try:
        return path.read_text(encoding="utf-8").removesuffix("\n")
    except OSError as error:
        raise InputError(f"What {command} left cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"What {command} left is not UTF-8; the text stays as it was.") from error
