"""Russian and Tajik figures, dates and centuries in running text, one wording a row."""

from __future__ import annotations

import pytest

from tests.core.adapt.told import told
from workbench.core.adapt import prose

RUSSIAN = [
    # days in one calendar and in two
    ("12 мая", "12 May"),
    ("12 мая 1992 г.", "12 May 1992"),
    ("12 мая 1992 года", "12 May 1992"),
    ("8 Марта", "8 Марта"),
    ("9 Мая 1945", "9 May 1945"),
    ("12—15 мая 1992", "12–15 May 1992"),
    ("32 мая", "32 мая"),
    ("31 мая", "31 May"),
    ("0 мая", "0 мая"),
    ("1 мая", "1 May"),
    ("12 мая года", "12 мая года"),
    ("01.02.1990", "1 February 1990"),
    ("41.02.1990", "41.02.1990"),
    ("01.13.1990", "01.13.1990"),
    ("01.12.1990", "1 December 1990"),
    ("01.02.1990—03.04.1991", "1 February 1990 – 3 April 1991"),
    ("5 (18) мая 1905 года", "18 May [O.S. 5 May] 1905"),
    ("18 (5) мая 1905 года", "18 May [O.S. 5 May] 1905"),
    ("5 мая (18 мая) 1905", "18 May [O.S. 5 May] 1905"),
    ("5 (18) мая", "18 May [O.S. 5 May]"),
    ("5 (18 мая) июня 1905", "5 (18 May) June 1905"),
    ("28 декабря 1904 (10 января 1905) года", "10 January 1905 [O.S. 28 December 1904]"),
    ("5 (14) мая 1905", "14 May [O.S. 5 May] 1905"),
    ("5 (13) мая 1905", "5 (13) May 1905"),
    ("5 (40) мая 1905", "5 (40) May 1905"),
    ("14 (5) мая 1905", "14 May [O.S. 5 May] 1905"),
    ("18 (31) мая 1905", "31 May [O.S. 18 May] 1905"),
    ("19 (32) мая 1905", "19 (32) May 1905"),
    ("28 (10) мая 1905", "28 (10) May 1905"),
    ("5 (23) мая 1905", "5 (23) May 1905"),
    ("28 февраля (13 марта) 1905", "13 March [O.S. 28 February] 1905"),
    ("27 февраля (13 марта) 1905", "27 February (13 March) 1905"),
    ("28 декабря 1904 (10 января) года", "10 January 1905 [O.S. 28 December 1904]"),
    ("5 мая 1904 (18 мая) года", "18 May [O.S. 5 May] 1904"),
    ("5/17 мая 1846", "17 May [O.S. 5 May] 1846"),
    ("5/17 мая 1923", "17 May [O.S. 5 May] 1923"),
    ("5/17 мая 1924", "5/17 May 1924"),
    # months
    ("апрель 1992 года", "April 1992"),
    ("в апреле 1992 г. Душанбе", "в April 1992 Душанбе"),
    ("апреле — мае 1992", "April – May 1992"),
    ("апрель— май 1992", "April – May 1992"),
    ("апрель—май 1992 г.", "April–May 1992"),
    # years and eras
    ("1990 г.", "1990"),
    ("1990 г. р.", "born 1990"),
    ("1941—1945 гг.", "1941–1945"),
    ("1941 — 1945 годы", "1941–1945"),
    ("1941 — 1945", "1941–1945"),
    ("1941-1945", "1941–1945"),
    ("1945-1941", "1945-1941"),
    ("1990—95 гг.", "1990–95"),
    ("1990-го", "1990"),
    ("1990-го года", "1990"),
    ("500 лет", "500 лет"),
    ("500 год до н. э.", "500 BC"),
    ("500—400 гг. до н. э.", "500–400 BC"),
    ("500 — 400 гг. до н. э.", "500–400 BC"),
    ("500 год до нашей эры", "500 BC"),
    ("5 год н. э.", "AD 5"),
    # decades
    ("90-е годы", "90s"),
    ("90-х годов XX века", "1990s"),
    ("90-х годов II века", "190s"),
    ("90-х годов I века", "90s"),
    ("60—70-х годов XIX века", "1860s–1870s"),
    ("1990-е годы", "1990s"),
    ("1990-х", "1990s"),
    ("1990—2000-е годы", "1990s–2000s"),
    ("начале 1990-х годов", "early 1990s"),
    ("конец 80-х годов", "late 80s"),
    # centuries
    ("XIX век", "19th century"),
    ("XIXа век", "XIXа век"),
    ("XIХ веке", "19th century"),
    ("XL век", "XL век"),
    ("21 век", "21st century"),
    ("39 век", "39th century"),
    ("40 век", "40 век"),
    ("XIX—XX века", "19th–20th centuries"),
    ("XIX и XX веков", "19th и 20th centuries"),
    ("IV, V и VI века", "4th, 5th и 6th centuries"),
    ("с XV по XVI век", "с 15th по 16th century"),
    ("с XV по XVI и XVII века", "с 15th по 16th и 17th centuries"),
    ("XIX в. Душанбе", "19th century Душанбе"),
    ("V век до н. э.", "5th century BC"),
    ("III тысячелетия до н. э.", "3rd millennium BC"),
    ("I тысячелетие н. э.", "1st millennium AD"),
    ("III и II тысячелетия до н. э.", "3rd и 2nd millennia BC"),
    ("конец XIX века", "late 19th century"),
    ("начало XX века", "early 20th century"),
    ("середина XIX века", "mid-19th century"),
    ("первая половина XIX века", "first half of the 19th century"),
    ("вторая половина XIX — начало XX века", "second half of the 19th – early 20th century"),
    ("вторая четверть XIX века", "second quarter of the 19th century"),
    ("в третьей четверти XIX века", "в third quarter of the 19th century"),
    ("в третью четверть XIX века", "в third quarter of the 19th century"),
    ("третья треть XIX века", "third third of the 19th century"),
    ("последняя треть XIX века", "last third of the 19th century"),
    ("3-я четверть XX в.", "third quarter of the 20th century"),
    ("конец XIX — начало XX века", "late 19th – early 20th century"),
    ("рубеж XIX—XX веков", "turn of the 20th century"),
    ("на рубеже XIX и XX вв.", "на turn of the 20th century"),
    ("рубеж XL—L веков", "рубеж XL—L веков"),
    ("Пётр I и XV век", "Пётр I и 15th century"),
    ("Для I и XV век", "Для 1st и 15th centuries"),
    # counted, not named
    ("5 веков", "5 веков"),
    ("5 века", "5th century"),
    ("1 века", "1st century"),
    ("за 3 века", "за 3 века"),
    ("за 4 тысячелетия", "за 4 тысячелетия"),
    ("за 2 века", "за 2 века"),
    ("за 3 столетия", "за 3 столетия"),
    ("5 столетий", "5 столетий"),
    ("5 тысячелетий", "5 тысячелетий"),
    ("3 века до н. э.", "3rd century BC"),
    ("конец 3 века", "late 3rd century"),
    # numbers
    ("3 644 826", "3,644,826"),
    ("1 428 571,5", "1,428,571.5"),
    ("100.25 км", "100.25 km"),
    ("5,25", "5.25"),
    ("1234", "1234"),
    ("0123", "0123"),
    ("1,5 млн", "1.5 million"),
    ("2 млн 500 тыс.", "2.5 million"),
    ("2 млн 50 тыс.", "2.05 million"),
    ("5 тыс. квт", "5,000 квт"),
    ("5 Тыс. Км", "5,000. Км"),
    ("12,5 тыс.", "12,500"),
    ("12,5 тыс. чел.", "12,500 people"),
    ("3—4 тыс.", "3,000–4,000"),
    ("тыс. лет", "тыс. лет"),
    ("48 %", "48%"),
    ("48 процентов", "48%"),
    ("5—10 %", "5–10%"),
    # money
    ("5 млрд руб.", "₽5 billion"),
    ("100 руб.", "₽100"),
    ("$5 млн", "US$5 million"),
    ("5 млн долларов США", "US$5 million"),
    ("100 €", "€100"),
    ("1 000 000 ₽", "₽1,000,000"),
    # units and ranges
    ("5—10 км", "5–10 km"),
    ("5 — 10 км", "5–10 km"),
    ("10 — 5 км", "10 – 5 km"),
    ("5 — 5 км", "5 – 5 km"),
    ("1990 — 15 000 км", "1990 – 15,000 km"),
    ("2010 — 15 000 км", "2010 – 15,000 km"),
    ("1,5—2 м", "1.5–2 m"),
    ("100 км²", "100 km²"),
    ("5 кВт·ч", "5 kWh"),
    ("5 чел./км²", "5 people/km²"),
    ("в 5 т.", "в 5 т."),
    ("в 5 т. Душанбе", "в 5 т. Душанбе"),
    ("36,625 °C", "36.625 °C"),
    ("№ 5", "No. 5"),
    ("№5—6", "Nos. 5–6"),
    ("5-6 лет", "5–6 лет"),
    ("5-5 лет", "5-5 лет"),
    ("6-5 лет", "6-5 лет"),
    # ordinals and dashes
    ("1-й", "1st"),
    ("201-я", "201st"),
    ("1—2-й", "1st–2nd"),
    ("5-й год", "5-й год"),
    ("слово — дело", "слово – дело"),
    ("А—Б", "А–Б"),
    ("слово —", "слово –"),
    # days that some years have and some months have not
    ("29.02.2000", "29 February 2000"),
    ("29.02.2100", "29.02.2100"),
    ("29.02.1900", "29 February 1900"),
    ("29.02.1924", "29 February 1924"),
    ("29.02.1925", "29.02.1925"),
    ("29 февраля", "29 February"),
    ("30 февраля", "30 февраля"),
    ("30.11.1990", "30 November 1990"),
    ("31.11.1990", "31.11.1990"),
    ("31.12.1990", "31 December 1990"),
    ("31 июня 1990 года", "31 июня 1990 года"),
    # one year or ten
    ("1990-м", "1990"),
    ("в 1990-м году", "в 1990"),
    ("за 1990-м", "за 1990"),
    ("к 1990-м", "к 1990s"),
    ("к 1990-м годам", "к 1990s"),
    ("1941—45 гг. 50 тыс. чел.", "1941–45, 50,000 people"),
    # seconds, pages, a preposition
    ("за 10 с.", "за 10 s"),
    ("рекорд 9,8 с.", "рекорд 9.8 s"),
    ("в 320 с.", "в 320 pp."),
    ("Луч. 1 с.", "Луч. 1 p."),
    ("5 с половиной", "5 с половиной"),
    ("5 с", "5 с"),
    ("Луч, с. 5—7", "Луч, pp. 5–7"),
    ("в с. 5", "в с. 5"),
    ("Сад. 2-е изд.", "Сад. 2nd ed."),
    ("2-е издание", "2nd издание"),
    # units that are words, fractions, raised figures
    ("1 л. с.", "1 hp"),
    ("90—110 л.с.", "90–110 hp"),
    ("700 мм рт. ст.", "700 mmHg"),
    ("3½ км", "3½ km"),
    ("¾ дома", "¾ дома"),
    ("5·10⁶ м", "5·10⁶ m"),
    ("300 м. над", "300 m над"),
    ("1,5 ч. лёта", "1.5 h лёта"),
    ("5 - 6 км", "5–6 km"),
    ("6 - 5 км", "6 - 5 km"),
    ("1990 - 5 км", "1990 - 5 km"),
    ("1 руб. 5 коп.", "₽1.05"),
    ("100 экз.", "100 copies"),
    # the accusative
    ("2-ю", "2nd"),
    ("12-ю", "12-ю"),
    ("22-ю", "22nd"),
    ("5-ю", "5-ю"),
]


