"""Finds the key of an engine: in the environment or the keyring, never in an argument.

WORKBENCH_KEY_DEEPL (the engine's name in capitals) comes first, then the keyring's entry
«workbench» / «deepl». A configuration file may only say where else to look:

    [engines.deepl]
    key = "env:MY_VARIABLE"          # or "keyring:SERVICE/USER", or "file:/run/secrets/deepl"
"""

from __future__ import annotations

import os
from pathlib import Path

from workbench.config import Config
from workbench.errors import UsageError

SERVICE = "workbench"
"""The keyring's service name."""


def variable(engine: str) -> str:
    """Return the name of the environment variable that holds an engine's key."""
    return f"WORKBENCH_KEY_{engine.upper().replace('-', '_')}"


def find(engine: str, config: Config) -> str | None:
    """Return the key of an engine, or None.

    Raises UsageError, which never quotes the value, when the configuration holds a key itself.
    """
    if value := os.environ.get(variable(engine), "").strip():
        return value
    place = str(config.engine(engine).get("key", ""))
    if not place:
        return _from_keyring(SERVICE, engine)
    kind, _, where = place.partition(":")
    if kind == "env" and where:
        return os.environ.get(where, "").strip() or None
    if kind == "keyring" and "/" in where:
        service, _, user = where.partition("/")
        return _from_keyring(service, user)
    if kind == "file" and where:
        return _from_file(engine, where)
    raise UsageError(
        f"key in [engines.{engine}] must say where the key is, not be the key.",
        'Write "env:VARIABLE", "keyring:SERVICE/USER" or "file:PATH".',
    )


def _from_keyring(service: str, user: str) -> str | None:
    """Ask the system's keyring; none, or a locked one, holds no key."""
    import keyring
    from keyring.errors import KeyringError

    try:
        value: str | None = keyring.get_password(service, user)
    except (KeyringError, OSError, RuntimeError):
        return None
    return value.strip() if value else None


def _from_file(engine: str, where: str) -> str | None:
    """Read a key from a file that only its owner can read."""
    path = Path(where).expanduser()
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise UsageError(
                f"The key file of {engine} can be read by others.", f"Run: chmod 600 {path}"
            )
        return path.read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The key file of {engine}, {path}, cannot be read.") from error
