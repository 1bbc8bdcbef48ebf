"""The glossary check over many texts, on one core or on all, with results in the order of the input."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, cast

from workbench.core.glossary.checking import Checker
from workbench.core.glossary.corpus import check_one
from workbench.core.glossary.terms import Term
from workbench.core.languages.russian import Lemmas
from workbench.errors import FormatError, InputError
from workbench.flow.glossary_inputs import Item
from workbench.outputs.findings import Located, locate

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from threading import Thread

CHUNK_CHARACTERS = 200_000
CHUNK_ITEMS = 400
WORTH_A_POOL = 2 << 20
"""Bytes of input from which on starting processes pays."""
MINDED = 5.0
"""Seconds within which stopped processes are surely gone."""


class Problem(NamedTuple):
    """An input that could not be checked; the others are."""

    message: str
    hint: str


class Batch(NamedTuple):
    """What some texts came to."""

    found: list[Located]
    texts: int
    learnt: dict[str, Lemmas]
    """Words looked up that the cache did not have."""
    alone: int = 0
    """How many of the texts have no source, and were checked as English alone."""


Outcome = Batch | Problem
Chunk = list[Item] | Problem


def chunks(sources: Iterable[Callable[[], Iterator[Item]]]) -> Iterator[Chunk]:
    """Gather the texts of inputs into chunks; a broken input gives a problem in its place."""
    gathered: list[Item] = []
    size = 0
    for source in sources:
        try:
            for item in source():
                gathered.append(item)
                size += len(item.text.target) + len(item.text.source or "")
                if size >= CHUNK_CHARACTERS or len(gathered) >= CHUNK_ITEMS:
                    yield gathered
                    gathered, size = [], 0
        except (InputError, FormatError) as error:
            yield gathered
            gathered, size = [], 0
            yield Problem(error.message, error.hint)
    if gathered:
        yield gathered


class Worker:
    """Checks chunks; lives in each process once."""

    def __init__(self, terms: Sequence[Term], lang: str, cache: dict[str, Lemmas]) -> None:
        self._cache = _Cache(cache)
        self._checker = Checker(terms, lang, cache=self._cache)

    def check(self, chunk: Sequence[Item]) -> Batch:
        """Check the texts of a chunk."""
        found: list[Located] = []
        for item in chunk:
            found += locate(
                check_one(self._checker, item.text).findings,
                item.path,
                item.text.target,
                segment=item.segment,
                first_line=item.first_line,
                source=item.source_path,
                source_text=item.text.source or "",
            )
        learnt, self._cache.learnt = self._cache.learnt, {}
        alone = sum(item.text.source is None for item in chunk)
        return Batch(found, len(chunk), learnt, alone)


class _Cache(dict[str, Lemmas]):
    """Lemmas known before, and those learnt since."""

    def __init__(self, known: dict[str, Lemmas]) -> None:
        super().__init__(known)
        self.learnt: dict[str, Lemmas] = {}

    def __setitem__(self, word: str, found: Lemmas) -> None:
        super().__setitem__(word, found)
        self.learnt[word] = found


_worker: Worker | None = None


def run(
    gathered: Iterable[Chunk],
    terms: Sequence[Term],
    lang: str,
    *,
    cache: dict[str, Lemmas] | None = None,
    processes: int = 1,
) -> Iterator[Outcome]:
    """Check chunks and yield what they came to, in their order.

    At most a few chunks a process are held at a time, however long the input is.
    """
    if processes <= 1:
        worker = Worker(terms, lang, cache or {})
        for chunk in gathered:
            yield chunk if isinstance(chunk, Problem) else worker.check(chunk)
        return
    yield from _parallel(gathered, terms, lang, cache or {}, processes)


def _parallel(
    gathered: Iterable[Chunk],
    terms: Sequence[Term],
    lang: str,
    cache: dict[str, Lemmas],
    processes: int,
) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(processes, initializer=_start, initargs=(terms, lang, cache))
    waiting: deque[Future[Batch] | Problem] = deque()
    try:
        for chunk in gathered:
            with _interrupts_held():
                waiting.append(chunk if isinstance(chunk, Problem) else pool.submit(_check, chunk))
            if len(waiting) > 3 * processes:
                yield _done(waiting.popleft())
        while waiting:
            yield _done(waiting.popleft())
        pool.shutdown()
    except BaseException:
        _kill(pool)
        raise


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait while processes are started, lest one be left that nobody knows of.

    They inherit that, so that none of them ends by itself.
    """
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _done(one: Future[Batch] | Problem) -> Outcome:
    return one if isinstance(one, Problem) else one.result()


def _kill(pool: ProcessPoolExecutor) -> None:
    """Stop the processes at once; nothing of theirs is to be kept.

    The thread that minds them is waited for: Python, ending meanwhile, may wake it through a
    pipe that it has just closed, and shows that as a traceback.
    """
    children = list((pool._processes or {}).values())
    minder = cast("Thread | None", pool._executor_manager_thread)
    pool.shutdown(wait=False, cancel_futures=True)
    for child in children:
        child.terminate()
    if minder is not None:
        minder.join(MINDED)


def _start(terms: Sequence[Term], lang: str, cache: dict[str, Lemmas]) -> None:
    import signal

    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = Worker(terms, lang, cache)


def _check(chunk: Sequence[Item]) -> Batch:
    assert _worker is not None
    return _worker.check(chunk)