@pytest.mark.parametrize(("russian", "english"), RUSSIAN)
def test_a_russian_wording_is_written_in_english(russian: str, english: str) -> None:
    assert prose(f"вот {russian} и там", "ru") == f"вот {english} и там"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("«а „б „в“ г“ д»", "\"а 'б \"в\" г' д\""),
        ("«а „б \"в\" г“ д»", "\"а 'б \"в\" г' д\""),
        ("«а «б «в» г» д»", "\"а 'б \"в\" г' д\""),
        ("“а „б“ в”", "\"а 'б' в\""),
        ("«Сад \"Вахш\" и", '"Сад "Вахш" и'),
        ("а» «б»", 'а" "б"'),
        ("«а» б“ в”", '"а" б" в"'),
        ("„а“ „б“", '"а" "б"'),
        ("«а “б” в»", "\"а 'б' в\""),
        ("«“б” в»", "\"'б' в\""),
        ("„а (“б” в)“", "\"а ('б' в)\""),
        ("“а” “б”", '"а" "б"'),
        ("„X“ б", '"X" б'),
    ],
)  # fmt: skip
def test_quotation_marks_are_straight_and_those_inside_single(given: str, expected: str) -> None:
    assert prose(given, "ru") == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Он рос там. В 1950 г. Душанбе был.", "Он рос там. В 1950 Душанбе был."),
        ("Он рос там до 1950 г. Душанбе был.", "Он рос там до 1950. Душанбе был."),
        ("Он был в 1990 г.<ref>а</ref> Сад рос.", "Он был в 1990.<ref>а</ref> Сад рос."),
        ("Он был в 1990 г.<ref>а</ref> и рос.", "Он был в 1990<ref>а</ref> и рос."),
    ],
)
def test_a_capital_behind_an_abbreviation_begins_a_sentence(given: str, expected: str) -> None:
    assert prose(given, "ru") == expected


