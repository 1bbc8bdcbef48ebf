"""Evidence at an edge: the shortest word, an opening with nothing in common, what a reference is cited as."""

from __future__ import annotations

import pytest

from tests.core.align.judged import page
from workbench.core.align import Override, align, sentences
from workbench.core.align.bridge import target_key
from workbench.core.align.paragraphs import OPENING
from workbench.core.align.reuse import reusable
from workbench.core.align.titles import Titles


@pytest.mark.parametrize(
    ("word", "key"), [("ox", "ox"), ("Ox", "ox"), ("x", ""), ("of", ""), ("The", ""), ("", "")]
)
def test_a_word_of_two_letters_is_one_and_a_letter_or_an_article_is_none(
    word: str, key: str
) -> None:
    assert target_key(word) == key


def test_openings_are_counterparts_though_they_have_nothing_in_common() -> None:
    ours = page("'''Вахш''' — это то, о чём тут совсем ничего не сказано.\n", "ru")
    theirs = page(
        "'''Kolkhozobod''' means whatever its oldest inhabitants like it to mean.\n", "en"
    )
    (found,) = align(ours, theirs).paragraphs
    assert found.score == pytest.approx(OPENING)


@pytest.mark.parametrize(("bold", "said"), [("'''", ["'''Вахш"]), ("", [])])
def test_the_first_sentence_of_an_opening_is_said_by_that_of_the_other(
    bold: str, said: list[str]
) -> None:
    ours = page("'''Вахш''' — это то, о чём тут не сказано. Ничего больше тоже.\n", "ru")
    theirs = page(f"{bold}Kolkhozobod{bold} means whatever its oldest inhabitants like.\n", "en")
    found = align(ours, theirs).sentences
    assert [ours.wikitext[slice(*one.source)][:7] for one in found] == said
    assert [one.score for one in found] == [OPENING] * len(said)


def test_openings_that_are_alike_keep_their_likeness() -> None:
    ours = page("'''Вахш''' — река, её длина 524 км, а бассейн — 39 100 км².\n", "ru")
    theirs = page("'''Vakhsh''' is a river of 524 km with a basin of 39,100 km2.\n", "en")
    (found,) = align(ours, theirs).paragraphs
    assert found.score > 2 * OPENING


@pytest.mark.parametrize(
    ("lang", "reference", "citation"),
    [
        ("ru", "<ref>{{книга|заглавие=Сад}}</ref>", "<ref>{{cite book|script-title=ru:Сад|trans-title=|language=ru}}</ref>"),
        ("tg", "<ref>[http://a.example/ Боғ]{{ref-tg}}</ref>", "<ref>{{cite web |url=http://a.example/ |script-title=tg:Боғ |trans-title= |language=tg}}</ref>"),
    ],
)  # fmt: skip
def test_a_reference_is_offered_as_english_cites_it(
    lang: str, reference: str, citation: str
) -> None:
    source = page(f"Лид.\n\n== А ==\nСлово.{reference}\n", lang)
    found = align(source, page("Lead.\n", "en"))
    assert [(one.section, one.citation) for one in reusable(found, source)] == [(1, citation)]


def test_a_reference_at_the_very_beginning_is_offered() -> None:
    source = page("<ref>Книга.</ref> Лид.\n\n== А ==\nСлово.\n", "ru")
    (one,) = reusable(align(source, page("Lead.\n", "en")), source)
    assert (one.section, one.citation) == (0, "<ref>Книга.</ref>")


@pytest.mark.parametrize(("links", "target"), [(None, "Памир"), ({"Памир": "Pamirs"}, "Pamirs")])
def test_a_reference_is_offered_with_its_links(
    links: dict[str, str | None] | None, target: str
) -> None:
    source = page("Лид.\n\n== А ==\nСлово 47.<ref>[[Памир]]. Книга.</ref>\n", "ru")
    (one,) = reusable(align(source, page("Lead.\n", "en")), source, links)
    assert one.citation == f"<ref>[[{target}]]. Книга.</ref>"


@pytest.mark.parametrize(
    ("heading", "lang", "english"),
    [("Река", "ru", "River"), ("Дарё", "tg", "River"), ("Река", "tg", None), ("Дарё", "ru", None)],
)
def test_a_heading_is_read_in_the_language_of_its_page(
    heading: str, lang: str, english: str | None
) -> None:
    headings = ["Economy", "River"]
    found = Titles(headings).like(heading, lang, None)
    assert [headings[index] for index in found] == ([] if english is None else [english])


@pytest.mark.parametrize(
    ("heading", "value"),
    [("Население", 1.0), ("Население и небывалое", 0.7), ("Небывалое и население", 0.7)],
)
def test_half_a_heading_is_less_than_a_whole_one(heading: str, value: float) -> None:
    assert Titles(["Demographics"]).like(heading, "ru") == pytest.approx({0: value})


@pytest.mark.parametrize(
    ("english", "against"),
    [
        ("later there were 53 schools by the river", "53"),
        ("later there were 53 mills by the river at the school", ""),
    ],
)
def test_a_matched_paragraph_contradicts_what_it_counts_alike(english: str, against: str) -> None:
    """The sentence of the schools is told by no sentence: all that English says is one."""
    ours = page(
        "Лид.\n\n== А ==\nМост построили в 1897 году, театр открыли в 1932 году, а железную дорогу "
        "в 1950 году. Потом у реки было 47 школ.\n",
        "ru",
    )
    theirs = page(
        "Lead.\n\n== A ==\nA bridge was built in 1897, a theatre opened in 1932, a railway in 1950, "
        f"and {english}.\n",
        "en",
    )
    found = align(ours, theirs, overrides=[Override("link", (1,), (1,))])
    assert [(fact.text, fact.contradicts) for fact in found.facts] == [("47", against)]


@pytest.mark.parametrize("closely", [1, sentences.CLOSELY])
def test_the_same_sentences_are_found_among_many_and_among_few(
    monkeypatch: pytest.MonkeyPatch, closely: int
) -> None:
    monkeypatch.setattr(sentences, "CLOSELY", closely)
    ours = page("Лид.\n\n== А ==\nДлина реки 524 км.\n\nВ городе 4812 школ и мельница.\n", "ru")
    theirs = page("Lead.\n\n== A ==\nThe river is 524 km long.\n\nThe town has 4812 schools and a mill.\n\nNothing more is known.\n", "en")  # fmt: skip
    found = align(ours, theirs, overrides=[Override("link", (1,), (1,))]).sentences
    assert [theirs.wikitext[slice(*one.target)][:9] for one in found] == ["The river", "The town "]
