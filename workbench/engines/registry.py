"""Knows the engines by name and imports only those that are asked for."""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from workbench.config import BUILT_IN, ENGINE_GROUP, Config, engine_names
from workbench.engines.keys import variable
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.engines.base import Engine

OWN = ("local", "deepl", "chat", "libretranslate")
"""Come first where the user set them up; never asked otherwise."""
OPEN = ("google", "mint", "mymemory")
"""Ask for nothing, so they are always there to fall back on."""


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What `workbench engines` tells of an engine."""

    name: str
    ru: bool
    tg: bool
    needs: str
    """What the user has to provide; empty for nothing."""
    usable: bool
    reason: str
    """Why it is not usable here; empty if it is."""
    langs: tuple[str, ...] = ()
    url: str = ""
    form: str = ""
    """How markup is shown to it: plain, html, xml or placeholder; by language if it differs."""
    limit: str = ""
    key: str = ""
    """Environment variable of its key; empty if it takes none."""
    licence: str = ""


def get(name: str, config: Config) -> Engine:
    """Return an engine, set up as the configuration says.

    Raises UsageError for an unknown one, and for one whose package cannot be imported.
    """
    if name in BUILT_IN:
        module, _, attribute = BUILT_IN[name].partition(":")
        kind: type[Engine] = getattr(importlib.import_module(module), attribute)
        return kind(config)
    for point in entry_points(group=ENGINE_GROUP):
        if point.name == name:
            try:
                kind = point.load()
            except (ImportError, AttributeError) as error:
                raise UsageError(f"The engine {name} cannot be loaded: {error}") from error
            return kind(config)
    raise UsageError(f"There is no engine {name}.", f"There are: {', '.join(engine_names())}.")


def order(config: Config, lang: str) -> list[str]:
    """Return the names of the engines to ask for a language, the first choice first.

    [engines] order_ru (or order for all) decides; else those the user set up, then the
    open ones. Raises UsageError for an unknown name.
    """
    given = config.get("engines", f"order_{lang}") or config.get("engines", "order")
    if given is None:
        return [*(name for name in OWN if _set_up(name, config)), *OPEN]
    known = engine_names()
    for name in given:
        if name not in known:
            raise UsageError(
                f"The order of engines names {name}, which there is not.",
                f"There are: {', '.join(known)}.",
            )
    return list(given)


def usable(config: Config, lang: str, chosen: Sequence[str] = ()) -> list[Engine]:
    """Return the engines that can be asked for a language now, in order."""
    engines = [get(name, config) for name in chosen or order(config, lang)]
    return [engine for engine in engines if lang in engine.langs and not engine.unusable()]


def describe(config: Config) -> list[EngineInfo]:
    """Tell of every engine what it can, what it needs, and whether it is usable here."""
    out = []
    for name in engine_names():
        try:
            out.append(_info(get(name, config)))
        except UsageError as error:
            out.append(EngineInfo(name, False, False, "", False, error.message))
    return out


def _info(engine: Engine) -> EngineInfo:
    reason = engine.unusable()
    forms = {lang: engine.form(lang).value for lang in ("ru", "tg") if lang in engine.langs}
    alike = len(set(forms.values())) == 1
    limits = engine.limits
    limit = f"{limits.most:,} {limits.unit}"
    if limits.texts > 1:
        limit += f", {limits.texts} texts"
    if limits.per_day:
        limit += f", {limits.per_day:,} characters a day"
    return EngineInfo(
        engine.name,
        "ru" in engine.langs,
        "tg" in engine.langs,
        engine.needs,
        not reason,
        reason,
        tuple(sorted(engine.langs)),
        engine.address,
        next(iter(forms.values())) if alike else ", ".join(f"{k} {v}" for k, v in forms.items()),
        limit,
        variable(engine.name) if engine.takes_key else "",
        engine.licence,
    )


def _set_up(name: str, config: Config) -> bool:
    """Tell whether the user named an address, a model or a key of an engine."""
    settings = config.engine(name)
    named = any(key in settings for key in ("url", "model", "path"))
    return named or variable(name) in os.environ or bool(settings.get("key"))