@pytest.mark.parametrize(
    ("abbreviated", "english"),
    [
        ("1990 г.", "1990"),
        ("XIX в.", "19th century"),
        ("5 млн руб.", "₽5 million"),
        ("12,5 тыс.", "12,500"),
        ("5 млн.", "5 million"),
        ("5 (18) мая 1905 г.", "18 May [O.S. 5 May] 1905"),
        ("90-е гг.", "90s"),
        ("90-х годах XX в.", "1990s"),
        ("12 мая 1992 г.", "12 May 1992"),
        ("500 г. до н. э.", "500 BC"),
    ],
)
def test_the_stop_of_an_abbreviation_stays_where_it_ends_the_sentence(
    abbreviated: str, english: str
) -> None:
    assert prose(f"Это {abbreviated}", "ru") == f"Это {english}."
    assert prose(f"Это {abbreviated}\n", "ru") == f"Это {english}.\n"
    assert prose(f"Это {abbreviated} и там", "ru") == f"Это {english} и там"
    assert prose(abbreviated, "ru") == english, "a cell of a table is no sentence"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("12 мая 1992 г. и 12 мая", "May 12, 1992 и May 12"),
        ("01.02.1990", "February 1, 1990"),
        ("01.02.1990—03.04.1991", "February 1, 1990 – April 3, 1991"),
        ("5 (18) мая 1905 года", "May 18 [O.S. May 5], 1905"),
        ("5 (18) мая", "May 18 [O.S. May 5]"),
        ("5/17 мая 1846", "May 17 [O.S. May 5], 1846"),
        ("5 (40) мая 1905", "5 (40) May 1905"),
        ("апреле — мае 1992", "April – May 1992"),
    ],
)
def test_an_american_date_begins_with_its_month(given: str, expected: str) -> None:
    assert told(f"вот {given} и там", dates="mdy")[0] == f"вот {expected} и там"


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("За 10 с. до конца", "За 10 s до конца"),
        ("В 5 т.", "В 5 т."),
        ("В 5 т. и там", "В 5 т. и там"),
    ],
)
def test_the_first_word_of_a_line_tells_what_is_counted(russian: str, english: str) -> None:
    assert prose(russian, "ru") == english


