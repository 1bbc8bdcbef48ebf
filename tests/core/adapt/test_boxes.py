"""Files, galleries, tags, categories and infoboxes, one piece a row."""

from __future__ import annotations

import pytest

from tests.core.adapt.told import told

LINKS: dict[str, str | None] = {
    "Вахш": "Vakhsh",
    "Чашма": None,
    "Категория:Реки": "Category:Rivers",
    "Категория:IBM": "Category:IBM",
}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Файл:A.jpg|мини", "File:A.jpg|thumb"),
        ("Файл:A.jpg|мини|справа|100пкс|Вид 1,5 км", "File:A.jpg|thumb|right|100px|Вид 1.5 km"),
        ("Файл:A.jpg|thumb|right|100px", "File:A.jpg|thumb|right|100px"),
        ("Изображение:A.jpg|слева", "File:A.jpg|left"),
        ("File:A.jpg|центр", "File:A.jpg|center"),
        ("Image:A.jpg", "Image:A.jpg"),
        ("Файл:A.jpg|centre", "File:A.jpg|centre"),
        ("Файл:A.jpg|100x200пкс|x200пкс|100 пкс", "File:A.jpg|100x200px|x200px|100px"),
        ("Файл:A.jpg|пкс", "File:A.jpg|пкс"),
        ("Файл:A.jpg|альт=Вид 1,5 км", "File:A.jpg|alt=Вид 1.5 km"),
        ("Файл:A.jpg| альт = [[Вахш|река]]", "File:A.jpg| alt = [[Vakhsh|река]]"),
        ("Файл:A.jpg|ссылка=Вахш", "File:A.jpg|link=Vakhsh"),
        ("Файл:A.jpg|ссылка=Чашма", "File:A.jpg|link=Чашма"),
        ("Файл:A.jpg|ссылка=", "File:A.jpg|link="),
        ("Файл:A.jpg|ссылка=http://a.example/1,5 км", "File:A.jpg|link=http://a.example/1,5 км"),
        ("Файл:A.jpg|ссылка=Сад 1,5 км", "File:A.jpg|link=Сад 1,5 км"),
        ("Файл:A.jpg|upright 1,3", "File:A.jpg|upright=1.3"),
        ("Файл:A.jpg|upright=1,3", "File:A.jpg|upright=1.3"),
        ("Файл:A.jpg|страница=5", "File:A.jpg|page=5"),
        ("Файл:A.jpg|страница=5<!-- внизу -->", "File:A.jpg|page=5<!-- внизу -->"),
        ("Файл:A.jpg|страница 5", "File:A.jpg|page=5"),
        ("Файл:A.jpg|страница пять", "File:A.jpg|страница пять"),
        ("Файл:A.ogg|начало=1:30", "File:A.ogg|start=1:30"),
        ("Файл:A.jpg|без|обрамить|безрамки", "File:A.jpg|none|frame|frameless"),
        ("Файл:A.jpg|a=b", "File:A.jpg|a=b"),
        ("Файл:A.jpg|thumbnail|framed|enframed|sup", "File:A.jpg|thumbnail|framed|enframed|sup"),
        ("Файл:A.jpg|альт", "File:A.jpg|альт"),
        ("Файл:A.jpg|альт=Вахш", "File:A.jpg|alt=Вахш"),
        ("Файл:A.jpg|альт=«Вид»", 'File:A.jpg|alt="Вид"'),
        ("Файл:A.jpg|альт=1,5 км = 5,5 км", "File:A.jpg|alt=1.5 km = 5.5 km"),
        ("Файл:A.jpg|альт= [[Вахш]] и [[Вахш|она]]: 1,5 км ", "File:A.jpg|alt= [[Vakhsh]] и [[Vakhsh|она]]: 1.5 km "),
        ("Файл:A.jpg|class=class|class=a,b", "File:A.jpg|class=class|class=a,b"),
        ("Файл:A.jpg| мини | Вид ", "File:A.jpg| thumb | Вид "),
        ("Файл:A.jpg|мини|[[Вахш|река]] и [[Файл:B.jpg|20пкс]]", "File:A.jpg|thumb|[[Vakhsh|река]] и [[File:B.jpg|20px]]"),
        ("Файл:A.jpg|мини|Вид<ref>а</ref>.", "File:A.jpg|thumb|Вид.<ref>а</ref>"),
    ],
)  # fmt: skip
def test_a_file_has_english_options_and_its_caption(given: str, expected: str) -> None:
    assert told(f"[[{given}]]", links=LINKS) == (f"[[{expected}]]", [])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("A.jpg|Вид 1,5 км", "A.jpg|Вид 1.5 km"),
        ("Файл:B.jpg|[[Вахш]]", "File:B.jpg|[[Vakhsh]]"),
        ("Файл:B.jpg", "File:B.jpg"),
        (" Файл:B.jpg |альт=Вид|x", " File:B.jpg |alt=Вид|x"),
        ("Image:C.jpg", "Image:C.jpg"),
        ("File: C: d.jpg|x", "File: C: d.jpg|x"),
        ("<!-- Файл:D.jpg|1,5 км\n-->", "<!-- Файл:D.jpg|1,5 км\n-->"),
        ("<!-- Файл:D.jpg -->", "<!-- Файл:D.jpg -->"),
        ("<!-- x --> Файл:E.jpg|е", "<!-- x --> File:E.jpg|е"),
        ("", ""),
    ],
)
def test_a_gallery_has_a_file_on_each_line(given: str, expected: str) -> None:
    text = f'<gallery widths="100пкс" heights="50px">\n{given}\nZ.jpg\n</gallery>'
    made = f'<gallery widths="100px" heights="50px">\n{expected}\nZ.jpg\n</gallery>'
    assert told(text, links=LINKS) == (made, [])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<imagemap>\n# x\nФайл:A.jpg|100пкс|1,5 км\nrect 1 2 [[Вахш]]\n</imagemap>", "<imagemap>\n# x\nFile:A.jpg|100px|1.5 km\nrect 1 2 [[Вахш]]\n</imagemap>"),
        ("<imagemap>\n# x\n</imagemap>", "<imagemap>\n# x\n</imagemap>"),
        ("<imagemap></imagemap>", "<imagemap></imagemap>"),
        ("<nowiki>[[Вахш]] 1,5 км</nowiki>", "<nowiki>[[Вахш]] 1,5 км</nowiki>"),
        ("<Math>1,5 км</Math>", "<Math>1,5 км</Math>"),
        ("<blockquote>1,5 км [[Вахш]]</blockquote>", "<blockquote>1,5 км [[Vakhsh]]</blockquote>"),
        ("<code>1,5 км</code>", "<code>1,5 км</code>"),
        ("<BIG>1,5 км</BIG>", "<BIG>1.5 km</BIG>"),
        ('<span title="{{число|5}} 1,5 км">1,5 км</span>', '<span title="5 1,5 км">1.5 km</span>'),
        ("[http://a.example/1,5 1,5 км]", "[http://a.example/1,5 1.5 km]"),
        ("[http://a.example/{{число|5}} x]", "[http://a.example/5 x]"),
        ("http://a.example/1,5", "http://a.example/1,5"),
        ("[http://a.example/]", "[http://a.example/]"),
        ("<!-- 1,5 км -->", "<!-- 1,5 км -->"),
    ],
)  # fmt: skip
def test_tags_and_addresses_part_what_is_adapted_from_what_is_not(
    given: str, expected: str
) -> None:
    assert told(given, links=LINKS)[0] == expected


