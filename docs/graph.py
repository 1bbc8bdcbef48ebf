"""Draws the architecture picture from the imports that are really there."""

from __future__ import annotations

from html import escape
from pathlib import Path

import grimp

ROWS = (
    ("cli",),
    ("tui",),
    ("flow",),
    ("wiki", "engines", "store", "formats", "outputs"),
    ("config", "places"),
    ("core",),
    ("errors",),
)
WIDTH, HEIGHT, GAP = 900, 54, 30


def draw(path: Path) -> None:
    """Write the picture: boxes by layer, an arrow for each import between two of them."""
    graph = grimp.build_graph("workbench")
    boxes = _boxes()
    arrows = []
    for upper in boxes:
        for lower in boxes:
            if upper != lower and graph.find_shortest_chains(
                f"workbench.{upper}", f"workbench.{lower}", as_packages=True
            ):
                direct = _imports(graph, upper, lower)
                if direct:
                    arrows.append((upper, lower, direct))
    path.write_text(_svg(boxes, arrows), encoding="utf-8")


def _imports(graph: grimp.ImportGraph, upper: str, lower: str) -> int:
    modules = {m for m in graph.modules if (m + ".").startswith(f"workbench.{upper}.")}
    return sum(
        (target + ".").startswith(f"workbench.{lower}.")
        for module in modules
        for target in graph.find_modules_directly_imported_by(module)
    )


def _boxes() -> dict[str, tuple[float, float, float]]:
    found = {}
    for row, names in enumerate(ROWS):
        width = (WIDTH - GAP * (len(names) + 1)) / len(names)
        for column, name in enumerate(names):
            found[name] = (GAP + column * (width + GAP), GAP + row * (HEIGHT + GAP), width)
    return found


def _svg(boxes: dict[str, tuple[float, float, float]], arrows: list[tuple[str, str, int]]) -> str:
    height = GAP + len(ROWS) * (HEIGHT + GAP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        'font-family="sans-serif" font-size="16">',
        "<title>Packages and their imports</title>",
    ]
    for upper, lower, count in sorted(arrows):
        x1, y1, w1 = boxes[upper]
        x2, y2, w2 = boxes[lower]
        parts.append(
            f'<line x1="{x1 + w1 / 2:.0f}" y1="{y1 + HEIGHT:.0f}" x2="{x2 + w2 / 2:.0f}" '
            f'y2="{y2:.0f}" stroke="#8aa" stroke-width="{min(4, 1 + count / 15):.1f}"/>'
        )
    for name, (x, y, width) in boxes.items():
        parts.append(
            f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{HEIGHT}" rx="8" '
            f'fill="#eef4f4" stroke="#477"/><text x="{x + width / 2:.0f}" y="{y + 33:.0f}" '
            f'text-anchor="middle" fill="#122">{escape(name)}</text>'
        )
    return "\n".join([*parts, "</svg>\n"])
