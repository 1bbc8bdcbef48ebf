"""Embedded sample articles, so that the first run works without a network."""