UNKNOWN = "unresolved category: English category not known"


@pytest.mark.parametrize(
    ("given", "expected", "notes"),
    [
        ("[[Категория:Реки]]", "[[Category:Rivers]]", []),
        ("[[категория:реки]]", "[[Category:Rivers]]", []),
        ("[[Категория:Реки|Вахш]]", "[[Category:Rivers]]", ["mapped category: sort key Вахш left out"]),
        ("[[Категория:Реки|*]]", "[[Category:Rivers|*]]", []),
        ("[[Категория:Реки| ]]", "[[Category:Rivers| ]]", []),
        ("[[Категория:Реки|{{PAGENAME}}]]", "[[Category:Rivers|{{PAGENAME}}]]", []),
        ("[[Category:Rivers]]", "[[Category:Rivers]]", []),
        ("[[category:Rivers]]", "[[category:Rivers]]", []),
        ("[[Category:Реки]]", "[[Category:Rivers]]", []),
        ("[[Категория:IBM]]", "[[Category:IBM]]", []),
        ("[[Категория:Сады]]", "[[Категория:Сады]]", [UNKNOWN]),
        ("[[Категория:Сады|Вахш]]", "[[Категория:Сады|Вахш]]", [UNKNOWN]),
    ],
)  # fmt: skip
def test_a_category_is_that_of_the_english_wiki(
    given: str, expected: str, notes: list[str]
) -> None:
    assert told(given, links=LINKS) == (expected, notes)


