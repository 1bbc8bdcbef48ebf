"""Names of states that CLDR gives: what is offered, what is let pass, and what is left out."""

from __future__ import annotations

import pytest

from workbench.formats.glossaries import computed


@pytest.mark.parametrize(
    ("lang", "source", "offered", "let_pass"),
    [
        pytest.param("ru", "Австрия", ["Austria"], [], id="one name"),
        pytest.param("tg", "Австрия", ["Austria"], [], id="the same in Tajik"),
        pytest.param("ru", "Россия", ["Russia"], [], id="doubtful in Tajik alone"),
        pytest.param("ru", "Киргизия", ["Kyrgyzstan"], [], id="the last of the doubtful"),
        pytest.param("ru", "Мьянма", ["Myanmar"], ["Myanmar (Burma)"], id="a second name"),
        pytest.param("tg", "Мянма", ["Myanmar"], ["Myanmar (Burma)"], id="a second name in one"),
        pytest.param("ru", "Гонконг", ["Hong Kong"], ["Hong Kong SAR China"], id="Hong Kong"),
        pytest.param("tg", "Макао", ["Macao"], ["Macao SAR China"], id="Macao"),
        pytest.param("ru", "Кокосовые о-ва", ["Cocos (Keeling) Islands"], [], id="inside a name"),
        pytest.param("tg", "Ҷазираҳои Кокос", ["Cocos (Keeling) Islands"], [], id="inside, Tajik"),
        pytest.param("ru", "Сент-Люсия", ["Saint Lucia"], ["St. Lucia"], id="a saint"),
        pytest.param("ru", "Уоллис и Футуна", ["Wallis and Futuna"], [], id="and"),
        pytest.param(
            "ru", "Сент-Китс и Невис", ["Saint Kitts and Nevis"], ["St. Kitts and Nevis"], id="both"
        ),
        pytest.param(
            "ru",
            "Виргинские о-ва",
            ["British Virgin Islands", "U.S. Virgin Islands"],
            [],
            id="two places of one name",
        ),
    ],
)
def test_a_state_is_offered_as_its_article_is_called(
    lang: str, source: str, offered: list[str], let_pass: list[str]
) -> None:
    (term,) = [one for one in computed(lang) if one.source == source]
    assert (list(term.targets), list(term.accepted)) == (offered, let_pass)


@pytest.mark.parametrize(
    ("lang", "english"),
    [
        pytest.param("ru", "European Union", id="no state"),
        pytest.param("ru", "United Nations", id="no place"),
        pytest.param("ru", "Outlying Oceania", id="a remainder"),
        pytest.param("ru", "Eurozone", id="a currency"),
        pytest.param("tg", "Unknown Region", id="nowhere"),
        pytest.param("tg", "Pseudo-Bidi", id="a trial of programs"),
        pytest.param("tg", "Pseudo-Accents", id="another trial"),
        pytest.param("ru", "world", id="by number"),
        pytest.param("tg", "Latin America", id="a continent, by number"),
        pytest.param("tg", "Russia", id="doubtful Tajik: Russia"),
        pytest.param("tg", "Germany", id="doubtful Tajik: Germany"),
        pytest.param("tg", "Chad", id="doubtful Tajik: Chad"),
    ],
)
def test_what_is_no_state_or_doubtful_is_left_out(lang: str, english: str) -> None:
    assert english not in [name for term in computed(lang) for name in term.renderings]


@pytest.mark.parametrize("lang", ["ru", "tg"])
def test_names_of_states_are_hints_each_given_once(lang: str) -> None:
    found = computed(lang)
    assert len({term.source for term in found}) == len(found) > 200
    kinds = {(t.lang, t.pos, t.domain, *t.flags, t.origin, t.glossary, t.line) for t in found}
    assert kinds == {(lang, "name", "state", "hint", "CLDR", "CLDR", 0)}


@pytest.mark.parametrize("lang", ["en", "uk", ""])
def test_other_languages_have_none_computed(lang: str) -> None:
    assert computed(lang) == []
