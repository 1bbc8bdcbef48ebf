"""Sections, blocks, segments, masking and rebuilding of wikitext."""
