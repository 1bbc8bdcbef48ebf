"""What each form shows, and how a translation without tokens gets its markup back."""

from __future__ import annotations

import pytest

from workbench.core.wikitext.masking import MaskForm, mask, unmask

SOURCE = (
    "'''Вахш''' — река [[Таджикистан|Таджикистана]] с 1950 года<ref>Том 2.</ref>, "
    "приток [[Пяндж]]а{{sfn|Лоик|1999}}."
)
TITLES = {"Таджикистан": "Tajikistan", "Пяндж": "Panj (river)"}


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        (MaskForm.PLAIN, "Вахш — река Таджикистана с 1950 года, приток Пянджа."),
        (
            MaskForm.HTML,
            '<b id="b1">Вахш</b> — река <a id="w2">Таджикистана</a> с 1950 года<sup id="r3">[3]</sup>, '
            'приток <a id="w4">Пянджа</a><span class="notranslate" id="n5">X5</span>.',
        ),
        (
            MaskForm.XML,
            '<b i="1">Вахш</b> — река <a i="2">Таджикистана</a> с 1950 года<x i="3"/>, '
            'приток <a i="4">Пянджа</a><x i="5"/>.',
        ),
        (
            MaskForm.PLACEHOLDER,
            "<a1>Вахш</a1> — река <a2>Таджикистана</a2> с 1950 года@@PH3@@, "
            "приток <a4>Пянджа</a4>@@PH5@@.",
        ),
    ],
)
def test_each_form_shows_words_and_hides_markup(form: MaskForm, shown: str) -> None:
    assert mask(SOURCE, form).text == shown


def test_a_plain_answer_gets_links_and_references_back() -> None:
    got = unmask(
        "Vakhsh is a river of Tajikistan since 1950, a tributary of the Panj.",
        mask(SOURCE, MaskForm.PLAIN),
        titles=TITLES,
    )
    assert got.text == (
        "'''Vakhsh''' is a river of [[Tajikistan]] since 1950,<ref>Том 2.</ref> "
        "a tributary of the [[Panj (river)|Panj]].{{sfn|Лоик|1999}}"
    )
    assert {entry.state for entry in got.entries} == {"kept", "mapped"}
    assert got.notes == ()


def test_tokens_win_over_a_search_and_references_move_behind_punctuation() -> None:
    answer = (
        "<a1>Vakhsh</a1> is, since 1950@@PH3@@, a river of <a2>Tajikistan</a2> and flows to "
        "<a4>Panj</a4>@@PH5@@."
    )
    got = unmask(answer, mask(SOURCE, MaskForm.PLACEHOLDER), titles=TITLES)
    assert "1950,<ref>Том 2.</ref> a river" in got.text
    assert got.text.endswith("[[Panj (river)|Panj]].{{sfn|Лоик|1999}}")


def test_what_finds_no_place_goes_to_the_end_and_is_told() -> None:
    got = unmask("Nothing of it is left.", mask(SOURCE, MaskForm.PLAIN), titles=TITLES)
    assert got.text == "Nothing of it is left.<ref>Том 2.</ref>{{sfn|Лоик|1999}}"
    assert "reference 3 placed at the end" in got.notes
    lost = {entry.source for entry in got.entries if entry.note == "not placed"}
    assert "[[Таджикистан|Таджикистана]]" in lost


def test_a_doubled_placeholder_counts_once() -> None:
    masked = mask("Река<ref>а</ref> и мост.", MaskForm.PLACEHOLDER)
    got = unmask("A river@@PH1@@ and@@PH1@@ a bridge.", masked)
    assert got.text == "A river<ref>а</ref> and a bridge."
    assert got.notes == ("placeholder 1 came more than once",)


def test_replacements_stand_for_atoms() -> None:
    masked = mask("Приток [[Пяндж]]а<ref>а</ref>.", MaskForm.PLACEHOLDER)
    got = unmask(
        "A tributary of the <a1>Panj</a1>@@PH2@@.",
        masked,
        replacements={1: "{{ill|Panj|ru|Пяндж|lt=￼}}", 2: "<ref>b</ref>"},
    )
    assert got.text == "A tributary of the {{ill|Panj|ru|Пяндж|lt=Panj}}.<ref>b</ref>"


def test_a_link_without_english_title_stays_for_later() -> None:
    masked = mask("Приток [[Пяндж]]а.", MaskForm.PLACEHOLDER)
    unknown = unmask("A tributary of the <a1>Panj</a1>.", masked)
    assert unknown.text == "A tributary of the [[Пяндж|Panj]]."
    assert unknown.entries[0].state == "unresolved"
    none = unmask("A tributary of the <a1>Panj</a1>.", masked, titles={"Пяндж": None})
    assert none.text == "A tributary of the Panj."
    assert none.entries[0].state == "dropped"


@pytest.mark.parametrize(
    "wild", ["a [[b", "a {{b}} c", "a <ref>b", "a | b", "a\n* b", "* a", "~~~~"]
)
def test_markup_that_an_engine_makes_up_is_only_text(wild: str) -> None:
    got = unmask(wild, mask("Слово.", MaskForm.PLAIN)).text
    assert not any(mark in got for mark in ("[[", "{{", "<ref", "|", "\n", "~~~~"))
    assert not got.startswith("*")


def test_labels_can_be_shown_in_other_words() -> None:
    masked = mask("Река [[Пяндж]].", MaskForm.PLAIN, labels={1: "Panj"})
    assert masked.text == "Река Panj."
