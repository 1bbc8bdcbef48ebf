"""Where data, cache and configuration live; asking creates nothing."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from workbench.errors import InputError

APP = "wiki-translation-workbench"


def _home() -> Path | None:
    home = os.environ.get("WORKBENCH_HOME")
    return Path(home).expanduser() if home else None


def data() -> Path:
    """Return the folder of sessions, memory and user glossaries."""
    home = _home()
    return home if home else Path(platformdirs.user_data_dir(APP, appauthor=False))


def cache() -> Path:
    """Return the folder of what can be made again."""
    home = _home()
    return home / "cache" if home else Path(platformdirs.user_cache_dir(APP, appauthor=False))


def config_file() -> Path:
    """Return the user's configuration file, which need not exist."""
    home = _home()
    folder = home if home else Path(platformdirs.user_config_dir(APP, appauthor=False))
    return folder / "config.toml"


def current() -> Path:
    """Return the current folder. Raises InputError when it is there no more."""
    try:
        return Path.cwd()
    except OSError as error:
        raise InputError(
            f"The current folder cannot be used: {error.strerror}.", "Go to another one: cd ~"
        ) from error


def sessions_database() -> Path:
    """Return the file that holds all sessions."""
    return data() / "sessions.db"


def memory_database() -> Path:
    """Return the file that holds the translation memory."""
    return data() / "memory.db"


def answers_database() -> Path:
    """Return the file that caches what engines answered."""
    return cache() / "answers.db"


def user_glossaries() -> Path:
    """Return the folder of the user's own glossaries."""
    return data() / "glossaries"


def shipped_glossaries() -> Path:
    """Return the folder of the glossaries that come with the program."""
    inside = Path(__file__).parent / "glossaries"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "glossaries"
