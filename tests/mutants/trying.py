"""Try mutants, each in a fork of one process that has loaded the program and its tests once.

A mutant meets the quick tests that run its line, those first that noticed most so far.
"""

from __future__ import annotations

import ast
import contextlib
import gc
import json
import os
import random
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import coverage
import pytest
from _pytest.tmpdir import tmppath_result_key

from tests.mutants.making import Mutant

QUICK = 0.35
"""Seconds of the processor that a test may take to be asked."""
TIMES = Path("mutants/seconds.json")
"""What each test took when it was first seen."""
NOTICED, MISSED, UNSEEN = "noticed", "missed", "unseen"
"""A test failed; all passed; no quick test runs the line."""

BROKEN = 70
"""How a fork ends whose mutant could not be put in."""


@dataclass
class Trial:
    """What a run of pytest does instead of running its tests."""

    mutants: list[Mutant]
    jobs: int = 1
    outcomes: dict[Mutant, str] = field(default_factory=dict)
    by_line: dict[tuple[str, int], list[pytest.Item]] = field(default_factory=dict)
    seconds: dict[pytest.Item, float] = field(default_factory=dict)
    kills: dict[str, Counter[pytest.Item]] = field(default_factory=dict)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Time the tests, see which lines each runs, and try the mutants."""
        quick = self._time(session.items)
        self._see_lines(quick)
        gc.collect()
        gc.freeze()
        running: dict[int, tuple[Mutant, int, list[pytest.Item]]] = {}
        for mutant in self.mutants:
            tests = self._tests(mutant)
            if not tests:
                self.outcomes[mutant] = UNSEEN
                continue
            while len(running) >= self.jobs:
                self._wait(running)
            reader, writer = os.pipe()
            child = os.fork()
            if not child:
                self._try(mutant, tests, writer)
            os.close(writer)
            running[child] = mutant, reader, tests
        while running:
            self._wait(running)
        return True

    def _wait(self, running: dict[int, tuple[Mutant, int, list[pytest.Item]]]) -> None:
        child, status = os.wait()
        mutant, reader, tests = running.pop(child)
        with os.fdopen(reader, "rb") as stream:
            last = stream.read()
        code = os.waitstatus_to_exitcode(status)
        if code == BROKEN:
            raise ValueError(f"{mutant.title} cannot be put in:\n{mutant.diff}")
        passed = code == 0
        self.outcomes[mutant] = MISSED if passed else NOTICED
        if passed:
            sys.stdout.write(f"{len(self.outcomes)} {mutant.title}\n{mutant.diff}\n")
            sys.stdout.flush()
        if not passed and last:
            place = len(last) - 1
            self.kills.setdefault(mutant.path + mutant.name, Counter())[tests[place]] += 1
            self.kills.setdefault(mutant.path, Counter())[tests[place]] += 1

    def _time(self, items: list[pytest.Item]) -> list[pytest.Item]:
        """Return the quick tests; what they load stays loaded."""
        known = json.loads(TIMES.read_text(encoding="utf-8")) if TIMES.exists() else {}
        self.seconds = {item: known[item.nodeid] for item in items if item.nodeid in known}
        try:
            self._measure(items)
        finally:
            TIMES.parent.mkdir(exist_ok=True)
            times = {item.nodeid: seconds for item, seconds in self.seconds.items()}
            TIMES.write_text(json.dumps(known | times), encoding="utf-8")
        return [item for item in items if self.seconds[item] <= QUICK]

    def _measure(self, items: list[pytest.Item]) -> None:
        for _ in range(2):
            for item in items:
                if QUICK < self.seconds.get(item, 1.0) < 10 * QUICK:
                    start = time.process_time()
                    _run(item, None)
                    self.seconds[item] = time.process_time() - start

    def _see_lines(self, items: list[pytest.Item]) -> None:
        watch = coverage.Coverage(
            data_file=None, include=["workbench/core/*", "workbench/outputs/*"], config_file=False
        )
        watch.start()
        for number, item in enumerate(items):
            watch.switch_context(str(number))
            _run(item, None)
        watch.stop()
        data = watch.get_data()
        for path in data.measured_files():
            name = os.path.relpath(path)
            for line, contexts in data.contexts_by_lineno(path).items():
                self.by_line[name, line] = [items[int(one)] for one in contexts if one]

    def _tests(self, mutant: Mutant) -> list[pytest.Item]:
        found: dict[pytest.Item, None] = {}
        for line in _statement(mutant):
            found.update(dict.fromkeys(self.by_line.get((mutant.path, line), ())))
        near = self.kills.get(mutant.path + mutant.name, Counter[pytest.Item]())
        far = self.kills.get(mutant.path, Counter[pytest.Item]())
        return sorted(found, key=lambda one: (-near[one], -far[one], self.seconds[one]))

    def _try(self, mutant: Mutant, tests: list[pytest.Item], writer: int) -> None:
        """Run the tests in this fork until one notices; ends the process."""
        code = BROKEN
        try:
            null = os.open(os.devnull, os.O_RDWR)
            os.dup2(null, 1)
            os.dup2(null, 2)
            resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_PROF, 1.5)
            mutant.put_in()
            code = 1
            for item, following in zip(tests, [*tests[1:], None], strict=True):
                os.write(writer, b".")
                signal.setitimer(signal.ITIMER_PROF, 1.0 + 10 * self.seconds[item])
                _run(item, following)
            code = 0
        finally:
            os._exit(code)


def _run(item: pytest.Item, following: pytest.Item | None) -> None:
    """Run a test without the reports of pytest, which take longer than most tests."""
    item.stash[tmppath_result_key] = {}
    item._initrequest()  # type: ignore[attr-defined]
    with contextlib.suppress(pytest.skip.Exception):
        item.ihook.pytest_runtest_setup(item=item)
        item.runtest()
    item.session._setupstate.teardown_exact(following)


def _statement(mutant: Mutant) -> Iterator[int]:
    """Yield the lines of the innermost statement that holds a line, or of its head."""
    best = range(mutant.line, mutant.line + 1)
    size = 10**9
    for node in _statements(mutant.path):
        if not node.lineno <= mutant.line <= node.end_lineno:
            continue
        inner = getattr(node, "body", None)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            end = node.end_lineno
        else:
            end = inner[0].lineno - 1 if inner else node.end_lineno
        if node.lineno <= mutant.line <= end and end - node.lineno < size:
            best, size = range(node.lineno, end + 1), end - node.lineno
    yield from best


@cache
def _statements(path: str) -> list[ast.stmt]:
    tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.stmt)]


def sample(mutants: list[Mutant], number: int, seed: int) -> list[Mutant]:
    """Return so many by chance, in order; all for 0."""
    if not number or number >= len(mutants):
        return mutants
    chosen = random.Random(seed).sample(range(len(mutants)), number)
    return [mutants[place] for place in chosen]