TAJIK = [
    ("соли 1992", "1992"),
    ("солҳои 1941—1945", "1941–1945"),
    ("солҳои 1990-ум", "1990s"),
    ("соли 1990-ум", "1990"),
    ("солҳои 90-ум", "90s"),
    ("солҳои 20-уми асри XX", "1920s"),
    ("асри XIX", "19th century"),
    ("асрҳои XIX—XX", "19th–20th centuries"),
    ("охири асри XIX", "late 19th century"),
    ("нимаи дуюми асри XIX", "second half of the 19th century"),
    ("ҳазораи III пеш аз милод", "3rd millennium BC"),
    ("соли 480 пеш аз милод", "480 BC"),
    ("ҳазораҳои III ва II пеш аз милод", "3rd ва 2nd millennia BC"),
    ("асрҳои охири XIX — аввали XX", "late 19th – early 20th century"),
    ("соли 480 милодӣ", "AD 480"),
    ("5.000 нафар", "5,000 people"),
    ("12 май 1992", "12 May 1992"),
]


@pytest.mark.parametrize(("tajik", "english"), TAJIK)
def test_a_tajik_wording_is_written_in_english(tajik: str, english: str) -> None:
    assert prose(f"Ин {tajik} ва он", "tg") == f"Ин {english} ва он"
