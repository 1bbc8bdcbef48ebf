"""Term bases as TBX: 2008 (martif), which OmegaT, Translate Toolkit and Weblate read, and version 3.

What TBX has no element for stands in `<descrip type="x-workbench">` of the entry, so that nothing
is lost on the way back. Forbidden forms stand in entries of their own: inside the entry some
readers would offer them as translations.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from workbench.core.glossary.terms import Term
from workbench.errors import InputError
from workbench.formats.glossary_csv import language_of
from workbench.formats.tbx_reading import read
from workbench.formats.tbx_writing import Style, write

__all__ = ["Style", "dump", "load", "read", "write"]


def load(path: Path, lang: str = "") -> list[Term]:
    """Read a term base of any version; raises InputError, FormatError naming the line."""
    try:
        with path.open("rb") as stream:
            return read_all(stream, path.name, lang or _asked(path))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error


def _asked(path: Path) -> str:
    """Return the language that a name such as ru-en.tbx tells, if it tells one."""
    found = language_of(path)
    return found if "-" in path.name and len(found) in (2, 3) else ""


def read_all(stream: BinaryIO, name: str, lang: str = "") -> list[Term]:
    """Read all terms of a stream."""
    return list(read(stream, name=name, lang=lang))


def dump(
    terms: Iterable[Term], lang: str, *, style: Style = Style.TBX_2008, one_term: bool = False
) -> str:
    """Write terms as one text."""
    out = io.StringIO()
    write(out, terms, lang, style=style, one_term=one_term)
    return out.getvalue()
