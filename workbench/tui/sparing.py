"""A screen that paints no more than has changed, and that once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from textual._compositor import ChopsUpdate, Compositor, CompositorMap, ReflowResult
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

PAINT_EVERY = 0.005
"""Seconds from one painting to the next, at least: a painting of ours takes no longer.

After one, Textual's timer waits up to twice that; its own sixtieths of a second kept a key waiting
that was pressed while the panes were being filled.
"""


class SparingCompositor(Compositor):
    """Asks, when it paints a part of the screen, only for lines in which something has changed.

    Textual asks each widget within the rectangle that holds all changes for all of its lines,
    those behind others too: for the whole screen, as soon as its first and last line change.
    """

    def __init__(self) -> None:
        super().__init__()
        self._spans: Sequence[tuple[int, int, int]] | None = None
        """What is to be painted while a part is: line, first column, column after the last."""
        self._laid_out: CompositorMap | None = None
        """Where each widget stood when all was laid out last."""

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out; what has moved since the last time is to be painted.

        Textual compares with where the widgets stand now. Whoever asked that between a change of
        style and the layout made Textual find their new places: it saw no change then, and left
        what was painted before on the screen.
        """
        if self._laid_out is not None:
            self._full_map = self._laid_out
        found = super().reflow(parent, size)
        self._laid_out = self._full_map
        return found

    def render_partial_update(self) -> ChopsUpdate | None:
        """Paint what has changed."""
        self._spans = list(self._regions_to_spans(self._dirty_regions))
        try:
            return super().render_partial_update()
        finally:
            self._spans = None

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        if self._spans is None:
            return super()._render_chops(crop, is_rendered_line)
        wanted = self._wanted(self._spans)
        lines: list[dict[int, Any]] = [
            dict.fromkeys(cuts[:-1]) if y in wanted else {} for y, cuts in enumerate(self.cuts)
        ]
        for widget, (region, clip) in self.visible_widgets.items():  # from the front to the back
            seen = region.intersection(clip)
            left, right = seen.column_span
            rows = [
                y
                for y in wanted
                if seen.y <= y < seen.bottom and any(left <= cut < right for cut in wanted[y])
            ]
            if not rows:
                continue
            first = min(rows)
            crop = Region(left - region.x, first - region.y, seen.width, max(rows) + 1 - first)
            strips = widget.render_lines(crop)
            for y in rows:
                cuts = [cut for cut in self.cuts[y] if left <= cut <= right]
                pieces = strips[y - first].divide([cut - left for cut in cuts[1:]])
                for cut, piece in zip(cuts, pieces, strict=False):
                    if lines[y][cut] is None:
                        lines[y][cut] = piece
                wanted[y].difference_update(cuts[:-1])
                if not wanted[y]:
                    del wanted[y]
        return lines

    def _wanted(self, spans: Sequence[tuple[int, int, int]]) -> dict[int, set[int]]:
        """Return by line where the pieces begin that spans touch."""
        wanted: dict[int, set[int]] = {}
        for y, left, right in spans:
            if 0 <= y < len(self.cuts):
                cuts = self.cuts[y]
                touched = (start for start, end in pairwise(cuts) if start < right and end > left)
                wanted.setdefault(y, set()).update(touched)
        return wanted


class SparingScreen(Screen[Any]):
    """Leaves out paintings that nobody would see."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = SparingCompositor()
        self._painter: Timer | None = None

    @property
    def _update_timer(self) -> Timer:
        if self._painter is None:
            self._painter = self.set_interval(
                PAINT_EVERY, self._on_timer_update, name="screen_update", pause=True
            )
        return self._painter

    def _compositor_refresh(self) -> None:
        """Paint, unless changes are being gathered: it would be painted and thrown away."""
        if self.app._batch_count:
            self.refresh()
        else:
            super()._compositor_refresh()

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out and paint; what was to be painted afresh anyway is painted with it."""
        if self._repaint_required and self.is_current and not self.app._batch_count:
            self._repaint_required = False
            self._dirty_widgets.add(self)
        super()._refresh_layout(size, scroll)
