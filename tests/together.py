"""The same work on several threads at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable

TOGETHER = 6


def at_once(work: Callable[[], object]) -> list[Exception]:
    """Do the same on several threads at the same moment; return what went wrong."""
    start = threading.Barrier(TOGETHER)
    failed: list[Exception] = []

    def one() -> None:
        start.wait(20)
        try:
            work()
        except Exception as error:  # noqa: BLE001 - shown by the test
            failed.append(error)

    threads = [threading.Thread(target=one) for _ in range(TOGETHER)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return failed
