"""A compositor that paints only the widgets in which something has changed."""

from __future__ import annotations

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.widget import Widget


class SparingCompositor(Compositor):
    """Leaves out, when it paints a part of the screen, the widgets that lie elsewhere.

    Textual goes through all lines of every widget within the rectangle that holds all changes:
    of the whole screen, as soon as its first and its last line change.
    """

    def __init__(self) -> None:
        super().__init__()
        self._touched: dict[Widget, tuple[Region, Region]] | None = None

    @property
    def visible_widgets(self) -> dict[Widget, tuple[Region, Region]]:
        """The widgets that are seen, or while some are painted, those."""
        return super().visible_widgets if self._touched is None else self._touched

    def render_partial_update(self) -> ChopsUpdate | None:
        """Paint what has changed."""
        changed = list(self._dirty_regions)
        assert self.cuts is not None  # of all widgets, before some are left out
        self._touched = {
            widget: (region, clip)
            for widget, (region, clip) in super().visible_widgets.items()
            if any(region.intersection(clip).overlaps(part) for part in changed)
        }
        try:
            return super().render_partial_update()
        finally:
            self._touched = None
