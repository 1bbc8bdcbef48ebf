"""The core touches no files: making each of its tests a home would take longer than the test."""

from __future__ import annotations

import pytest

from tests.conftest import untouched_home

home = pytest.fixture(scope="module", autouse=True)(untouched_home)
