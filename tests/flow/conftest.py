"""A small session, made through the real store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.config import Config
from workbench.flow.opening import from_texts
from workbench.flow.workspace import Workspace

ENGLISH = "'''Town''' is a place.\n\n== History ==\nIt is old.\n"
RUSSIAN = (
    "'''Город''' — место на [[Река|реке]].\n\n"
    "== История ==\n"
    'Основан в 1873 году<ref name="a">{{книга|заглавие=Летопись|год=1901}}</ref>. '
    'Сгорел в 1916 году. Отстроен<ref name="a" />.\n\n'
    "* Первый мост\n* Второй мост\n\n"
    "== Примечания ==\n{{примечания}}\n"
)
TAJIK = "'''Шаҳр''' дар соҳили дарё ҷойгир аст.\n\n== Таърих ==\nСоли 1873 бунёд шуд.\n"
LINKS = {"ru": {"Река": "River"}, "tg": {}}


@pytest.fixture
def name() -> str:
    sources = {"ru": ("Город", RUSSIAN), "tg": ("Шаҳр", TAJIK)}
    return from_texts(("Town", ENGLISH), sources, LINKS)


@pytest.fixture
def workspace(name: str) -> Iterator[Workspace]:
    with Workspace.open(Config(offline=True), name) as opened:
        yield opened
