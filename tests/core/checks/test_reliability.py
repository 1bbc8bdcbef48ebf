"""Doubts about a source page that no template states."""

from __future__ import annotations

import pytest

from workbench.core.checks.reliability import between, doubts, is_russian
from workbench.core.wikitext.segments import segment_page


def told(wikitext: str, lang: str = "ru") -> list[str]:
    return [finding.rule for finding in doubts(segment_page(wikitext, lang))]


BOX = "{{Река|Название=Вахш|Длина=524 км|Площадь бассейна=39100|Страна=Таджикистан}}\n"


def test_infobox_and_text_that_contradict_are_told() -> None:
    page = segment_page(f"{BOX}'''Вахш''' — река. Длина реки — 691 км.\n", "ru")
    (finding,) = doubts(page)
    assert finding.rule == "reliability-contradiction"
    assert "524 км" in finding.message
    assert "691 км" in finding.message
    assert page.wikitext[finding.start : finding.end] == "Длина реки — 691 км."


@pytest.mark.parametrize(
    "text",
    [
        "Длина реки — 524 км.",
        "Длина реки — около 520 км.",
        "У реки 5 притоков.",
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_no_contradiction(text: str) -> None:
    assert "reliability-contradiction" not in told(f"{BOX}'''Вахш''' — река. {text}\n")


def test_a_section_about_something_else_is_not_compared() -> None:
    assert told(f"{BOX}Река.\n\n== Плотина ==\nДлина плотины — 700 м.\n") == []


def test_two_sources_that_contradict_are_told_at_the_second() -> None:
    ru = segment_page(BOX, "ru")
    tg = segment_page("{{Дарё|Ном=Вахш|Дарозӣ=425 км|Кишвар=Тоҷикистон|Манбаъ=Сурхоб}}\n", "tg")
    ((lang, finding),) = between([ru, tg])
    assert lang == "tg"
    assert finding.message == "ru says «Длина = 524 км», tg «Дарозӣ = 425 км»"


PROSE = "Город стоит на левом берегу большой и холодной реки у самых гор, и его сады " * 3


def test_long_paragraphs_without_a_reference_are_told() -> None:
    assert told(f"Река.\n\n== Город ==\n{PROSE}.\n") == ["reliability-unreferenced-paragraph"]
    assert told(f"Река.\n\n== Город ==\n{PROSE}.<ref>Книга</ref>\n") == []
    assert told(f"{PROSE}.\n") == []


def test_weak_and_dead_references_are_told() -> None:
    page = (
        "Река.<ref>[https://ivan.livejournal.com/1.html А]</ref> Она длинна."
        "<ref>[https://example.org/a А]{{Недоступная ссылка}}</ref>\n"
    )
    assert told(page) == ["reliability-weak-source", "reliability-dead-link"]


def test_russian_text_on_a_tajik_page_is_told() -> None:
    page = "Дарё аз кӯҳҳо ҷорӣ мешавад. Город стоит на левом берегу реки.\n"
    (finding,) = doubts(segment_page(page, "tg"))
    assert finding.rule == "reliability-russian-text"
    assert page[finding.start : finding.end] == "Город стоит на левом берегу реки."
    assert told("Город стоит на левом берегу реки.\n", "ru") == []


@pytest.mark.parametrize(
    "text",
    [
        "Дарёи Вахш дар Тоҷикистон ҷорӣ мешавад.",
        "Вахш дар соли 1933 пойтахти ноҳия буд.",
        "Вазорати корҳои хориҷии Русия изҳорот дод.",
        "Вахш.",
    ],
)
def test_tajik_is_not_taken_for_russian(text: str) -> None:
    assert not is_russian(text)
