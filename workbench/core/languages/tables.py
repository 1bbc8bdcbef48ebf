"""Reads the tables that stand beside this module: one row, one mapping."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, tuple[str, ...]], ...]:
    """Return the rows of a .tsv table: column name → its variants, the preferred one first.

    The first line names the columns; variants in a cell are parted by `;`.
    """
    lines = files("workbench.core.languages").joinpath(name).read_text("utf-8").splitlines()
    columns = lines[0].split("\t")
    return tuple(
        {
            column: tuple(v.strip() for v in cell.split(";") if v.strip())
            for column, cell in zip(columns, line.split("\t"), strict=False)
        }
        for line in lines[1:]
        if line.strip() and not line.startswith("#")
    )
