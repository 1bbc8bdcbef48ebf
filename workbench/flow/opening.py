"""Opening an article: from a title, from files, or the embedded demo, to a session."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from workbench import places
from workbench.config import Config
from workbench.core import titles as page_titles
from workbench.core.languages.script import is_cyrillic
from workbench.core.model import Revision, Session, Unit
from workbench.core.wikitext.segments import segment_page
from workbench.errors import PageMissing, UsageError
from workbench.flow import asking
from workbench.outputs.sources import must_have_wikipedia
from workbench.store.sessions import Sessions
from workbench.wiki import pages as wiki_pages
from workbench.wiki.client import Wiki
from workbench.wiki.links import Found

SOURCES = ("ru", "tg")
"""Languages that are looked for when none is named."""

Progress = Callable[[str, str], None]
"""Called with a language and what is being done there."""


def silent(_lang: str, _doing: str) -> None:
    """Report no progress."""


def fetch_article(
    config: Config,
    title: str,
    *,
    langs: Sequence[str] = SOURCES,
    titles: Mapping[str, str] | None = None,
    name: str | None = None,
    progress: Progress = silent,
) -> str:
    """Fetch an English article and its counterparts, and keep them as a new session.

    `title` is that of the article on any of the wikis (English is asked first), or its address.
    `titles` names counterparts that the language links do not. Returns the session's
    name. Raises PageMissing when there is no English page or no counterpart at all,
    UsageError for a language without a Wikipedia, TitleError, ReachError kinds, StoreError.
    """
    session = fetch_session(config, title, langs=langs, titles=titles or {}, progress=progress)
    return keep(session, name)


def fetch_session(
    config: Config,
    title: str,
    *,
    langs: Sequence[str] = SOURCES,
    titles: Mapping[str, str] | None = None,
    progress: Progress = silent,
) -> Session:
    """Fetch as `fetch_article` does, and store nothing; safe on any thread."""
    given = dict(titles or {})
    wikis = {lang: _wiki(lang, config) for lang in dict.fromkeys(["en", *langs, *given])}
    try:
        target, counterparts = _target(config, wikis, title, given, progress)
        sources, missing = [], []
        for lang in dict.fromkeys([*langs, *given]):
            wanted = counterparts.get(lang)
            if wanted is None:
                progress(lang, "no counterpart")
                missing.append(lang)
                continue
            progress(lang, "fetching the article")
            page = wiki_pages.fetch(wikis[lang], page_titles.clean(wanted))
            sources.append(page.revision)
        if not sources:
            raise PageMissing(
                f"“{target.title}” has no counterpart in {' or '.join(missing)}.", _way_on(missing)
            )
        found = {page.lang: _links(config, wikis[page.lang], page, progress) for page in sources}
        links = {lang: one.english for lang, one in found.items()}
        progress("en", "looking up proposed names")
        taken = asking.taken(config, links, wiki=wikis["en"])
    finally:
        for wiki in wikis.values():
            wiki.close()
    absent = {lang: frozenset(one.absent) for lang, one in found.items()}
    return Session("", target, tuple(sources), tuple(missing), links, taken=taken, absent=absent)


def _wiki(lang: str, config: Config) -> Wiki:
    """Return a language's wiki; a language that has none is refused before any is asked."""
    if lang not in config.wikis:
        must_have_wikipedia(lang)
    return Wiki(lang, config)


def _way_on(missing: Sequence[str]) -> str:
    """Return what to do where no language link leads to a source."""
    for lang in SOURCES:
        if lang in missing:
            return f"Name one, for example with --{lang} TITLE."
    return "Ask for another language with --from."


