"""The references, links, files and templates of a page as features that are the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.core.adapt.templates import row_of
from workbench.core.model import Page
from workbench.core.wikitext import scan
from workbench.core.wikitext.scan import ExternalLink, FileUse, Link, Reference, TemplateCall
from workbench.core.wikitext.spans import scan as spans_of

URL = re.compile(r"https?://(?:www\.)?([^\s|\]}<>\"]+)", re.IGNORECASE)
ARCHIVE = re.compile(
    r"^(?:web\.)?archive\.(?:org|is|today)/(?:web/)?\d*\*?/?(?:https?:/+(?:www\.)?)?"
)
ISBN = re.compile(r"\b(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXХ]\b")
DOI = re.compile(r"\b10\.\d{4,9}/[^\s|}\]<>\"]+", re.IGNORECASE)
NAMED = re.compile(r"(?:\{\{|=name )([^|}\[]+)")
"""How a row of the template table names the English template."""
PREFIX = {
    "ru": "Шаблон:",
    "tg": "Шаблон:",
    "uk": "Шаблон:",
    "be": "Шаблон:",
    "bg": "Шаблон:",
    "mk": "Шаблон:",
}
CITING = re.compile(
    r"(?:cite |citation|книга|статья|публикация|ref-|lang-|langx?\b)", re.IGNORECASE
)
"""Templates that stand everywhere and tell nothing."""


@dataclass(frozen=True, slots=True)
class Markup:
    """What one pass over a page's wikitext finds."""

    references: Sequence[Reference]
    links: Sequence[Link]
    files: Sequence[FileUse]
    templates: Sequence[TemplateCall]
    externals: Sequence[ExternalLink]

    @classmethod
    def of(cls, page: Page) -> Markup:
        """Read a page."""
        text = page.wikitext
        spans = spans_of(text)
        return cls(
            scan.references(text, spans),
            scan.links(text, spans),
            scan.files(text, spans),
            scan.templates(text, spans),
            scan.external_links(text, spans),
        )

    def marks(
        self, lang: str, links: Mapping[str, str | None]
    ) -> Iterator[tuple[int, frozenset[str]]]:
        """Yield each place with its features; `links` gives the English titles."""
        named: dict[str, set[str]] = {}
        for reference in self.references:
            if reference.name and reference.content:
                named.setdefault(reference.name, set()).update(source_marks(reference.content))
        for reference in self.references:
            own = source_marks(reference.content) | named.get(reference.name, set())
            yield reference.start, frozenset(own)
        for link in self.links:
            title = link.target if lang == "en" else links.get(link.target)
            if title:
                yield link.start, frozenset({"l:" + title_key(title)})
        for file in self.files:
            yield file.start, frozenset({"f:" + title_key(file.name.partition(":")[2])})
        for call in self.templates:
            if not CITING.match(call.name):
                yield call.start, frozenset({"t:" + template_key(call.name, lang, links)})
        for external in self.externals:
            yield external.start, frozenset(source_marks(external.url))


def template_key(name: str, lang: str, links: Mapping[str, str | None]) -> str:
    """Return a template's English name, from the wiki or the table; its own where none is known."""
    english = links.get(PREFIX.get(lang, "Template:") + name) if lang != "en" else None
    if english is None:
        row = row_of(name, lang)
        found = NAMED.match(row.english) if row else None
        english = found[1] if found else None
    return title_key((english or name).removeprefix("Template:"))


def title_key(title: str) -> str:
    """Return a page title as it is compared."""
    return title.partition("#")[0].strip().replace("_", " ").lower()


def source_marks(text: str) -> set[str]:
    """Return the addresses, ISBNs and DOIs in a reference, each in one form."""
    marks = {"u:" + address(url) for url in URL.findall(text)}
    marks |= {"i:" + doi.lower().rstrip(".,;") for doi in DOI.findall(text)}
    if "isbn" in text.lower():
        for isbn in ISBN.findall(text):
            digits = isbn.replace("-", "").replace(" ", "")
            marks.add("i:" + digits[-10:-1])
    return marks


def address(url: str) -> str:
    """Return an address without scheme, archive, port and closing slash."""
    plain = ARCHIVE.sub("", url)
    return plain.rstrip("/.,;)").lower()
