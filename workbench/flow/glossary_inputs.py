"""What a batch glossary check looks at: files, pairs, bilingual files, dumps, sessions, live pages."""

from __future__ import annotations

import fnmatch
import glob
import os
import re
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbench.config import Config
from workbench.core.glossary.corpus import Text
from workbench.errors import InputError, UsageError
from workbench.formats import bilingual, dumps

if TYPE_CHECKING:
    from workbench.wiki.client import Wiki

PAGES = (".wiki", ".wikitext", ".mediawiki", ".mw", ".txt")


class Item(NamedTuple):
    """A text to check and how to name it."""

    path: str
    text: Text
    segment: str = ""
    first_line: int = 1
    source_path: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asked for."""

    paths: tuple[str, ...]
    lang: str = ""
    source: str = ""
    """The source of a single page."""
    titles: frozenset[str] = frozenset()
    category: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    stdin_name: str = "-"
    """What stdin is called; its ending tells its format."""


def files(wanted: Wanted) -> list[str]:
    """Return the files (and sessions) that the paths mean, folders and patterns opened.

    Raises InputError for a path that is not there, or when there is nothing in any of them;
    UsageError where pages are to be chosen in something that has none.
    """
    found: list[str] = []
    for path in wanted.paths:
        if is_file(path):
            found.append(path)
        elif os.path.isdir(path):
            found += _in_folder(Path(path), wanted)
        elif matches := sorted(glob.glob(path, recursive=True)):
            found += [m for m in matches if is_file(m)]
        elif _is_session(path):
            found.append(path)
        else:
            raise InputError(
                f"{path} is not there.", "Name a file, a folder, a pattern, a session or - (stdin)."
            )
    if wanted.paths and not found:
        raise InputError(
            f"There is no text to check in {', '.join(wanted.paths)}.",
            f"In a folder, looked at are {', '.join(PAGES)}, bilingual files and dumps.",
        )
    if wanted.titles or wanted.category:
        _must_be_dumps(found, wanted)
    return list(dict.fromkeys(found))


def _must_be_dumps(found: Sequence[str], wanted: Wanted) -> None:
    for path in found:
        if not dumps.is_dump(wanted.stdin_name if path == "-" else path):
            raise UsageError(
                f"--titles and --category choose pages of a dump or of the wiki; {path} is neither.",
                "Leave them out, or leave the path out to check pages of the wiki.",
            )


def is_file(path: str) -> bool:
    """Tell whether a path is read as a file, which pipes, devices and stdin are too."""
    return path == "-" or (os.path.exists(path) and not os.path.isdir(path))


def _in_folder(folder: Path, wanted: Wanted) -> list[str]:
    found = []
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if any(part.startswith(".") for part in relative.parts) or not path.is_file():
            continue
        name = path.name.lower()
        if not (name.endswith(PAGES) or bilingual.is_bilingual(name) or dumps.is_dump(name)):
            continue
        if wanted.include and not _fits(relative, wanted.include):
            continue
        if _fits(relative, wanted.exclude) or _is_a_source(path, wanted.lang):
            continue
        found.append(str(path))
    return found


def _fits(path: Path, patterns: Collection[str]) -> bool:
    return any(fnmatch.fnmatch(str(path), p) or fnmatch.fnmatch(path.name, p) for p in patterns)


def _is_a_source(path: Path, asked: str) -> bool:
    """Tell whether a page is the source of another beside it: NAME.ru.wiki of NAME.en.wiki."""
    stem, dot, lang = path.stem.rpartition(".")
    beside = path.with_name(f"{stem}.en{path.suffix}")
    return bool(dot) and (lang == asked or _is_code(lang)) and beside.exists()


def _is_code(name: str) -> bool:
    """Tell whether a part of a file's name is a language other than English, not «old» or «v2»."""
    return name != "en" and re.fullmatch("[a-z]{2}", name) is not None


def source_of(path: str, lang: str) -> str:
    """Return the source that stands beside a page: NAME.ru.wiki for NAME.en.wiki, or nothing."""
    page = Path(path)
    stem, dot, own = page.stem.rpartition(".")
    if not lang or not dot or own != "en":
        return ""
    beside = page.with_name(f"{stem}.{lang}{page.suffix}")
    return str(beside) if beside.is_file() else ""


