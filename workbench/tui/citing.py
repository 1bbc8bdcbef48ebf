"""The references of a segment: what each cites, and what else in the page cites it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.core.wikitext import scan
from workbench.core.wikitext.plain import plain_text

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "author": ("автор", "author", "last", "last1", "муаллиф", "ответственный"),
    "title": ("заглавие", "название", "title", "сарлавҳа", "ном", "статья", "unnamed"),
    "date": ("дата", "date", "год", "year", "сана", "сол"),
    "work": (
        "издание",
        "work",
        "website",
        "publisher",
        "издательство",
        "ношир",
        "journal",
        "newspaper",
    ),
    "url": ("ссылка", "url", "часть ссылка", "пайванд"),
    "archive": ("archiveurl", "archive-url", "архив"),
}
"""What a citation template may call a field, by our name for it."""
_BOOKS = frozenset(["книга", "китоб", "cite book"])
"""Templates in which «издание» is not the periodical but the edition."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference as a translator wants to know it."""

    wikitext: str
    """As it stands in the segment."""
    name: str
    fields: Mapping[str, str]
    """author, title, date, work, url, archive; only those that are known."""
    plain: str
    """The words of the content where no field is its title."""
    uses: int
    """How many places of the page cite it, this one included."""

    @property
    def address(self) -> str:
        """The address to open: the page, or its archived copy."""
        return self.fields.get("url") or self.fields.get("archive") or ""


class Citations:
    """The references of one page, looked up by name."""

    def __init__(self, wikitext: str) -> None:
        self._defined: dict[str, str] = {}
        self._uses: dict[str, int] = {}
        for reference in scan.references(wikitext):
            key = reference.name or reference.content.strip()
            self._uses[key] = self._uses.get(key, 0) + 1
            if reference.name and reference.content.strip():
                self._defined.setdefault(reference.name, reference.content)

    def of(self, wikitext: str) -> Sequence[Citation]:
        """Return the references of a stretch of the page."""
        out = []
        for reference in scan.references(wikitext):
            content = reference.content.strip() or self._defined.get(reference.name, "")
            key = reference.name or content
            known = fields(content)
            out.append(
                Citation(
                    wikitext[reference.start : reference.end],
                    reference.name,
                    known,
                    "" if "title" in known else _words(content),
                    self._uses.get(key, 1),
                )
            )
        return out


def _words(content: str) -> str:
    """Return what is read of a reference; of one that is a template alone, its wikitext."""
    return plain_text(content).replace("\ufffc", "").strip() or content


def fields(content: str) -> dict[str, str]:
    """Return what a citation's template or external link says of it."""
    out: dict[str, str] = {}
    for template in scan.templates(content)[:1]:
        given = {name.strip().lower(): value.strip() for name, value in template.params}
        if template.name.strip().lower() in _BOOKS:
            given.pop("издание", None)
        for ours, names in _FIELDS.items():
            value = next((given[name] for name in names if given.get(name)), "")
            if value:
                out[ours] = value
    if not out.get("url") and (links := scan.external_links(content)):
        out["url"] = links[0].url
        if links[0].label:
            out.setdefault("title", links[0].label)
    return out
