"""One frozen configuration: flag over environment over ./workbench.toml over the user's file."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from workbench import places
from workbench.errors import UsageError

LANGUAGES = ("en", "ru", "tg")
"""Languages whose wikis can also be set by environment variables."""
BUILT_IN = {
    "google": "workbench.engines.google:Google",
    "mymemory": "workbench.engines.mymemory:MyMemory",
    "mint": "workbench.engines.mint:Mint",
    "deepl": "workbench.engines.deepl:DeepL",
    "libretranslate": "workbench.engines.libretranslate:LibreTranslate",
    "chat": "workbench.engines.chat:Chat",
    "local": "workbench.engines.local:Local",
}
"""Engines that come with the program, and where each is."""
ENGINES = tuple(BUILT_IN)
ENGINE_GROUP = "workbench.engines"
"""Entry-point group of engines that come with other packages."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of a configuration file."""

    kind: type | tuple[type, ...]
    says: str
    """What it does, for the reference."""


NUMBER = (int, float)

KNOWN: Mapping[str, Mapping[str, Setting]] = {
    "wiki": {"*": Setting(str, "api.php address of the wiki of that language")},
    "engines": {
        "order": Setting(list, "engines to ask, the first choice first"),
        "order_*": Setting(list, "the same for one source language, as in order_tg"),
    },
    "engines.*": {
        "url": Setting(str, "address of the service"),
        "model": Setting(str, "model to ask for (chat)"),
        "email": Setting(str, "address that raises the daily allowance (mymemory)"),
        "path": Setting(str, "folder of the model (local)"),
        "key": Setting(str, "where the key is: env:NAME, keyring:SERVICE/USER or file:PATH"),
        "rate": Setting(NUMBER, "requests a second; 0 for no limit"),
        "deadline": Setting(NUMBER, "seconds for one request with all its tries"),
        "enabled": Setting(bool, "false switches the engine off"),
    },
    "adapt": {"red_links": Setting(str, "links without an English article: ill, plain or red")},
    "keys": {"*": Setting(str, "key or keys, comma between them, of that action")},
    "screen": {
        "theme": Setting(str, "dark, light or contrast"),
        "spelling": Setting(bool, "false leaves misspelt English words unmarked"),
    },
    "glossary": {
        "files": Setting(
            list, "glossaries of the project, stronger than the user's and the shipped"
        ),
        "select": Setting(list, "rules to run"),
        "ignore": Setting(list, "rules to leave out"),
        "severity": Setting(dict, "rule = error, warning or info"),
        "fail_on": Setting(str, "severity from which the check exits 1"),
        "baseline": Setting(str, "file of known findings, which are not told again"),
    },
    "checks": {
        "ignore": Setting(list, "rules to leave out"),
        "severity": Setting(dict, "rule = error, warning or info"),
    },
    "publish": {
        "enabled": Setting(bool, "true allows publishing, which still asks each time"),
        "to": Setting(str, "sandbox, draft or article, when --to is not given"),
        "account": Setting(str, "bot password login, as in Name@tool"),
    },
    "contact": {"address": Setting(str, "who you are, sent to wikis: a user page or an address")},
}
"""Tables and keys of a configuration file; `*` takes any name."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the program was told, from whichever place told it first."""

    wikis: Mapping[str, str] = field(default_factory=dict)
    """Language code → api.php address, only where it differs from Wikipedia's."""
    offline: bool = False
    """Open no socket."""
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Merged tables of the files, by their dotted name (`engines.mint`)."""
    engine_urls: Mapping[str, str] = field(default_factory=dict)

    def api(self, lang: str) -> str:
        """Return the api.php address of a language's wiki."""
        return self.wikis.get(lang, f"https://{lang}.wikipedia.org/w/api.php")

    def get(self, table: str, key: str, default: Any = None) -> Any:
        """Return a value of a table, or the default."""
        return self.tables.get(table, {}).get(key, default)

    def engine(self, name: str) -> Mapping[str, Any]:
        """Return the settings of an engine; `url` reflects --engine-url."""
        settings = dict(self.tables.get(f"engines.{name}", {}))
        if name in self.engine_urls:
            settings["url"] = self.engine_urls[name]
        return settings


def engine_names() -> list[str]:
    """Return the names of all engines, those of other packages last."""
    from importlib.metadata import entry_points

    others = {point.name for point in entry_points(group=ENGINE_GROUP)} - set(ENGINES)
    return [*ENGINES, *sorted(others)]


def pairs(values: tuple[str, ...], option: str) -> dict[str, str]:
    """Split NAME=VALUE arguments.

    Raises UsageError for one without a name or without a value.
    """
    out: dict[str, str] = {}
    for value in values:
        name, equals, rest = value.partition("=")
        if not (name and equals and rest):
            raise UsageError(f"{option} {value}: not of the form NAME=URL.")
        out[name.strip()] = rest.strip()
    return out


