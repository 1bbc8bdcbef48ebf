"""Which glossaries apply: the project's over the user's over those that come with the program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from workbench import places
from workbench.config import Config
from workbench.core.glossary.terms import Term
from workbench.errors import InputError
from workbench.formats import glossary_csv
from workbench.keeping import alone, told, write

HOUSE_STYLE = "en"
ADDED = "added.csv"
"""Ending of the user's file that terms added from the screen go into: ru-added.csv."""


def load_all(
    config: Config,
    lang: str = "",
    *,
    files: Sequence[Path] = (),
    folder: Path | None = None,
    shipped: bool = True,
) -> list[Term]:
    """Return the terms of a language and of English house style, the strongest first.

    Order: `files` given for this run, those that the configuration names, the project's folder
    `glossaries` (in `folder`, by default the current one), the user's, the shipped ones, names
    computed from CLDR. A term that a stronger glossary has is not taken from a weaker one.
    """
    groups = _groups(config, files, folder, shipped=shipped)
    terms: list[Term] = []
    for paths in groups:
        for path in paths:
            terms += [t for t in load_file(path) if t.lang in (lang, HOUSE_STYLE) or not lang]
    if shipped:
        terms += computed(lang)
    return strongest(terms)


def _groups(
    config: Config, files: Sequence[Path], folder: Path | None, *, shipped: bool
) -> list[list[Path]]:
    project = (folder or places.current()) / "glossaries"
    groups = [list(files), _configured(config), _in_folder(project)]
    groups.append(_in_folder(places.user_glossaries()))
    if shipped and project.resolve() != places.shipped_glossaries().resolve():
        groups.append(_in_folder(places.shipped_glossaries()))
    return groups


def strongest(terms: Iterable[Term]) -> list[Term]:
    """Drop terms whose name an earlier one has, in the same language and part of speech."""
    seen: set[tuple[str, str, str]] = set()
    kept: list[Term] = []
    for term in terms:
        key = (term.lang, term.source, term.pos)
        if key not in seen:
            seen.add(key)
            kept.append(term)
    return kept


def all_files(config: Config, folder: Path | None = None) -> list[Path]:
    """Return the files of all glossaries that apply, the strongest first."""
    return [path for group in _groups(config, (), folder, shipped=True) for path in group]


def load_file(path: Path, lang: str = "") -> list[Term]:
    """Read a glossary of any format by its name; raises InputError for an unknown one."""
    suffix = path.suffix.lower()
    if suffix in (".csv", ".tsv"):
        return glossary_csv.load(path, lang)
    if suffix in (".tbx", ".xml"):
        from workbench.formats import tbx

        return tbx.load(path, lang)
    if suffix in (".txt", ".utf8"):
        from workbench.formats import omegat

        return omegat.load(path, lang)
    raise InputError(f"{path} is no glossary: .csv, .tsv, .tbx, .txt or .utf8 is.")


def computed(lang: str) -> list[Term]:
    """Return the names of states in a language, from CLDR through Babel."""
    if lang not in ("ru", "tg"):
        return []
    from workbench.formats import cldr_names

    return cldr_names.terms(lang)


def add_term(term: Term) -> Path:
    """Put a term into the user's own glossary of its language; return the file.

    It takes the place of one that has its name and part of speech. Raises InputError when the
    file cannot be written.
    """
    path = places.user_glossaries() / f"{term.lang}-{ADDED}"
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with alone(path):
            before = glossary_csv.load(path) if path.exists() else []
            places_of = {(one.source, one.pos): at for at, one in enumerate(before)}
            at = places_of.get((term.source, term.pos), len(before))
            write(path, glossary_csv.dump([*before[:at], term, *before[at + 1 :]]))
    return path


def _configured(config: Config) -> list[Path]:
    return [Path(str(name)).expanduser() for name in config.get("glossary", "files", [])]


def _in_folder(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(
        p
        for p in folder.iterdir()
        if p.suffix.lower() in (".csv", ".tsv", ".tbx", ".utf8") and not p.name.startswith(".")
    )
