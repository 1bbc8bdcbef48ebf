"""Which addresses on the network may be spoken to."""

from __future__ import annotations

from urllib.parse import urlsplit

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Hosts that are this machine."""


def is_loopback(url: str) -> bool:
    """Tell whether an address is on this machine."""
    return (urlsplit(url).hostname or "") in LOOPBACK


def is_private(url: str) -> bool:
    """Tell whether nobody on the way can read or change what is sent to an address."""
    return urlsplit(url).scheme == "https" or is_loopback(url)
