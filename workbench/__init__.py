"""A workbench for expanding English Wikipedia articles from other languages."""

__version__ = "0.1.0"
