"""Checks a translation and tells what was found, and at which words."""

from __future__ import annotations

from workbench.core.checks import CheckContext, check_page


def found_in(source: str, target: str, lang: str) -> tuple[list[str], list[str]]:
    """Return the rules that found something, and each place; `…` stands for the whole target."""
    found = check_page(source, target, CheckContext(lang=lang))
    places = [target[one.start : one.end] for one in found]
    return sorted({one.rule for one in found}), ["…" if at == target else at for at in places]
