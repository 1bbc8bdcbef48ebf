"""The HTML report stands alone, runs nothing and escapes everything."""

from __future__ import annotations

import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from workbench.core.align import align
from workbench.core.align.gaps import grid
from workbench.core.wikitext.segments import segment_page
from workbench.outputs.report import report

SOURCE = """'''Нурек''' — город.

== История <b onclick="x()">да</b> & <script>alert(1)</script> ==
Плотину построили в 1972 году, её высота 300 м. Мастера звали <nowiki><script>alert(2)</script></nowiki> Иваном.
"""
TARGET = "'''Norak''' is a town.\n\n== Economy ==\nCotton is grown in 12 villages.\n"


def made() -> str:
    source, target = segment_page(SOURCE, "ru"), segment_page(TARGET, "en")
    alignment = align(source, target)
    return report(
        grid({"ru": alignment}, {"ru": source, "en": target}), {"ru": source, "en": target}, "A<b>"
    )


class Reader(HTMLParser):
    """Collects the tags of a page and their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_nothing_runs_and_nothing_is_loaded() -> None:
    reader = Reader()
    reader.feed(made())
    names = {tag for tag, _ in reader.tags}
    assert not names & {"script", "img", "link", "iframe", "object", "form", "b"}
    for _, attributes in reader.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
    policy = next(a for t, a in reader.tags if t == "meta" and "http-equiv" in a)
    assert str(policy["content"]).startswith("default-src 'none'")


def test_it_shows_states_and_facts() -> None:
    page = made()
    assert "only in English" in page
    assert "Not in English." in page
    assert "1972" in page


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
def test_chromium_shows_it(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(made(), "utf-8")
    run = subprocess.run(
        [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--dump-dom",
            file.as_uri(),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=90,
        check=True,
    )
    assert "What English lacks" in run.stdout
    assert '<section id="row' in run.stdout