def languages(path: str) -> list[str]:
    """Return the languages whose sources stand beside a page, by name; none for other inputs."""
    page = Path(path)
    stem, dot, own = page.stem.rpartition(".")
    if not dot or own != "en" or not page.name.lower().endswith(PAGES):
        return []
    beside = page.parent.glob(f"{glob.escape(stem)}.*{page.suffix}")
    names = sorted(name.stem.rpartition(".")[2] for name in beside)
    return [name for name in names if _is_code(name) and source_of(path, name)]


def size(paths: Sequence[str]) -> int:
    """Return how many bytes the files have together."""
    return sum(Path(p).stat().st_size for p in paths if p != "-" and os.path.isfile(p))


def items(path: str, wanted: Wanted, config: Config) -> Iterator[Item]:
    """Yield the texts of one file; raises InputError or FormatError where it is broken."""
    name = wanted.stdin_name if path == "-" else path
    if not is_file(path):
        yield from _session(path, wanted.lang, config)
    elif bilingual.is_bilingual(name) and not wanted.source:
        for unit in _bilingual(path, name, wanted.lang):
            yield Item(
                name,
                Text(name, unit.target, unit.source),
                segment=unit.id,
                first_line=max(1, unit.line),
            )
    elif dumps.is_dump(name):
        for page in dumps.read(Path(path), titles=wanted.titles, category=wanted.category):
            yield Item(f"{name}#{page.title}", Text(page.title, page.wikitext))
    else:
        source = wanted.source or source_of(path, wanted.lang)
        text = read_page(path)
        original = read_page(source) if source else None
        yield Item(name, Text(name, text, original), source_path=source)


def _bilingual(path: str, name: str, lang: str) -> Iterator[bilingual.BilingualUnit]:
    if path != "-":
        yield from bilingual.read(Path(path), lang)
        return
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / Path(name).name
        copy.write_bytes(_bytes("-"))
        yield from bilingual.read(copy, lang)


def read_page(path: str) -> str:
    """Return a page's text with its line ends untouched; raises InputError."""
    try:
        return _bytes(path).decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start}).") from error


def _bytes(path: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error


def _is_session(name: str) -> bool:
    from workbench.flow.naming import newest

    return "/" not in name and any(summary.name == name for summary in newest())


def session_languages(name: str, config: Config) -> list[str]:
    """Return the source languages of a session."""
    from workbench.flow.workspace import Workspace

    with Workspace.look(config, name) as workspace:
        return [revision.lang for revision in workspace.session.sources]


def _session(name: str, lang: str, config: Config) -> Iterator[Item]:
    from workbench.flow.workspace import Workspace

    with Workspace.look(config, name) as workspace:
        for unit in workspace.units:
            draft = workspace.draft(unit.id)
            if unit.lang == lang and draft.text:
                source = workspace.source_text(unit.id)
                yield Item(name, Text(name, draft.text, source), segment=str(unit.id))


def live(wanted: Wanted, config: Config) -> Iterator[Callable[[], Iterator[Item]]]:
    """Yield an opener for each page of the English wiki, by category or title; one asks at a time.

    As in a dump, both must hold where both are asked for. Raises InputError where no page is
    left; a page that is missing raises when opened.
    """
    from workbench.wiki.client import Wiki

    wiki = Wiki("en", config)
    try:
        titles = list(_members(wiki, wanted.category)) if wanted.category else sorted(wanted.titles)
        if wanted.category and wanted.titles:
            titles = [title for title in titles if title in wanted.titles]
        if not titles:
            which = "none of these" if wanted.titles else "no"
            raise InputError(f"The category {wanted.category} has {which} pages.")
        for title in titles:
            yield partial(_live_page, wiki, title)
    finally:
        wiki.close()


def _live_page(wiki: Wiki, title: str) -> Iterator[Item]:
    from workbench.errors import PageMissing
    from workbench.wiki.pages import fetch

    try:
        revision = fetch(wiki, title).revision
    except PageMissing as error:
        raise InputError(error.message, error.hint) from error
    yield Item(revision.title, Text(revision.title, revision.wikitext))


def _members(wiki: Wiki, category: str) -> Iterator[str]:
    name = category if ":" in category else f"Category:{category}"
    question: dict[str, str | int] = {
        "list": "categorymembers",
        "cmtitle": name,
        "cmtype": "page",
        "cmnamespace": 0,
        "cmlimit": "max",
    }
    for answer in wiki.query(question):
        for member in answer.get("query", {}).get("categorymembers", []):
            yield str(member["title"])
