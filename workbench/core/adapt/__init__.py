"""Russian and Tajik Wikipedia markup turned into English Wikipedia's."""

from workbench.core.adapt import headings, signals
from workbench.core.adapt.context import Adapted, Context
from workbench.core.adapt.lead import lead_footnote
from workbench.core.adapt.run import adapt, proposed_names, wanted_titles
from workbench.core.adapt.wording import prose

__all__ = [
    "Adapted",
    "Context",
    "adapt",
    "headings",
    "lead_footnote",
    "proposed_names",
    "prose",
    "signals",
    "wanted_titles",
]
