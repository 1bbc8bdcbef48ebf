"""What references say of their sources: addresses, archive copies, and reasons for doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workbench.core.wikitext import scan

_ADDRESS = re.compile(r"https?://[^\s|\[\]{}<>\"]+")
_ARCHIVES = ("web.archive.org", "archive.today", "archive.ph", "archive.is", "webcitation.org")
_DEAD = re.compile(
    r"\{\{\s*(?:недоступная ссылка|битая ссылка|мёртвая ссылка|dead link|пайванди мурда)\b|"
    r"\|\s*(?:deadlink|deadurl|url-status)\s*=\s*(?:yes|1|404|not404|unfit|dead)\b",
    re.IGNORECASE,
)


def host_of(address: str) -> str:
    """Return the host of an address as written, in small letters; empty where it has none."""
    found = re.match(r"[a-z]+://(?:[^/?#@]*@)?([^/?#:\[\]]+)", address, re.IGNORECASE)
    return found[1].lower() if found else ""


@dataclass(frozen=True, slots=True)
class Cited:
    """One reference of a source page."""

    start: int
    end: int
    name: str
    text: str
    """Its content on one line; empty for a reuse of a named one."""
    url: str
    """The cited address; empty where there is none."""
    archive: str
    """The address of an archived copy, where one is given."""
    doubts: tuple[str, ...]


def cited(wikitext: str, weak: Iterable[tuple[str, str, str]] = ()) -> list[Cited]:
    """Return the references of a page in order; `weak` adds rows to the list of weak hosts."""
    hosts = {**weak_hosts(), **{host: (kind, why) for host, kind, why in weak}}
    found = []
    for ref in scan.references(wikitext):
        addresses = _ADDRESS.findall(ref.content)
        archives = [a for a in addresses if host_of(a).removeprefix("www.") in _ARCHIVES]
        plain = [a.rstrip(".,;") for a in addresses if a not in archives]
        after = wikitext[ref.end : ref.end + 40]
        found.append(
            Cited(
                ref.start,
                ref.end,
                ref.name,
                " ".join(ref.content.split()),
                plain[0] if plain else "",
                archives[0] if archives else "",
                tuple(_doubts(ref.content, after, plain, hosts, bool(archives))),
            )
        )
    return found


def _doubts(
    content: str,
    after: str,
    addresses: list[str],
    hosts: dict[str, tuple[str, str]],
    archived: bool,
) -> Iterable[str]:
    """Yield why a reference is doubted; a dead link with an archived copy can still be read."""
    if not archived and (_DEAD.search(content) or _DEAD.match(after.lstrip())):
        yield "marked as a dead link"
    for address in addresses:
        parts = host_of(address).split(".")
        for at in range(len(parts) - 1):
            if known := hosts.get(".".join(parts[at:])):
                yield f"{known[0]}: {known[1]}"
                break


@cache
def weak_hosts() -> dict[str, tuple[str, str]]:
    """Return host → kind and reason, from the list that ships with the program."""
    text = (files("workbench.core.checks") / "weak_sources.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:] if line.strip()]
    return {host: (kind, why) for host, kind, why in rows}
