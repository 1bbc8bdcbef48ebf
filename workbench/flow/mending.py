"""Going on after a database of sessions turned out damaged while it was read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from workbench import places
from workbench.errors import Damaged
from workbench.store.sessions import Sessions

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def mending(use: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Let a function that meets damage in the sessions mend them and begin once more.

    It raises StoreError when they cannot be mended.
    """

    @wraps(use)
    def mended(*given: Given.args, **named: Given.kwargs) -> Answer:
        try:
            return use(*given, **named)
        except Damaged:
            Sessions(places.sessions_database(), check=True).close()
            return use(*given, **named)

    return mended
