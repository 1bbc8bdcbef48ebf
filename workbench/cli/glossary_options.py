"""The options of a glossary check, flags over workbench.toml."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench import places
from workbench.cli.common import Common
from workbench.config import Config
from workbench.core.glossary.rules import RULES
from workbench.core.model import Severity
from workbench.errors import UsageError
from workbench.flow.glossary_inputs import Wanted, read_page

ORDER = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


@dataclass(frozen=True, slots=True)
class Options:
    """What a run was asked to do."""

    config: Config
    as_json: bool
    """Whether stdout gets one JSON document, also where no findings are printed."""
    wanted: Wanted
    glossaries: tuple[Path, ...]
    only_glossary: bool
    rules: frozenset[str]
    severity: Mapping[str, Severity]
    style: str
    output: str
    statistics: bool
    fail_on: Severity
    exit_zero: bool
    baseline: str
    write_baseline: str
    fix: bool
    diff: bool
    show_files: bool
    jobs: int
    cached: bool

    @classmethod
    def read(cls, common: Common, given: Mapping[str, Any]) -> Options:
        """Put flags and configuration together; raises UsageError for what does not fit."""
        paths: tuple[str, ...] = given["paths"]
        config = Config() if given["isolated"] else _config(common, paths)
        source = given["source"] or ""
        if source and (len(paths) != 1 or not given["lang"]):
            raise UsageError(
                "--source needs one PATH and --from LANG.",
                "For example: workbench glossary check draft.wiki --source source.wiki --from ru",
            )
        if source == "-" and "-" in paths:
            raise UsageError("Only one of PATH and --source can be stdin.")
        return cls(
            config=config,
            as_json=common.as_json,
            wanted=_wanted(given, paths, source),
            glossaries=tuple(Path(p) for p in given["glossaries"]),
            only_glossary=given["only_glossary"],
            rules=_rules(given, config),
            severity=_severity(given["severity"], config),
            style=_style(common, given),
            output="" if given["output"] in (None, "-") else given["output"],
            statistics=given["statistics"],
            fail_on=Severity(given["fail_on"] or config.get("glossary", "fail_on", "warning")),
            exit_zero=given["exit_zero"],
            baseline=given["baseline"] or config.get("glossary", "baseline", ""),
            write_baseline=given["write_baseline"] or "",
            fix=given["fix"],
            diff=given["diff"],
            show_files=given["show_files"],
            jobs=given["jobs"] or os.cpu_count() or 1,
            cached=not given["no_cache"],
        )


def _wanted(given: Mapping[str, Any], paths: tuple[str, ...], source: str) -> Wanted:
    return Wanted(
        paths=paths,
        lang=given["lang"],
        source=source,
        titles=_titles(given["titles"]),
        category=given["category"],
        include=given["include"],
        exclude=given["exclude"],
        stdin_name=given["stdin_filename"],
    )


def _config(common: Common, paths: tuple[str, ...]) -> Config:
    """Read the configuration that is found upwards from the first file."""
    from workbench.config import load

    path = Path(paths[0]) if paths and paths[0] != "-" else Path()
    first = (path if path.is_absolute() else places.current() / path).resolve()
    folder = first if os.path.isdir(first) else first.parent  # also of a name that is too long
    return load(
        wikis=common.wikis,
        engine_urls=common.engine_urls,
        offline=common.offline,
        file=common.config_file,
        folder=folder if os.path.isdir(folder) else places.current(),
    )


def _titles(given: tuple[str, ...]) -> frozenset[str]:
    titles: set[str] = set()
    for value in given:
        if value.startswith("@"):
            titles.update(line.strip() for line in read_page(value[1:]).splitlines())
        else:
            titles.add(value)
    return frozenset(titles - {""})


def _rules(given: Mapping[str, Any], config: Config) -> frozenset[str]:
    select = _names(given["select"] or config.get("glossary", "select", ()))
    ignore = _names(given["ignore"] or config.get("glossary", "ignore", ()))
    return frozenset(select or RULES) - frozenset(ignore)


def _names(values: Any) -> list[str]:
    names = [name.strip() for value in values for name in str(value).split(",") if name.strip()]
    for name in names:
        if name not in RULES:
            raise UsageError(f"There is no rule {name}.", f"Rules are: {', '.join(RULES)}.")
    return names


def _severity(given: tuple[str, ...], config: Config) -> dict[str, Severity]:
    levels = {rule.name: rule.severity for rule in RULES.values()}
    asked = dict(config.get("glossary", "severity", {}))
    for value in given:
        name, _, level = value.partition("=")
        asked[name] = level
    for name, level in asked.items():
        _names([name])
        if level not in list(Severity):
            raise UsageError(f"{name}={level}: a level is error, warning or info.")
        levels[name] = Severity(level)
    return levels


def _style(common: Common, given: Mapping[str, Any]) -> str:
    if given["style"]:
        return str(given["style"])
    if common.as_json:
        return "json"
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return "github"
    import sys

    return "full" if sys.stdout.isatty() else "concise"
