"""Sections, paragraphs and facts of a source page against the English one."""

from workbench.core.align.aligner import align
from workbench.core.align.overrides import Override

__all__ = ["Override", "align"]
