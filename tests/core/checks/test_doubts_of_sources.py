"""Doubts about sources: Russian on Tajik pages, figures at odds, paragraphs without a reference."""

from __future__ import annotations

import pytest

from workbench.core.checks.reliability import LONG, between, doubts, is_russian
from workbench.core.model import Severity
from workbench.core.wikitext.segments import segment_page


def told(text: str, lang: str = "ru", rule: str = "") -> list[tuple[str, str]]:
    """Return the rules and messages of the doubts about a page."""
    found = [
        (f.rule.removeprefix("reliability-"), f.message) for f in doubts(segment_page(text, lang))
    ]
    return [one for one in found if rule in ("", one[0])]


@pytest.mark.parametrize(
    "text",
    [
        "А сейчас у нас прекрасные отношения.",
        "Город был основан в XVIII веке.",
        "Далее он передал мяч соседу слева.",
        "Они возглавляют таблицу команд.",
        "Это было после войны.",
        "Площадь района большая, жителей мало.",
        "Родился в семье учителя.",
        "Окончил школу с медалью.",
    ],
)
def test_russian_sentences_are_known(text: str) -> None:
    assert is_russian(text)
    assert is_russian(text.upper())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Да.",
        "Это город.",
        "Номи падараш Карим.",
        "Соли таваллуд номаълум.",
        "Ин шаҳр дар соҳили дарё аст.",
        "Забони русӣ",
        "Мактаби миёна ва китобхона",
        "Вазири корхои дохила Салимов",
        "Раиси кумита Салимов Карим",
        "Замин, об, хаво, оташ",
        "Сомон, Рудаки, Айни",
        "Корхона ба номи Ленин.",
        "Маркази вилоят Тошкент",
        "Город Ҳисор был столицей.",
        "The town was old.",
        "1990 1991 1992 1993",
    ],
)
def test_tajik_and_names_are_not_taken_for_russian(text: str) -> None:
    assert not is_russian(text)


@pytest.mark.parametrize(
    ("lang", "found"),
    [("tg", [("russian-text", "this is Russian text on a Tajik page")]), ("ru", [])],
)
def test_russian_is_told_of_tajik_pages_only(lang: str, found: list[tuple[str, str]]) -> None:
    assert told("Город был основан в XVIII веке.", lang) == found


def test_a_doubt_points_at_the_sentence() -> None:
    text = "Шаҳр кӯҳна аст. Город был основан в XVIII веке.\n"
    (found,) = doubts(segment_page(text, "tg"))
    assert text[found.start : found.end] == "Город был основан в XVIII веке."
    assert (found.rule, found.severity) == ("reliability-russian-text", Severity.WARNING)


@pytest.mark.parametrize(
    ("words", "more", "found"),
    [
        (LONG, "", True),
        (LONG - 1, "", False),
        (LONG + 5, "", True),
        (LONG, "<ref>Книга</ref>", False),
        (LONG, "{{sfn|Лосев|2001}}", False),
    ],
)
def test_a_long_paragraph_needs_a_reference(words: int, more: str, found: bool) -> None:
    paragraph = " ".join(["слово"] * words)
    text = f"Лид.\n\n== А ==\n{paragraph}{more}.\n"
    said = [("unreferenced-paragraph", "the paragraph has no reference")] if found else []
    assert told(text, rule="unreferenced-paragraph") == said


@pytest.mark.parametrize("shape", ["{}\n\n== А ==\nСлово.", "Лид.\n\n== А ==\n* {}"])
def test_leads_and_lists_need_none(shape: str) -> None:
    assert told(shape.format(" ".join(["слово"] * LONG)), rule="unreferenced-paragraph") == []


def boxed(box: str, prose: str) -> str:
    return f"{{{{Город|название=Х|страна=Р|герб=а.svg|{box}}}}}\n'''Город''' стар. {prose}\n"


