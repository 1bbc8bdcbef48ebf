"""What the screen is asked to fetch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Request:
    """An article to fetch and to open."""

    title: str
    """An English title, or the address of the article on any of the wikis."""
    langs: tuple[str, ...] = ("ru", "tg")
    titles: Mapping[str, str] = field(default_factory=dict)
    """Counterparts named by hand, by language."""
