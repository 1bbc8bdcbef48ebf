"""Which values, captions and cells are prose to translate, and which are data."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.wikitext.fragments import wikitext
from workbench.core.model import ATOM
from workbench.core.wikitext import tree
from workbench.core.wikitext.guard import BUDGET, SMALL, pieces
from workbench.core.wikitext.plain import plain_text, project
from workbench.core.wikitext.rebuild import replace_segments
from workbench.core.wikitext.segments import segment_page
from workbench.core.wikitext.spans import scan
from workbench.core.wikitext.values import caption, is_data_template, translatable


def segments(text: str, lang: str = "ru") -> list[str]:
    """Return the wikitext of each segment of a page."""
    page = segment_page(text, lang)
    found = [s for sec in page.sections for b in sec.blocks for s in b.segments]
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("name", "value", "lang", "prose"),
    [
        ("описание", "Река в горах", "ru", True),
        ("описание", "", "ru", False),
        ("описание", "1950", "ru", False),
        ("описание", "—", "ru", False),
        ("описание", ATOM, "ru", False),
        ("описание", f"Река{ATOM}", "ru", True),
        ("описание", "Vakhsh", "ru", False),
        ("описание", "Vakhsh", "en", True),
        ("описание", "да", "ru", False),
        ("описание", "НЕТ", "ru", False),
        ("описание", "Вид на реку.jpg", "ru", False),
        ("описание", "Вид.PNG ", "ru", False),
        ("описание", "https://example.org/река", "ru", False),
        ("описание", "www.река.рф", "ru", False),
        ("Сайт", "река точка рф", "ru", False),
        ("цвет_фона", "красный", "ru", False),
        ("код города", "три ноля", "ru", False),
        ("размер картинки", "большой", "ru", False),
        ("ISO 639", "тадж", "ru", False),
        ("номӣ расмӣ", "Дарёи Вахш", "tg", True),
        ("ном", "ҳа", "tg", False),
    ],
)
def test_a_value_is_prose_when_somebody_would_translate_it(
    name: str, value: str, lang: str, prose: bool
) -> None:
    assert translatable(name, value, lang) is prose


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cite web", True),
        ("Cite_Web", True),
        ("cite", True),
        ("citer", False),
        ("книга", True),
        ("книга рекордов", True),
        ("Книжная полка", False),
        ("lang-tg", True),
        ("langx", True),
        ("langue", False),
        ("#if:а", True),
        ("DEFAULTSORT:Вахш", True),
        ("о", True),
        ("основная статья", True),
        ("отель", False),
        ("ref-en", True),
        ("Река", False),
        ("Карточка реки", False),
        ("", False),
    ],
)
def test_a_template_of_data_is_told_by_its_name(name: str, data: bool) -> None:
    assert is_data_template(name) is data


@pytest.mark.parametrize(
    ("options", "prose"),
    [
        ("мини|Вид на реку", ["Вид на реку"]),
        ("мини", []),
        ("thumb|left|200px|upright=1.2|Вид", ["Вид"]),
        ("мини|слева|200пкс|Вид", ["Вид"]),
        ("мини|200x300px", []),
        ("мини|x300 px|Вид", ["Вид"]),
        ("альт=Лодка|Вид", ["Лодка", "Вид"]),
        ("мини|Вид|альт=Лодка", ["Вид", "Лодка"]),
        ("link=Вахш|Вид", ["Вид"]),
        ("ссылка=Вахш", []),
        ("Старая подпись|Вид", ["Вид"]),
        ("чап|Дарё", ["Дарё"]),
        ("|", []),
        ("Вид=красивый", ["Вид=красивый"]),
    ],
)
def test_a_caption_is_what_is_no_option(options: str, prose: list[str]) -> None:
    parts, at = [], 0
    for option in options.split("|"):
        parts.append((at, at + len(option)))
        at += len(option) + 1
    assert [options[a:b] for a, b in caption(options, parts)] == prose


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("; термин : смысл\n", ["термин", "смысл"]),
        ("; [[Вахш: река]] : смысл\n", ["[[Вахш: река]]", "смысл"]),
        ("; адрес https://x.org/а\n", ["адрес https://x.org/а"]),
        ("* один\n** два\n# три\n: четыре\n", ["один", "два", "три", "четыре"]),
        ("* {{т|значение=слово}}\n", ["слово"]),
        ("* {{s|5 км}} пути\n", ["{{s|5 км}} пути"]),
        ("*\n*   \n", []),
        ("Строка<br>вторая<br />третья\n", ["Строка", "вторая", "третья"]),
        ("<poem>\nстрока\nвторая\n</poem>\n", ["строка", "вторая"]),
        ("а\n\nб\n", ["а", "б"]),
        ("первая\nстрока\n", ["первая\nстрока"]),
        ("123\n", []),
        ("== Река ==\nТекст\n", ["Река", "Текст"]),
        ("== 1950 ==\nТекст\n", ["Текст"]),
        ("{{Карточка\n|имя=Вахш\n|длина=5\n|фото=а.jpg\n}}\n", ["Вахш"]),
        ("{{Карточка\n|имя={{t|слово=дело}}\n}}\n", ["дело"]),
        ("{{книга|заглавие=Реки}}\n", []),
        ("[[Файл:а.jpg|мини|Вид. Утро.]]\n", ["Вид.", "Утро."]),
        ("<gallery>\nФайл:а.jpg|Мост\nб.jpg\n\nв.jpg|Вода{{т|а|б}}\n</gallery>\n", ["Мост", "Вода{{т|а|б}}"]),
        ("[[Категория:Реки]]\n", []),
        ("<!-- слово -->\n", []),
        ("<math>слово</math>\n", []),
    ],
)  # fmt: skip
def test_what_is_translated_of_lists_templates_and_pictures(text: str, wanted: list[str]) -> None:
    assert segments(text) == wanted


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("! Имя !! Год\n|-\n| Вахш || 1950", ["Имя", "Год", "Вахш"]),
        ("| style=x | Вахш || class=y | Пяндж", ["Вахш", "Пяндж"]),
        ("| Вахш\n| Пяндж", ["Вахш", "Пяндж"]),
        ("| Вахш\nтекст ниже\n| Пяндж", ["Вахш\nтекст ниже", "Пяндж"]),
        ("|\n* один\n* два", ["один", "два"]),
        ("|+ Подпись\n|-\n| а", ["Подпись", "а"]),
        ("| [[Вахш|река]] || {{флаг|Таджикистан}}", ["[[Вахш|река]]"]),
        ("| [[Файл:а.jpg|Вид]]", ["Вид"]),
        ('|- style="color:red"\n| а', ["а"]),
        ("| а !! б", ["а !! б"]),
    ],
)
def test_cells_are_translated_each_by_itself(rows: str, wanted: list[str]) -> None:
    assert segments("{| class=x\n" + rows + "\n|}\n") == wanted


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("[[Вахш|река]] и [[Пяндж]]ский", "река и Пянджский"),
        ("[[:Категория:Реки]]", "Категория:Реки"),
        ("[[Категория:Реки]]слово", "слово"),
        ("[[Файл:а.jpg|Вид]]слово", ATOM + "слово"),
        ("[https://x.org сайт] [https://x.org]", f"сайт {ATOM}"),
        ("'''Вахш''' и ''река''", "Вахш и река"),
        ("5&nbsp;км &lt; 6&#160;км &amp;c", "5\u00a0км < 6\u00a0км &c"),
        ("а<br>б<hr/>в", "а б в"),
        ("<small>а</small><span class=x>б</span>", "аб"),
        ("<nowiki>[[а]]</nowiki>", "[[а]]"),
        ("а<!-- б -->в", "ав"),
        ("а<ref>б</ref>в{{г}}д<math>е</math>", f"а{ATOM}в{ATOM}д{ATOM}"),
        ("__TOC__а", "а"),
        ("<templatestyles src=x />а", "а"),
        ("[[а|[[б|в]]]]", "в"),
        ("[[Вахш|]]", "Вахш"),
        ("2 < 3", "2 < 3"),
        ("", ""),
    ],
)
def test_a_reader_sees_words_without_markup(text: str, seen: str) -> None:
    assert plain_text(text) == seen


@given(wikitext)
@settings(max_examples=120)
def test_every_visible_character_has_its_place(text: str) -> None:
    seen = project(text, scan(text), 0, len(text))
    assert len(seen.text) == len(seen.starts) == len(seen.ends)
    assert list(seen.starts) == sorted(seen.starts)
    for char, start, end in zip(seen.text, seen.starts, seen.ends, strict=True):
        assert 0 <= start < end <= len(text)
        if end == start + 1:
            assert char in (text[start], ATOM)


@given(st.text("аб ", min_size=1, max_size=40), st.data())
@settings(max_examples=60)
def test_replacing_leaves_all_else_alone(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    new = {span: f"<{n}>" for n, span in enumerate(spans)}
    changed = replace_segments(text, new)
    for n, (start, end) in reversed(list(enumerate(spans))):
        at = changed.index(f"<{n}>")
        changed = changed[:at] + text[start:end] + changed[at + len(f"<{n}>") :]
    assert changed == text


@pytest.mark.parametrize(
    "spans", [[(0, 3), (2, 4)], [(0, 9)], [(-1, 2)], [(3, 2)], [(0, 4), (1, 2)]]
)
def test_spans_that_cannot_be_replaced_are_refused(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="overlaps"):
        replace_segments("слово", dict.fromkeys(spans, "x"))


@given(wikitext)
@settings(max_examples=60)
def test_pieces_to_parse_join_back(text: str) -> None:
    long = text * (SMALL // max(1, len(text)) + 1) if text else ""
    found = list(pieces(long))
    assert "".join(piece for piece, _ in found) == long


@pytest.mark.parametrize("bad", ["<2 Kb ", "{{а|", "[[б", "<b>", "{|\n", "[https://x "])
def test_openings_without_end_are_kept_from_the_parser(bad: str) -> None:
    text = bad * (BUDGET // 200 // len(bad)) + "\n\nКонец [[Вахш]].\n"
    told = list(pieces(text))
    assert "".join(piece for piece, _ in told) == text
    for piece, safe in told:
        assert not safe or piece.count(bad) * len(piece) <= 2 * BUDGET
    assert str(tree.parse(text)) == text


def test_ordinary_long_text_is_parsed_whole() -> None:
    text = "Слово [[Вахш|река]]<ref>Том</ref> {{s|5}} <b>а</b><br>\n\n" * 400
    assert list(pieces(text)) == [(text, True)]


@pytest.mark.parametrize(
    ("text", "left", "comments"),
    [
        ("[[Вахш<!-- а -->|река]]", "[[Вахш|река]]", "<!-- а -->"),
        ("{{т<!-- а --><!-- б -->|в}}", "{{т|в}}", "<!-- а --><!-- б -->"),
        ("[[Вахш|река<!-- а -->]]", "[[Вахш|река<!-- а -->]]", ""),
    ],
)
def test_comments_leave_a_target_and_are_given_back(text: str, left: str, comments: str) -> None:
    (node,) = tree.parse(text).nodes
    assert tree.commented(node) is bool(comments)
    assert tree.without_comments(node) == comments
    assert str(node) == left
    assert not tree.commented(node)
