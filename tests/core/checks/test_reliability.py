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
        "Онон дар бораи ин масъала сухан гуфтанд.",
        "Президенти мамлакат ба сафари расми рафт.",
        "Забони давлати забони точики аст.",
        "Институти физика ва математика",
        "Федерация ва конфедерация",
        "Операция барои станция",
        "Кони зар ва нукра",
        "Он аст, ки ман меравам",
        "Лига чемпионов",
    ],
)
def test_tajik_is_not_taken_for_russian(text: str) -> None:
    assert not is_russian(text)


@pytest.mark.parametrize(
    "text",
    [
        "Город основан в 1924 году.",
        "Река протекает по территории района.",
        "Он родился в Душанбе.",
        "Она находилась на берегу.",
        "Является столицей республики.",
        "Это был первый завод.",
        "По данным переписи населения",
    ],
)
def test_russian_is_known_by_its_endings_and_small_words(text: str) -> None:
    assert is_russian(text)


def test_two_pages_that_agree_or_speak_of_different_things_are_not_at_odds() -> None:
    ru = segment_page(BOX, "ru")
    same = segment_page("{{Дарё|Ном=Вахш|Дарозӣ=520 км|Кишвар=Тоҷикистон|Манбаъ=Сурхоб}}\n", "tg")
    other = segment_page("{{Дарё|Ном=Вахш|Баландӣ=425 м|Кишвар=Тоҷикистон|Манбаъ=Сурхоб}}\n", "tg")
    assert between([ru, same]) == between([ru, other]) == between([ru]) == between([]) == []


def test_doubts_come_in_the_order_of_the_page() -> None:
    page = segment_page(
        f"{BOX}Длина реки — 691 км.<ref>[https://vk.com/a А]</ref>\n\n== Город ==\n{PROSE}.\n", "ru"
    )
    found = doubts(page)
    assert [one.rule.removeprefix("reliability-") for one in found] == [
        "contradiction",
        "weak-source",
        "unreferenced-paragraph",
    ]
    assert [one.start for one in found] == sorted(one.start for one in found)


def test_a_host_of_the_users_own_list_is_doubted() -> None:
    page = segment_page("Река.<ref>[https://news.example.org/a А]</ref>\n", "ru")
    assert doubts(page) == []
    (one,) = doubts(page, [("example.org", "mine", "a reason")])
    assert one.message == "https://news.example.org/a: mine: a reason"