@pytest.mark.parametrize(
    ("box", "prose", "odd"),
    [
        ("население = 5000", "Население — 7000 человек.", True),
        ("население = 5000", "Население — 5200 человек.", False),
        ("население = 5000", "Население — 5000 человек.", False),
        ("население = 5", "Население — 5000 человек.", False),
        ("население = 5000", "Население — 5 тысяч человек.", False),
        ("население = 900", "Население — 1000 человек.", False),
        ("население = 899", "Население — 1000 человек.", True),
        ("плотность населения = 5", "Население — 7000 человек.", False),
        ("население = 5000", "Население — 7000 чел./км².", False),
        ("население = 5000", "Население — пять человек.", False),
        ("население = 5000", "Население выросло на 70 %.", False),
        ("население = много", "Население — 7000 человек.", False),
        ("площадь = 12", "Площадь 15 км².", True),
        ("площадь = 12", "Длина 15 км.", False),
        ("длина = 12", "Протяжённость 15 км.", True),
        ("высота = 120", "Высота 150 м.", True),
        ("основан = 1703 год", "Основан в 1713 году.", True),
        ("основан = 1703 год", "Основан в 1703 году.", False),
        ("год_основания = 1703 год", "Основан в 1713 году.", True),
        ("основан = 331 год до н. э.", "Основан в 400 году до н. э.", True),
        ("основан = 331 год до н. э.", "Основан в 331 году до н. э.", False),
        ("основан = 331 год до н. э.", "Основан в 331 году.", True),
        ("основан = 27 мая 1703 года", "Основан 27 мая 1703 года.", False),
        ("основан = 27 мая 1703 года", "Основан в 1713 году.", True),
        ("основан = 1703 год", "Основан 27 мая, в день города.", False),
    ],
)
def test_figures_of_the_box_and_the_lead_are_set_against_each_other(
    box: str, prose: str, odd: bool
) -> None:
    found = told(boxed(box, prose), rule="contradiction")
    assert bool(found) is odd
    for _, message in found:
        assert message.startswith(f"the infobox says «{box.split('=')[0].strip()} = ")
        assert "», the text «" in message
        assert message.endswith("»")


@pytest.mark.parametrize(
    "text",
    [
        "{{Город|население=5000}}\nНаселение — 7000 человек.\n",
        "{{Город|население=5000|a=1|b=2|c=3}}\n\n== А ==\nНаселение — 7000 человек.\n",
        "{{Город|население=5000|a=1|b=2|c=3}}\n* Население — 7000 человек.\n",
        "{{Прочее|a=1|b=2|c=3|d=4}}{{Город|население=5000|a=1|b=2|c=3}}\nНаселение — 7000 человек.\n",
    ],
)
def test_only_an_infobox_and_the_lead_are_compared(text: str) -> None:
    assert told(text, rule="contradiction") == []


def test_a_template_with_few_parameters_before_the_box_is_passed_over() -> None:
    text = "{{о|x=1}}{{Город|население=5000|a=1|b=2|c=3}}\nНаселение — 7000 человек.\n"
    assert len(told(text, rule="contradiction")) == 1


def test_two_sources_that_differ_are_told_at_the_second() -> None:
    russian = segment_page(boxed("население = 5000", ""), "ru")
    tajik = segment_page(
        "{{Шаҳр|ном=Х|кишвар=Р|нишон=а|аҳолӣ=9000}}\n'''Шаҳр''' кӯҳна аст.\n", "tg"
    )
    ((lang, found),) = between([russian, tajik])
    assert (lang, found.rule) == ("tg", "reliability-contradiction")
    assert found.message == "ru says «население = 5000», tg «аҳолӣ = 9000»"
    assert between([russian]) == []
    assert between([russian, russian]) == []
    assert between([]) == []


@pytest.mark.parametrize(
    ("ref", "found"),
    [
        ("<ref>https://example.org/a</ref>", []),
        ("<ref>{{недоступная ссылка}} https://example.org/a</ref>", [("dead-link", "https://example.org/a: marked as a dead link")]),
        ("<ref>https://example.org/a</ref>{{Недоступная ссылка|дата=2020}}", [("dead-link", "https://example.org/a: marked as a dead link")]),
        ("<ref>{{cite web|url=https://example.org/a|deadlink=yes}}</ref>", [("dead-link", "https://example.org/a: marked as a dead link")]),
        ("<ref>{{cite web|url=https://example.org/a|deadlink=no}}</ref>", []),
        ("<ref>{{битая ссылка}} Книга</ref>", [("dead-link", "{{битая ссылка}} Книга: marked as a dead link")]),
        ("<ref>{{битая ссылка}} https://example.org/a https://web.archive.org/web/1/https://example.org/a</ref>", []),
    ],
)  # fmt: skip
def test_references_that_cannot_be_read_are_doubted(ref: str, found: list[tuple[str, str]]) -> None:
    assert told(f"Текст{ref}.\n") == found
