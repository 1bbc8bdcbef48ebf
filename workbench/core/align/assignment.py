"""Pairs rows with columns so that the sum of the scores is greatest; a row may stay alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush


def assign(scores: Sequence[Mapping[int, float]]) -> list[int | None]:
    """Return for each row its column, or None; no column is given twice.

    `scores` has for each row the columns that it may take, each with a positive score.
    Shortest augmenting paths over the given pairs alone: exact, and fast where most rows agree.
    """
    row_of: dict[int, int] = {}
    column_of: list[int | None] = [None] * len(scores)
    price: dict[int, float] = {}
    for row in range(len(scores)):
        _augment(row, scores, row_of, column_of, price)
    return column_of


def _augment(
    row: int,
    scores: Sequence[Mapping[int, float]],
    row_of: dict[int, int],
    column_of: list[int | None],
    price: dict[int, float],
) -> None:
    """Find the cheapest way to give a row a column, moving others along or leaving one alone."""
    distance: dict[int, float] = {}
    came: dict[int, int] = {}
    heap: list[tuple[float, int, int]] = []
    settled: set[int] = set()
    best_alone, alone = 0.0, row
    current, base = row, 0.0
    end: int | None = None
    while True:
        for column, score in scores[current].items():
            length = base - score + price.get(column, 0.0)
            if column not in settled and length < distance.get(column, 0.0) - 1e-12:
                distance[column], came[column] = length, current
                heappush(heap, (length, len(heap), column))
        found = _nearest(heap, settled)
        if found is None or distance[found] >= best_alone:
            break
        settled.add(found)
        if found not in row_of:
            end = found
            best_alone = distance[found]
            break
        current = row_of[found]
        base = distance[found] - price[found] + scores[current][found]
        if base < best_alone:
            best_alone, alone = base, current
    for column in settled:
        price[column] = price.get(column, 0.0) + best_alone - distance[column]
    _shift(end, alone, row_of, column_of, came)


def _nearest(heap: list[tuple[float, int, int]], settled: set[int]) -> int | None:
    while heap:
        _, _, column = heappop(heap)
        if column not in settled:
            return column
    return None


def _shift(
    end: int | None,
    alone: int,
    row_of: dict[int, int],
    column_of: list[int | None],
    came: Mapping[int, int],
) -> None:
    """Move the columns along the path that ends at a free column or at a row left alone."""
    column = end if end is not None else column_of[alone]
    if end is None:
        column_of[alone] = None
    while column is not None:
        giver = came[column]
        before = column_of[giver]
        row_of[column], column_of[giver] = giver, column
        column = before
