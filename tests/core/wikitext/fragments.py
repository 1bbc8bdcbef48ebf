"""Random wikitext for the laws: pieces of real markup, whole and broken, in any order."""

from __future__ import annotations

import random

from hypothesis import strategies as st

WORDS = [
    "столица",
    "город",
    "река",
    "война",
    "книга",
    "Берлин",
    "Душанбе",
    "в",
    "на",
    "и",
    "1990",
    "году",
    "была",
    "построена",
    "Помир",
    "IBM",
    "улица",
    "мост",
    "который,",
    "где",
    "затем",
    "области",
    "поэт",
]

PIECES = [
    "текст. ", "Слово ", "в 1945 г. ", "\n", "\n\n", "* ", "# ", ": ", "; термин : смысл\n", "== Раздел ==\n",
    "=== {{a}} ===\n", "<!-- скрыто -->", "<!--", "-->", "<nowiki>", "</nowiki>", "[[", "]]", "{{", "}}", "{{{", "}}}",
    "|", "=", "[[Город]]", "[[Город|города]]", "[[Файл:Вид.jpg|мини|Вид на реку. Утро.]]", "[[Категория:Реки]]", "[[en:River]]",
    "<ref>Том 2. С. 5.</ref>", '<ref name="а" />', "<ref>", "</ref>", "''", "'''", "'''''", "{|\n", "|-\n", "| ячейка || вторая\n",
    "! шапка !! вторая\n", "|}\n", "|+ Подпись\n", "{{Карточка\n| имя = Река\n| фото = a.jpg\n}}\n", "{{s|5 км}}", "<br>", "<b>",
    "</b>", "<gallery>\nФайл:a.jpg|Мост\n</gallery>\n", "<math>x</math>", "&nbsp;", "&lt;", "https://example.org/a?b=c ",
    "[https://example.org сайт]", "[https://example.org", "]", "__TOC__", "----\n", "<poem>\nстрока\nвторая\n</poem>", "\r\n",
    "\t", " ", "@@PH1@@", "X1Q", "<a1>", "￼", "<2 Kb", "~~~~", "<references />", "<small>", "</small>",
]  # fmt: skip

wikitext = st.lists(
    st.sampled_from(PIECES) | st.text(alphabet="абв .{}[]|='<>/!\n*#:-", max_size=6), max_size=25
).map("".join)
"""Any sequence of pieces, most of it malformed."""


def _piece(dice: random.Random) -> str:
    word = lambda: dice.choice(WORDS)  # noqa: E731
    number = dice.randrange(10**6)
    chosen = dice.random()
    if chosen < 0.45:
        return word()
    if chosen < 0.60:
        return dice.choice(
            [
                f"[[{word()}]]",
                f"[[{word()}|{word()}]]",
                f"[[{word()}|{word()} {word()}]]ой",
                f"[[{word()}#часть|''{word()}'']]",
                f"[[:en:{word()}|{word()}]]",
            ]
        )
    if chosen < 0.74:
        return dice.choice(
            [
                f"<ref>{word()} {number}</ref>",
                f'<ref name="a{number}" />',
                f"<ref name=b{number}>{{{{книга|автор={word()}|год={number}}}}}</ref>",
                f"{{{{sfn|{word()}|{number}}}}}",
            ]
        )
    if chosen < 0.84:
        return dice.choice(
            [
                f"{{{{нп5|{word()}}}}}",
                f"<math>x^{number}</math>",
                "{{s|5 км}}",
                "&nbsp;",
                "<!-- а -->",
            ]
        )
    if chosen < 0.94:
        return dice.choice(
            [
                f"''{word()} {word()}''",
                f"'''{word()}'''",
                "м<sup>2</sup>",
                f"<small>{word()}</small>",
            ]
        )
    return dice.choice(
        ["https://example.org/a?b=c", f"[https://example.org {word()}]", "@@PH1@@", "«", "X2Q"]
    )


def sentence(dice: random.Random) -> str:
    """Return a sentence of well-formed wikitext."""
    text = ""
    for _ in range(dice.randrange(1, 14)):
        piece = _piece(dice)
        glued = not text or piece.startswith(("<ref", "{{sfn"))
        text += ("" if glued else " ") + piece + ("," if dice.random() < 0.1 else "")
    return text + dice.choice([".", "!", "?", "", "…"])
