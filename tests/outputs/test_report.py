"""The HTML report stands alone, runs nothing and escapes everything."""

from __future__ import annotations

import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from workbench.core.align import align
from workbench.core.align.gaps import grid
from workbench.core.align.reuse import reusable
from workbench.core.plain import ACTED_ON
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


def test_nothing_turns_what_stands_behind_it() -> None:
    source = segment_page("== A\u202e\x1b[1m ==\nОбь\u2066 200 м<ref>b\u202e</ref>.\n", "ru")
    pages = {"ru": source, "en": segment_page("== B\u202d ==\nThe Ob.\n", "en")}
    found = align(source, pages["en"])
    page = report(grid({"ru": found}, pages), pages, reuse={"ru": reusable(found, source, {})})
    assert "A\ufffd" in page
    assert "B\ufffd" in page
    assert ACTED_ON.search(page) is None


def test_it_shows_states_and_facts() -> None:
    page = made()
    assert "only in English" in page
    assert "Not in English." in page
    assert "1972" in page


def test_paragraphs_stand_side_by_side_with_what_differs_marked() -> None:
    pages = {
        "en": segment_page(
            "== History ==\nA fort was built in 1897. The garrison counted 120 soldiers.\n", "en"
        ),
        "ru": segment_page(
            "== История ==\nКрепость построили в 1897 году. Гарнизон насчитывал 150 солдат.\n\nВ 1932 году Пётр Ильин открыл театр.<ref>{{книга|автор=Ильин П.|заглавие=Театр|год=1950}}</ref>\n",
            "ru",
        ),
        "tg": segment_page(
            "== Таърих ==\nҚалъа соли 1897 сохта шуд. Дар гарнизон 175 сарбоз буд.\n", "tg"
        ),
    }
    found = {lang: align(pages[lang], pages["en"]) for lang in ("ru", "tg")}
    made = report(grid(found, pages), pages, reuse={"ru": reusable(found["ru"], pages["ru"])})
    assert "<th>Russian</th><th>English</th><th>Tajik</th>" in made
    assert "<mark>150</mark>" in made
    assert "counted <mark>120</mark> soldiers" in made
    assert "<mark>1932</mark>" in made
    assert "It belongs behind «The garrison counted 120 soldiers.»" in made
    assert "Russian: 150 · Tajik: 175" in made
    assert "{{cite book" in made


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