def load(
    *,
    wikis: tuple[str, ...] = (),
    engine_urls: tuple[str, ...] = (),
    offline: bool = False,
    file: str | None = None,
    folder: Path | None = None,
) -> Config:
    """Read the configuration for a run.

    `file` replaces both configuration files. `folder` is where the search for
    workbench.toml starts (upwards); the current one by default.
    Raises UsageError naming file and key for anything unknown or of a wrong type.
    """
    tables: dict[str, dict[str, Any]] = {}
    for path in _files(file, folder or places.current()):
        for table, values in _read(path).items():
            tables.setdefault(table, {}).update(values)
    addresses = _wikis(tables.get("wiki", {}), wikis)
    urls = pairs(engine_urls, "--engine-url")
    for name in urls:
        _check_engine(f"--engine-url names {name}", name)
    kept = {
        table.removeprefix("engines."): values["url"]
        for table, values in tables.items()
        if table.startswith("engines.") and "url" in values
    }
    for name, url in {**kept, **urls}.items():
        _check_address(f"engine {name}", url)
    off = offline or os.environ.get("WORKBENCH_OFFLINE", "") not in ("", "0")
    return Config(wikis=addresses, offline=off, tables=tables, engine_urls=urls)


def _wikis(configured: Mapping[str, str], options: tuple[str, ...]) -> dict[str, str]:
    """Return where wikis are: by option, else by environment, else by configuration."""
    addresses = dict(configured)
    for lang in LANGUAGES:
        if value := os.environ.get(f"WORKBENCH_WIKI_{lang.upper()}"):
            addresses[lang] = value
    addresses.update(pairs(options, "--wiki"))
    for lang, url in addresses.items():
        if not re.fullmatch("[a-z][a-z-]{1,11}", lang):
            raise UsageError(
                f"“{lang}” is no language code of a wiki.", "It is small letters, as in ru."
            )
        _check_address(f"wiki {lang}", url)
    return addresses


def _check_engine(told: str, name: str) -> None:
    # Looking for other packages' engines takes a while.
    if name not in ENGINES and name not in engine_names():
        raise UsageError(f"{told}, which is no engine.", f"There are: {', '.join(engine_names())}.")


def _check_address(what: str, url: str) -> None:
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
        secret = parts.username is not None
    except ValueError:  # brackets that close nothing
        good, secret = False, "@" in url
    if secret:
        raise UsageError(
            f"The address of {what} holds a name or password, which everyone would see.",
            "Leave it out: passwords and keys are read from the keyring or the environment.",
        )
    if not good:
        raise UsageError(f"The address of {what} is no http(s) address: {url}")


def _files(file: str | None, folder: Path) -> list[Path]:
    """Return the files to read, the weakest first."""
    if file is not None:
        path = Path(file)
        if not path.is_file():
            raise UsageError(f"There is no configuration file {file}.")
        return [path]
    found = [places.config_file()] if places.config_file().is_file() else []
    for parent in (folder, *folder.parents):
        if (parent / "workbench.toml").is_file():
            found.append(parent / "workbench.toml")
            break
    return found


def _read(path: Path) -> dict[str, dict[str, Any]]:
    import tomllib

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 (byte {error.start}).") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is no TOML: {error}") from error
    except RecursionError as error:
        raise UsageError(f"{path} is too deeply nested.") from error
    tables: dict[str, dict[str, Any]] = {}
    for name, values in content.items():
        if not isinstance(values, dict):
            raise UsageError(f"{path}: unknown key {name}")
        plain = dict(values)
        if name == "engines":
            for inner in [key for key, value in values.items() if isinstance(value, dict)]:
                _check_engine(f"{path}: [engines.{inner}] names {inner}", inner)
                tables[f"engines.{inner}"] = _checked(path, f"engines.{inner}", plain.pop(inner))
        tables[name] = _checked(path, name, plain)
    return tables


def _checked(path: Path, table: str, values: dict[str, Any]) -> dict[str, Any]:
    shape = KNOWN.get(table) or (KNOWN["engines.*"] if table.startswith("engines.") else None)
    if shape is None:
        raise UsageError(f"{path}: unknown table [{table}]")
    for key, value in values.items():
        setting = shape.get(key)
        if setting is None:
            wild = [k for k in shape if k.endswith("*") and key.startswith(k[:-1])]
            setting = shape[wild[0]] if wild else None
        if setting is None:
            raise UsageError(f"{path}: unknown key {key} in [{table}]")
        wrong_truth = isinstance(value, bool) and setting.kind is not bool
        if not isinstance(value, setting.kind) or wrong_truth:
            raise UsageError(f"{path}: {key} in [{table}] has a value of the wrong type")
    return values
