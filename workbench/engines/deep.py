"""Loads modules of deep-translator so that their requests go through an engine's gate.

Each engine gets a copy of its module in which the name `requests` is the gate. The
library's own module, and anything else that uses it, stays as it is.
"""

from __future__ import annotations

import importlib.util
from types import ModuleType

from workbench.engines.gate import Gate


def module(name: str, gate: Gate) -> ModuleType:
    """Return a copy of `deep_translator.NAME` that asks through a gate."""
    spec = importlib.util.find_spec(f"deep_translator.{name}")
    if spec is None or spec.loader is None:
        raise ImportError(f"deep_translator.{name} is not installed")
    copy = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(copy)
    copy.__dict__["requests"] = gate
    return copy


def raises() -> tuple[type[Exception], ...]:
    """Return what the library's classes let escape on answers they do not understand."""
    from deep_translator.exceptions import BaseError

    return (BaseError, ValueError, LookupError, TypeError, AttributeError, StopIteration)
