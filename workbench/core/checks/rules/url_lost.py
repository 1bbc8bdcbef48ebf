"""Addresses of the source that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.marks import lost_marks
from workbench.core.model import Severity
from workbench.core.wikitext.scan import BARE_URL, bare_address


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find addresses that went missing or were changed, but for those of a reference that is missing as a whole."""
    theirs = {_bare(match[0]) for match in BARE_URL.finditer(target)}
    if not target.strip():
        return
    ours = dict.fromkeys(_bare(match[0]) for match in BARE_URL.finditer(source))
    told = {_bare(key) for keys in (lost_marks(source, target) if ours else ()) for key in keys}
    for address in ours:
        if address not in theirs | told:
            yield 0, len(target), f"the address {address} is missing or was changed"


def _bare(address: str) -> str:
    return bare_address(address).rstrip("/")


RULE = Rule(
    "url-lost",
    Severity.ERROR,
    Scope.PAIR,
    "An address of the source is missing or was changed.",
    find,
)