def test_a_category_that_a_translated_page_still_has_in_russian_is_adapted_too() -> None:
    page = "The river runs far into the valley. " * 10 + "\n\n"
    made = told(f"{page}[[Категория:IBM]]\n[[Category:Lakes]]\n[[Категория:Сады]]", links=LINKS)
    assert made == (f"{page}[[Category:IBM]]\n[[Category:Lakes]]\n[[Категория:Сады]]", [UNKNOWN])


@pytest.mark.parametrize("number", ["1.234.567", "1,234,567", "1\t234", "1.5, 2"])
def test_what_is_no_number_before_a_word_of_scale_is_left_to_a_person(number: str) -> None:
    made, _ = told("{{Государство|население=" + number + " тыс. чел.}}")
    assert f"={number} тыс. чел." in made


KEPT = "mapped template: 1 parameters without a counterpart are kept as they are"
NONE = "unresolved parameter: no counterpart known"
DROPPED = "dropped parameter: no counterpart in the English box"
BY_HAND = "mapped parameter: write the number with {{convert}} (km) by hand"


@pytest.mark.parametrize(
    ("given", "english", "notes"),
    [
        ("длина=524", "length={{convert|524|km|abbr=on}}", []),
        ("длина= 1 524,5 ", "length= {{convert|1524.5|km|abbr=on}} ", []),
        ("длина=500—524", "length={{convert|500–524|km|abbr=on}}", []),
        ("длина={{число|1524}}", "length={{convert|1524|km|abbr=on}}", []),
        ("длина=около 5", "length=около 5", [BY_HAND]),
        ("площадь бассейна=39 100", "basin_size={{convert|39100|km2|abbr=on}}", []),
        ("страна=Таджикистан", "subdivision_name1=Tajikistan", []),
        ("изображение=[[Файл:A.jpg|100px]]", "image=A.jpg", []),
        ("изображение=Файл:A.jpg", "image=A.jpg", []),
        ("изображение=A.jpg", "image=A.jpg", []),
        ("исток=[[Вахш]]", "source1=[[Vakhsh]]", []),
        ("исток=Вахш{{!}}река", "source1=[[Vakhsh|река]]", []),
        ("исток=Чашма{{!}}вода", "source1=вода", []),
        ("неведомое=1,5", "неведомое=1.5", [KEPT, NONE]),
        ("слово", "слово", [KEPT, NONE]),
        ("длина=", "", ["dropped parameter: empty"]),
        ("национальное название=tg/Вахш", "native_name={{lang|tg|Вахш}}", []),
    ],
)  # fmt: skip
def test_a_parameter_of_a_river_s_box(given: str, english: str, notes: list[str]) -> None:
    expected = "|".join(["{{Infobox river|name=Река", *([english] if english else [])]) + "}}"
    assert told("{{Река|название=Река|" + given + "}}", links=LINKS) == (expected, notes)


