"""How large the content of a scrolled view is, told without laying out the screen anew."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


def set_extent(view: ScrollView, size: Size) -> None:
    """Tell a view how large its content is.

    Setting `virtual_size` lays out every widget of the screen. Our views have the size that
    the style sheet gives them whatever they show, so that only their scrollbars have to follow.
    """
    if size != view.virtual_size:
        view.set_reactive(Widget.virtual_size, size)
        view._scroll_update(size)
