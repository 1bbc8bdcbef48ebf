"""A view that paints, when it is to be painted anew, only the lines that have become different."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from textual.geometry import Region
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.scroll_view import ScrollView as View
else:
    View = object  # a second widget among the bases would hide the first one's style sheet


class LineByLine(View):
    """Makes a scroll view compare its lines with those painted last: their frame costs most.

    `render_line` is asked for every line that is seen; it had better remember them.
    """

    _stale = False
    """Whether it was told to paint everything anew."""
    _kept: list[Strip | None] | None = None
    """The lines painted last, None for one that is to be painted anyway."""
    _look: tuple[Any, ...] = ()
    """What all lines depend on, and the titles, when they were painted last."""

    def _set_dirty(self, *regions: Region) -> None:
        if self._kept is None:
            super()._set_dirty(*regions)
        elif not regions:
            self._stale = True
        else:
            super()._set_dirty(*regions)
            for region in regions:
                for y in range(max(region.y, 0), min(region.bottom, len(self._kept))):
                    self._kept[y] = None

    def notify_style_update(self) -> None:
        """Paint everything afresh when a style may have changed."""
        self._all_dirty()
        super().notify_style_update()

    def _all_dirty(self) -> None:
        if self._kept is not None:
            self._kept = None
            self._set_dirty()

    def _exchange_repaint_regions(self) -> Collection[Region]:
        if self._stale or self._kept is None:
            self._compare()
        return super()._exchange_repaint_regions()

    def _compare(self) -> None:
        self._stale = False
        inner = self.content_region.size
        base = (self.outer_size, inner, self.styles._cache_key, self.background_colors)
        look = (*base, self._border_title, self._border_subtitle)
        if base != self._look[:-2]:
            self._all_dirty()
        lines = [self.render_line(y) for y in range(inner.height)]
        if self._kept is not None:
            changed = [
                Region(0, y, inner.width, 1)
                for y, (old, new) in enumerate(zip(self._kept, lines, strict=True))
                if old is not new and old != new
            ]
            if look != self._look:
                left, top = self.content_offset
                width, height = self.outer_size
                changed += [Region(-left, y - top, width, 1) for y in (0, height - 1)]
            if changed:
                super()._set_dirty(*changed)
        self._kept, self._look = list(lines), look
