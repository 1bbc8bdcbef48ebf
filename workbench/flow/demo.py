"""The embedded demo: a session like any other, and a memory that knows some of its sentences."""

from __future__ import annotations

from collections.abc import Iterable

from workbench import demo, notices, places
from workbench.core.model import Session
from workbench.errors import StoreError
from workbench.flow.naming import find
from workbench.flow.opening import keep
from workbench.store.memory import Memory, MemoryUnit

NAME = "demo"
ORIGIN = "Workbench demo"


def open_demo() -> str:
    """Return the name of the demo session, made if it is not there yet.

    Raises StoreError.
    """
    if known := find(NAME):
        return known
    notice = ""
    try:
        with Memory(places.memory_database()) as memory:
            memory.add_many(_units())
    except StoreError as error:
        notice = f"The memory did not learn the demo: {error.message} {error.hint}".rstrip()
    sources = tuple(demo.revision(lang) for lang in ("ru", "tg"))
    links = {page.lang: demo.links(page.lang) for page in sources}
    name = keep(Session(NAME, demo.revision("en"), sources, (), links), NAME)
    if notice:  # of a disk that takes no session either, that is told and no more
        notices.tell(notice)
    return name


def _units() -> Iterable[MemoryUnit]:
    for lang, source, target in demo.memory():
        yield MemoryUnit(source, target, lang, ORIGIN, "demo", demo.SAVED, demo.SAVED)