def _target(
    config: Config,
    wikis: dict[str, Wiki],
    title: str,
    given: Mapping[str, str],
    progress: Progress,
) -> tuple[Revision, dict[str, str]]:
    """Return the English revision and the titles of its counterparts."""
    apis = {lang: config.api(lang) for lang in wikis}
    lang, wanted = page_titles.from_url(title, apis) or ("en", page_titles.clean(title))
    if lang != "en":
        wiki = wikis.setdefault(lang, _wiki(lang, config))
        progress(lang, "looking up the English article")
        return _english(wikis, wiki_pages.fetch(wiki, wanted), given, progress)
    progress("en", "fetching the article")
    try:
        page = wiki_pages.fetch(wikis["en"], wanted)
    except PageMissing:
        if not is_cyrillic(wanted):
            raise
        return _english(wikis, _named_like(wikis, wanted, progress), given, progress)
    return page.revision, {**page.langlinks, **given}


def _english(
    wikis: Mapping[str, Wiki],
    source: wiki_pages.Fetched,
    given: Mapping[str, str],
    progress: Progress,
) -> tuple[Revision, dict[str, str]]:
    """Return the English revision that a source page leads to, and the titles of its counterparts."""
    lang, title = source.revision.lang, source.revision.title
    if "en" not in source.langlinks:
        raise PageMissing(
            f"“{title}” on the {lang} wiki has no English counterpart.",
            "The workbench expands articles that exist; give the English title if there is one.",
        )
    progress("en", "fetching the article")
    page = wiki_pages.fetch(wikis["en"], source.langlinks["en"])
    return page.revision, {**page.langlinks, lang: title, **given}


def _named_like(wikis: Mapping[str, Wiki], wanted: str, progress: Progress) -> wiki_pages.Fetched:
    """Return the page of a source wiki that has a title, one with an English counterpart if any has."""
    found: wiki_pages.Fetched | None = None
    for lang, wiki in wikis.items():
        if lang == "en" or (found and "en" in found.langlinks):
            continue
        progress(lang, "looking up the English article")
        with suppress(PageMissing):
            page = wiki_pages.fetch(wiki, wanted)
            found = page if found is None or "en" in page.langlinks else found
    if found is None:
        *others, last = wikis
        raise PageMissing(
            f"The {', '.join(others)} and {last} wikis have no page “{wanted}”.",
            "Check the spelling, or paste the address of the article.",
        )
    return found


def _links(config: Config, wiki: Wiki, page: Revision, progress: Progress) -> Found:
    def tell(done: int, total: int) -> None:
        progress(page.lang, f"looking up links, {done} of {total}")

    return asking.targets(config, page.lang, page.wikitext, wiki=wiki, progress=tell)


def units_of(sources: Sequence[Revision]) -> list[Unit]:
    """Number the segments of the sources, in their order."""
    units: list[Unit] = []
    for source in sources:
        page = segment_page(source.wikitext, source.lang)
        units += [
            Unit(
                0, source.lang, section.index, block.kind, segment.start, segment.end, segment.text
            )
            for section in page.sections
            for block in section.blocks
            for segment in block.segments
        ]
    return [
        Unit(number, u.lang, u.section, u.kind, u.start, u.end, u.text)
        for number, u in enumerate(units, start=1)
    ]


def keep(session: Session, name: str | None = None) -> str:
    """Store a fetched article as a new session; returns its name, which is unique.

    Raises StoreError; UsageError when a session of the wished name exists.
    """
    with Sessions(places.sessions_database()) as store:
        if name and any(name == summary.name for summary in store.summaries()):
            raise UsageError(
                f"There is a session “{name}” already.",
                f'Choose another --name, or delete it: workbench sessions delete "{name}"',
            )
        named = replace(session, name=name or "")
        return store.create(named, units_of(session.sources))


def from_texts(
    target: tuple[str, str],
    sources: Mapping[str, tuple[str, str]],
    links: Mapping[str, Mapping[str, str | None]] | None = None,
    *,
    name: str | None = None,
) -> str:
    """Make a session of texts that come from no wiki.

    `target` and the values of `sources` (by language) are pairs of title and wikitext.
    """
    pages = tuple(Revision(lang, title, 0, "", text) for lang, (title, text) in sources.items())
    english = Revision("en", target[0], 0, "", target[1])
    return keep(Session("", english, pages, (), dict(links or {})), name)
