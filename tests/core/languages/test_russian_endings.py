"""Endings tell which words may be forms of given lemmas: they never deny one that is."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice, product

import pytest

from workbench.core.glossary import keys
from workbench.core.glossary.matcher import Matcher
from workbench.core.glossary.terms import Term
from workbench.core.languages import russian, russian_endings
from workbench.core.languages.russian_endings import Reach

FORMS = [
    "книгами",
    "людьми",
    "дней",
    "отцу",
    "львом",
    "ребята",
    "лучшего",
    "побольше",
    "наибольшими",
    "шёл",
    "идущего",
    "ведут",
    "вёл",
    "мостам",
    "станет",
    "городов",
    "детям",
    "матерью",
    "имён",
    "времени",
    "окон",
    "сёстрами",
    "братьев",
    "крестьяне",
    "таджиков",
    "рублей",
    "подписанными",
    "строящегося",
    "хотят",
    "хочет",
    "ехали",
    "еду",
    "душанбинского",
    "горняцкой",
    "премьера",
    "орлят",
    "котёнком",
    "семян",
    "полей",
    "днём",
    "жёнами",
    "мужья",
    "друзей",
    "господам",
    "цветами",
    "чудес",
    "небеса",
    "ушами",
    "красивейшего",
    "лучшие",
    "легчайшими",
    "сильнее",
    "быстрей",
    "ими",
    "нас",
    "тремя",
    "двумя",
    "десятью",
    "пятистам",
    "обоих",
]
"""Forms that differ from their lemmas in every way that Russian has."""
GUESSED = ["хлястарями", "мургабщиной", "бартангцев", "кулобскими", "дангаринцу", "рогунстроем"]
"""Words that no dictionary has."""


@pytest.mark.parametrize("form", [*FORMS, *GUESSED])
def test_a_form_is_within_reach_of_its_lemmas(form: str) -> None:
    word = form.replace("ё", "е")
    for lemma in russian.lemmas(word).possible:
        assert word in Reach({lemma}), lemma


def test_a_guess_is_told_from_what_a_dictionary_has() -> None:
    assert isinstance(russian.lemmas("цзбвгом"), russian.Guess)
    assert not isinstance(russian.lemmas("столицей"), russian.Guess)
    assert not isinstance(russian.lemmas("стали"), russian.Guess)


def test_words_of_other_lemmas_are_not() -> None:
    reach = Reach({"столица", "договор", "таджикский", "хотеть"})
    assert [w for w in ("столбами", "договаривать", "таджику", "хутор", "") if w in reach] == []


def test_a_long_text_gives_what_its_sentences_give(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = [Term(russian.lemma(form), "ru", ("x",)) for form in (*FORMS, *GUESSED)]
    text = " ".join([*FORMS, *GUESSED])
    monkeypatch.setattr(keys, "PATIENCE", 300)
    letters = "бвгджзклмн"
    unknown = ("ц" + a + b + c for a, b, c in product(letters, repeat=3))
    many = Matcher(terms, "ru")
    assert many.find(" ".join(islice(unknown, keys.PATIENCE))) == []
    with monkeypatch.context() as patch:
        patch.setattr(russian_endings, "known", lambda: False)
        few = Matcher(terms, "ru").find(text)
    assert few == many.find(text)
    assert len(few) >= len(FORMS) + len(GUESSED) - 12


@pytest.mark.parametrize(
    ("text", "patience", "asked"),
    [
        ("Из столицы в стол, за столицей.", 0, True),
        ("Из столицы в стол, за столицей.", 5, True),
        ("Из столицы в стол, за столицей.", 6, False),
        ("Цзбвгом столицы, столицей.", 10, True),
        ("Цзбвгом столицы, столицей.", 11, False),
    ],
)
def test_endings_are_asked_once_patience_is_at_its_end(
    monkeypatch: pytest.MonkeyPatch, text: str, patience: int, asked: bool
) -> None:
    made: list[int] = []

    class Watched(Reach):
        def __init__(self, lemmas: Collection[str]) -> None:
            made.append(len(lemmas))
            super().__init__(lemmas)

    monkeypatch.setattr(keys, "PATIENCE", patience)
    monkeypatch.setattr(russian_endings, "known", lambda: False)
    monkeypatch.setattr(russian_endings, "Reach", Watched)
    matcher = Matcher([Term("столица", "ru", ("capital",))], "ru")
    assert [hit.surface for hit in matcher.find(text)] == ["столицы", "столицей"]
    assert bool(made) is asked