@pytest.mark.parametrize(
    ("given", "english", "notes"),
    [
        ("население=5 000", "population_total=5,000", []),
        ("население=5,5 тыс. чел.", "population_total=5,500", []),
        ("население=5,5 млн человек", "population_total=5.5 million", []),
        ("население={{число|5000}}", "population_total=5,000", []),
        ("население={{Число|1234567,5}}<ref>а, б</ref>", "population_total=1,234,567.5<ref>а, б</ref>", []),
        ("население={{formatnum:5000}}", "population_total=5,000", []),
        ("население={{рост}} 5000", "population_total={{increase}} 5,000", []),
        ("население=5 000<ref>а</ref>", "population_total=5,000<ref>а</ref>", []),
        ("население=много", "population_total=много", []),
        ("площадь=100,5", "area_total_km2=100.5", []),
        ("страна=Россия", "subdivision_name=Russia|subdivision_type = Country", []),
        ("страна=Нигдея", "subdivision_name=Нигдея|subdivision_type = Country", ["mapped parameter: country not known"]),
        ("страна=Nowhere", "subdivision_name=Nowhere|subdivision_type = Country", []),
        ("часовой пояс=+3", "utc_offset=UTC+3", []),
        ("часовой пояс=−3", "utc_offset=UTC−3", []),
        ("часовой пояс=-3", "utc_offset=UTC-3", []),
        ("статус={{lang-tg|Шаҳр}}", "settlement_type={{langx|tg|Шаҳр}}", []),
        ("флаг=Портал: вид.jpg", "image_flag=Портал: вид.jpg", []),
        ("описание флага=красный|статус=А", "settlement_type=А", [DROPPED]),
        ("lat_deg=5|широта градусы=6|статус=А", "settlement_type=А", [DROPPED]),
        ("часовой пояс=MSK", "utc_offset=MSK", []),
        ("оригинальное название={{lang-tg|Душанбе}}", "native_name={{lang|tg|Душанбе}}", []),
        ("оригинальное название={{lang-tg|Душанбе|Д}}", "native_name={{langx|tg|Душанбе|lit=Д}}", []),
        ("русское название=Вахш", "русское название=Вахш", [KEPT, "unresolved parameter: name is given already"]),
    ],
)  # fmt: skip
def test_a_parameter_of_a_settlement_s_box(given: str, english: str, notes: list[str]) -> None:
    assert told("{{НП|русское название=Город|" + given + "}}") == (
        "{{Infobox settlement|name=Город|" + english + "}}",
        notes,
    )


@pytest.mark.parametrize(
    ("given", "coord"),
    [
        ("lat_deg=38|lon_deg=68", "38|N|68|E"),
        ("lat_deg=38|lat_min=33|lon_deg=68|lon_min=46", "38|33|N|68|46|E"),
        ("lat_deg=38|lat_min=33|lat_sec=10|lon_deg=68|lon_min=46|lon_sec=5", "38|33|10|N|68|46|5|E"),
        ("lat_deg=38|lat_min=33|lon_deg=68", "38|33|N|68|0|E"),
        ("lat_deg=38|lon_deg=68|lon_sec=5", "38|0|0|N|68|0|5|E"),
        ("lat_dir=S|lat_deg=38|lon_dir=W|lon_deg=68", "38|S|68|W"),
        ("lat_deg=38|широта градусы=5|lon_deg=68", "38|N|68|E"),
        ("lat_deg=38", None),
        ("lon_deg=68", None),
    ],
)  # fmt: skip
def test_degrees_become_coordinates(given: str, coord: str | None) -> None:
    made = told("{{НП|русское название=Город|" + given + "}}")[0]
    assert ("{{coord|" in made) is (coord is not None)
    if coord:
        assert "coordinates = {{coord|" + coord + "|display=inline,title}}" in made


@pytest.mark.parametrize(
    ("given", "english"),
    [
        ("\n| русское название = A\n|lat_deg=38|lon_deg=68\n", "\n| name = A\n| COORD"),
        ("\n| русское название = A\n|lat_deg=38|lon_deg=68|статус=Б", "\n| name = A\n|settlement_type=Б\n| COORD"),
        ("|русское название=A|lat_deg=38|lon_deg=68|статус=Б ", "|name=A|settlement_type=Б |COORD"),
        ("|русское название=A |lat_deg=38\n|lon_deg=68\n|статус=Б ", "|name=A |settlement_type=Б |COORD"),
    ],
)  # fmt: skip
def test_coordinates_stand_in_a_line_as_the_first_parameter_does(given: str, english: str) -> None:
    expected = english.replace("COORD", "coordinates = {{coord|38|N|68|E|display=inline,title}}\n")
    assert told("{{НП" + given + "}}") == ("{{Infobox settlement" + expected + "}}", [])
