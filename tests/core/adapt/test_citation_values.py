"""What becomes of one value of a citation: the parameter it goes to, how it is written, what a person is told."""

from __future__ import annotations

import pytest

from tests.core.adapt.told import told
from workbench.core.adapt.dates import citation_date, valid, written

MONTH = "unresolved parameter: no month"
DAY = "unresolved parameter: no day"
LANGUAGE = "mapped parameter: language not known"
TOGETHER = "mapped parameter: names are not guessed apart"
ORIGINAL = "dropped parameter: title of the original, in another language"
KIND = "dropped parameter: kind of publication, taken into the template's name"
TITLE = "mapped template: trans-title is left for you"
CHAPTER = "mapped template: trans-chapter is left for you"
DEAD = "mapped template: the link is dead and has no archived copy"
STATUS = "dropped parameter: English citations take a status only with an archived copy"
EMPTY = "dropped parameter: empty"
ILL = "dropped link: no English article; {{ill}} does not belong into a citation"

BOOK = [
    # dates
    ("месяц=мая|год=1999", "date=May 1999", []),
    ("месяц=1|год=1999", "date=January 1999", []),
    ("месяц=12|год=1999", "date=December 1999", []),
    ("месяц=13|год=1999", "date=1999", [MONTH]),
    ("месяц=0|год=1999", "date=1999", [MONTH]),
    ("год=1999|месяц=ноль", "date=1999", [MONTH]),
    ("год=1999|месяц=Май.", "date=May 1999", []),
    ("год=1999|месяц=май|день=5", "date=5 May 1999", []),
    ("год=1999|день=15|месяц=май", "date=15 May 1999", []),
    ("год=1999|месяц=май|день=5—7", "date=5–7 May 1999", []),
    ("год=1999|месяц=май|день=5-7", "date=5–7 May 1999", []),
    ("год=1999|месяц=май|день=весной", "date=May 1999", [DAY]),
    ("год=1999|месяц=май|день=115", "date=May 1999", [DAY]),
    ("день=5|месяц=май", "date=5 May", []),
    ("месяц=май", "date=May", []),
    ("год=1999|день=5", "date=1999", ["unresolved parameter: a day without its month"]),
    ("год=1999|месяц=май|день=05", "date=5 May 1999", []),
    ("месяц=май|год=1998—1999", "date=May 1998–1999", []),
    ("год=1999 г.", "date=1999", []),
    ("год=1999 год", "date=1999", []),
    ("год=1999б", "date=1999b", []),
    ("год=1999б|месяц=май", "date=May 1999b", []),
    ("год=город", "date=город", []),
    # languages
    ("язык=рус., англ.", "language=ru, en", []),
    ("язык=рус. и англ.", "language=ru, en", []),
    ("язык=рус/англ;нем", "language=ru, en, de", []),
    ("язык=эльфийский", "language=эльфийский", [LANGUAGE]),
    ("язык=рус.; эльфийский", "language=рус.; эльфийский", [LANGUAGE]),
    # further authors
    ("автор=А. Б.|соавторы=В. Г.", "author=А. Б.|author2=В. Г.", []),
    ("автор=Айни С.|соавторы=Лахути А., Улугзода С.", "author=Айни С.|author2=Лахути А.|author3=Улугзода С.", []),
    ("автор=Айни С.|соавторы=Лахути А.; Улугзода С.;", "author=Айни С.|author2=Лахути А.|author3=Улугзода С.", []),
    ("автор=Айни С.|соавторы=Лахути, Улугзода", "author=Айни С.|others=Лахути, Улугзода", [TOGETHER]),
    ("соавторы=Лахути А.", "others=Лахути А.", [TOGETHER]),
    ("автор=К.|last2=К.|соавторы=Лахути А.", "author=К.|last2=К.|others=Лахути А.", [TOGETHER]),
    ("автор=К.|author2=К.|соавторы=Лахути А.", "author=К.|author2=К.|others=Лахути А.", [TOGETHER]),
    ("автор=|соавторы=Лахути А.", "others=Лахути А.", [EMPTY, TOGETHER]),
    ("автор=Айни С.|автор2=К.|соавторы=Лахути А.", "author=Айни С.|author2=К.|others=Лахути А.", [TOGETHER]),
    ("фамилия=Айни|соавторы=Лахути А.", "last=Айни|author2=Лахути А.", []),
    # volumes and numbers, in either order
    ("том=2|номер=3", "volume=2, no. 3", []),
    ("номер=3|том=2", "volume=2, no. 3", []),
    ("номер=3", "volume=3", []),
    ("том=2", "volume=2", []),
    ("том=2|том=5", "volume=2", ["unresolved parameter: another parameter gave volume already"]),
    # editions and places
    ("издание=2-е изд., испр.", "edition=2nd", ["mapped parameter: left out: испр."]),
    ("издание=третье", "edition=третье", []),
    ("место=М.", "location=Moscow", []),
    # pages
    ("страницы=12", "page=12", []),
    ("страницы=12—15", "pages=12–15", []),
    ("страницы=С. 12", "page=12", []),
    ("страницы=стр. 12", "page=12", []),
    ("страницы=с. 12-15", "pages=12–15", []),
    ("страницы=12, 15", "pages=12, 15", []),
    ("страницы=12&mdash;15", "pages=12–15", []),
    ("страницы=12 — 15", "pages=12–15", []),
    ("страницы=XII", "page=XII", []),
    ("страницы=5;7", "pages=5;7", []),
    ("pages=7--9", "pages=7–9", []),
    ("столбцы=12-14", "at=cols. 12–14", []),
    ("страницы=5|столбцы=12—14", "at=p. 5, cols. 12–14", []),
    ("столбцы=12|страницы=5—6", "at=pp. 5–6, cols. 12", []),
    # roles
    ("ответственный=под ред. А. Б.", "editor=А. Б.", []),
    ("ответственный=отв. ред. А. Б.,", "editor=А. Б.", []),
    ("ответственный=пер. с англ. В. Г.", "translator=В. Г.", []),
    ("ответственный=пер. В. Г.; ред. А. Б.", "translator=В. Г.|editor=А. Б.", []),
    ("ответственный=ред. А. Б.; ред. В. Г.", "editor=А. Б.|others=ред. В. Г.", []),
    ("ответственный=Hrsg. von K. M.", "editor=K. M.", []),
    ("ответственный=ред.", "others=ред.", []),
    ("ответственный=ред. Malcolm X", "editor=Malcolm X", []),
    ("ответственный=Комиссия; Совет", "others=Комиссия; Совет", []),
    # originals and other texts
    ("оригинал=The River", "trans-title=The River", []),
    ("оригинал=Der Fluss", "", [ORIGINAL]),
    ("оригинал=The Река", "", [ORIGINAL]),
    ("викитека=Река (стих)", "url=https://ru.wikisource.org/wiki/Река_(стих)", []),
    ("ссылка=http://a.example/|викитека=Река", "url=http://a.example/", ["dropped parameter: there is another link"]),
    ("ссылка=|викитека=Река", "url=https://ru.wikisource.org/wiki/Река", [EMPTY]),
    # the anchor of short footnotes
    ("ref=Айни", "ref={{sfnref|Айни}}", []),
    ("ref=harv", "ref=harv", []),
    ("ref=none", "ref=none", []),
    ("год=1999|ref=Айни", "date=1999|ref={{sfnref|Айни|1999}}", []),
    ("year=1999|ref=Айни", "date=1999|ref={{sfnref|Айни|1999}}", []),
    ("год=1999в|ref=Айни", "date=1999c|ref={{sfnref|Айни|1999c}}", []),
    ("ref-год=2000|год=1999|ref=Айни", "date=1999|ref={{sfnref|Айни|2000}}", ["dropped parameter: part of ref"]),
    # subtitles and quotes
    ("подзаголовок=water", "title=Sad: water", []),
    ("часть=«Raft»", "chapter=Raft", []),
    ("часть=«Raft» or «Boat»", "chapter=«Raft» or «Boat»", []),
    ("часть=«»", "chapter=«»", []),
    ("часть=«A»", "chapter=A", []),
    ("часть=««Raft» or boat»", "chapter=««Raft» or boat»", []),
    ("часть=«Raft» or boat»", "chapter=«Raft» or boat»", []),
    ("isbn=5-01, 5-02; 5-03", "isbn=5-01", ["mapped parameter: left out: 5-02, 5-03"]),
    ("isbn=5-01", "isbn=5-01", []),
    ("url-архив=http://w.example/1|deadlink=yes", "archive-url=http://w.example/1|url-status=dead", []),
    ("часть=Глава", "script-chapter=ru:Глава|trans-chapter=|language=ru", [CHAPTER]),
    # what English citations do not know
    ("чушь=1", "", ["unresolved parameter: no such parameter in English citations"]),
    ("чушь=", "", [EMPTY]),
    ("nonsense=1", "nonsense=1", []),
    ("x1=", "x1=", []),
    ("тираж=3000", "", ["dropped parameter: print run"]),
]  # fmt: skip


@pytest.mark.parametrize(("given", "english", "notes"), BOOK)
def test_a_value_of_a_book(given: str, english: str, notes: list[str]) -> None:
    expected = english if english.startswith("title=") else f"title=Sad|{english}".rstrip("|")
    assert told("{{книга|заглавие=Sad|" + given + "}}") == ("{{cite book|" + expected + "}}", notes)


LINKS: dict[str, str | None] = {"Река": "River", "Айни, Садриддин": "Sadriddin Ayni", "Никто": None}


@pytest.mark.parametrize(
    ("call", "english", "notes"),
    [
        ("статья|заглавие=Sad|издание=Вестник|номер=3", "journal|title=Sad|journal=Вестник|issue=3", []),
        ("статья|заглавие=Sad|номер=3|выпуск=14", "journal|title=Sad|issue=14 (3)", []),
        ("статья|заглавие=Sad|выпуск=14|номер=3", "journal|title=Sad|issue=14 (3)", []),
        ("статья|заглавие=Sad|том=5|номер=2", "journal|title=Sad|volume=5|issue=2", []),
        ("статья|заглавие=Sad|тип=журнал|издание=Вестник", "journal|title=Sad|journal=Вестник", [KIND]),
        ("статья|заглавие=Sad|тип=Газета|издание=«Вестник»", "news|title=Sad|newspaper=Вестник", [KIND]),
        ("статья|заглавие=Sad|издание=«Acts»|тип=сборник", "book|chapter=Sad|title=Acts", [KIND]),
        ("статья|издание=Acts|тип=Сборник", "book|title=Acts", [KIND]),
        ("статья|заглавие=Sad|автор=[[Айни, Садриддин|С. Айни]]", "journal|title=Sad|author=С. Айни|author-link=Sadriddin Ayni", []),
        ("статья|заглавие=Sad|автор= [[Айни, Садриддин]]", "journal|title=Sad|author=Айни, Садриддин|author-link=Sadriddin Ayni", []),
        ("статья|заглавие=Sad|автор=[[Айни, Садриддин|С. Айни]] и др.", "journal|title=Sad|author=С. Айни и др.", []),
        ("статья|заглавие=Sad|автор=[[Никто|Н.]]", "journal|title=Sad|author=Н.", [ILL]),
        ("публикация|статья|заглавие=Sad", "journal|title=Sad", [KIND]),
        ("публикация|Статья|заглавие=Sad", "journal|title=Sad", [KIND]),
        ("публикация|Мақола|заглавие=Sad", "journal|title=Sad", [KIND]),
        ("статья|заглавие=Sad|issue=14|шумора=3", "journal|title=Sad|issue=14 (3)", []),
        ("статья|заглавие=Sad|шумора=3|выпуск=14", "journal|title=Sad|issue=14 (3)", []),
        ("статья|заглавие=Sad|издание=«Acts»", "journal|title=Sad|journal=Acts", []),
        ("статья|заглавие=Sad|издание=[[Река|Acts]]|тип=сборник", "book|chapter=Sad|title=Acts", [KIND]),
        ("книга|заглавие=Sad|часть=[[Река|Raft]]", "book|title=Sad|chapter=Raft", []),
        ("книга|заглавие=[[Река|Raft]]", "book|title=Raft|title-link=River", []),
        ("книга|заглавие=[[Неведомая|Raft]]", "book|title=Raft", []),
        ("книга|заглавие=[[Река|Raft]] {{nobr|and boat}}", "book|title=Raft and boat", []),
        ("книга|заглавие=[[Река]]<br>{{nobr|and boat}}", "book|title=Река<br>and boat", []),
        ("книга|заглавие=[[Река]] is the long [[Река|River]]", "book|title=Река is the long River", []),
        ("книга|заглавие={{нп5|Река|Raft}} and boat", "book|title=Raft and boat", []),
        ("книга|заглавие=[[Река|{{nobr|Raft}}]]", "book|title=Raft|title-link=River", []),
        ("книга|заглавие=[[Река|<i>Raft</i>]] [[Река]]", "book|title=<i>Raft</i> Река", []),
        ("книга|заглавие=[[Река|Raft]]<br>and [[Река|boat]]", "book|title=Raft<br>and boat", []),
        ("книга|заглавие=[[Река|Raft]]|ссылка=http://a.example/", "book|title=Raft|url=http://a.example/", []),
        ("книга|заглавие=[[Река|Raft]]|url=http://a.example/", "book|title=Raft|url=http://a.example/", []),
        ("книга|заглавие=[[Река|Raft]]|нишонӣ=http://a.example/", "book|title=Raft|url=http://a.example/", []),
        ("публикация|книга|заглавие=Sad", "book|title=Sad", [KIND]),
        ("публикация|заглавие=Sad", "book|title=Sad", []),
        ("публикация|заглавие=Sad|тип=газета|издание=Вестник", "news|title=Sad|newspaper=Вестник", [KIND]),
        ("cite book|title=Sad|year=2010|month=май", "book|title=Sad|date=May 2010", []),
    ],
)  # fmt: skip
def test_an_article_and_what_it_stands_in(call: str, english: str, notes: list[str]) -> None:
    assert told("{{" + call + "}}", links=LINKS) == ("{{cite " + english + "}}", notes)


@pytest.mark.parametrize(
    ("call", "english", "notes"),
    [
        ("навъ=рӯзнома", "news|title=Sad", [KIND]),
        ("навъ=рӯзнома|издание=Садо", "news|title=Sad|newspaper=Садо", [KIND]),
        ("навъ=Маҷмӯа|издание=Acts", "book|chapter=Sad|title=Acts", [KIND]),
        ("навъ=маҷмӯа", "book|title=Sad", [KIND]),
        ("шумора=3", "journal|title=Sad|issue=3", []),
        ("муаллиф=Айни С.|сол=1999", "journal|title=Sad|author=Айни С.|date=1999", []),
        ("забон=тоҷикӣ", "journal|title=Sad|language=tg", []),
        ("муаллиф=Айни С.|соавторы=Лахути А.", "journal|title=Sad|author=Айни С.|author2=Лахути А.", []),
    ],
)  # fmt: skip
def test_a_tajik_article(call: str, english: str, notes: list[str]) -> None:
    made = told("{{мақола|унвон=Sad|" + call + "}}", "tg")
    assert made == ("{{cite " + english + "}}", notes)


COPY = "archiveurl=http://w.example/1"
WEB = [
    (f"deadlink=yes|{COPY}", "title=Sad|url-status=dead|archive-url=http://w.example/1", []),
    (f"{COPY}|deadlink=Да", "title=Sad|archive-url=http://w.example/1|url-status=dead", []),
    (f"deadlink=live|{COPY}", "title=Sad|url-status=live|archive-url=http://w.example/1", []),
    (f"deadlink=Нет|{COPY}", "title=Sad|url-status=live|archive-url=http://w.example/1", []),
    (f"url-status=Usurped|{COPY}", "title=Sad|url-status=usurped|archive-url=http://w.example/1", []),
    (f"url-status=deviated|{COPY}", "title=Sad|url-status=deviated|archive-url=http://w.example/1", []),
    ("deadlink=да", "title=Sad", ["mapped template: the link is dead and has no archived copy", STATUS]),
    ("deadlink=404|archive-url=", "title=Sad|archive-url=", ["mapped template: the link is dead and has no archived copy", STATUS]),
    ("deadlink=no", "title=Sad", [STATUS]),
    ("deadlink=perhaps", "title=Sad", ["unresolved parameter: no status that English citations know"]),
    ("date=12.05.2010", "title=Sad|date=12 May 2010", []),
    ("accessdate=4 мая|accessyear=2011", "title=Sad|access-date=4 May 2011", []),
    ("accessyear=2011|accessdaymonth=4 мая", "title=Sad|access-date=4 May 2011", []),
    ("accessyear=2011", "title=Sad|access-date=2011", []),
    ("accessdate=2011-05-04|accessyear=2011", "title=Sad|access-date=2011-05-04", []),
    ("year=2010", "title=Sad|year=2010", []),
    ("year=2010|month=май", "title=Sad|date=May 2010", []),
    ("month=май|day=5|year=2010", "title=Sad|date=5 May 2010", []),
    ("date=2010|month=май", "title=Sad|date=May 2010", []),
    ("date=12 мая 2010|month=июнь", "title=Sad|date=12 May 2010", []),
    ("subtitle=О", "title=Sad: О", []),
    ("автор=Каримов|автор=Саидов", "title=Sad|author=Каримов", ["unresolved parameter: another parameter gave author already"]),
    ("описание=PDF|description=HTML", "title=Sad}} PDF HTML", ["mapped parameter: put behind the template"] * 2),
    ("authorlink=Айни, Садриддин", "title=Sad|author-link=Sadriddin Ayni", []),
    ("authorlink=Никто", "title=Sad", ["dropped parameter: no English article"]),
    ("authorlink=Неведомый", "title=Sad|author-link=Неведомый", []),
]  # fmt: skip


@pytest.mark.parametrize(("given", "english", "notes"), WEB)
def test_a_value_of_a_web_page(given: str, english: str, notes: list[str]) -> None:
    made, said = told("{{cite web|url=http://a.example/|title=Sad|" + given + "}}", links=LINKS)
    assert made.rstrip("}") == "{{cite web|url=http://a.example/|" + english
    assert said == notes


def test_a_subtitle_needs_its_title_before_it() -> None:
    assert told("{{cite web|subtitle=О|title=Sad}}") == (
        "{{cite web|title=Sad}}",
        ["unresolved parameter: a subtitle without a title before it"],
    )


@pytest.mark.parametrize(
    ("title", "wiki", "lang"),
    [
        ("Плотина", "ru", "ru"), ("Плотина", "tg", "tg"), ("Сад ғӯза", "ru", "tg"), ("Быль", "tg", "ru"),
        ("Дом Қӯчӣ", "ru", "tg"), ("Щит", "tg", "ru"),
    ],
)  # fmt: skip
def test_a_cyrillic_title_is_of_the_language_of_its_letters(
    title: str, wiki: str, lang: str
) -> None:
    assert told("{{cite web|title=" + title + "}}", wiki) == (
        "{{cite web|script-title=" + f"{lang}:{title}|trans-title=|language={lang}" + "}}",
        [TITLE],
    )


@pytest.mark.parametrize(
    ("given", "english", "notes"),
    [
        ("title=Плотина|language=fr", "script-title=ru:Плотина|trans-title=|language=fr", [TITLE]),
        ("title=Плотина|language=uk", "script-title=uk:Плотина|trans-title=|language=uk", [TITLE]),
        ("title=Китоби ӯ|language=uz", "script-title=uz:Китоби ӯ|trans-title=|language=uz", [TITLE]),
        ("title=Китоби ӯ|language=ru", "script-title=ru:Китоби ӯ|trans-title=|language=ru", [TITLE]),
        ("title=Плотина|language=ba", "script-title=ru:Плотина|trans-title=|language=ba", [TITLE]),
        ("title=Плотина|language=", "script-title=ru:Плотина|trans-title=|language=", [TITLE]),
        ("title=Плотина|deadlink=yes", "script-title=ru:Плотина|trans-title=|language=ru", [f"{DEAD}; trans-title is left for you", STATUS]),
        ("title=Плотина|script-title=ru:П", "title=Плотина|script-title=ru:П", []),
        ("title=Плотина|trans-title=Dam", "script-title=ru:Плотина|trans-title=Dam|language=ru", []),
        ("title=Плотина|trans-title=", "script-title=ru:Плотина|trans-title=|language=ru", [TITLE]),
        ("title=Dom и Das Haus am See", "title=Dom и Das Haus am See", []),
        ("\n|url = http://a.example/\n|title = Sad\n|subtitle = О\n|lang = ru\n", "\n|url=http://a.example/\n|title=Sad: О\n|language=ru\n", []),
        (" url = http://a.example/ | title = Вода ", " url=http://a.example/ | script-title=ru:Вода | trans-title= | language=ru ", [TITLE]),
    ],
)  # fmt: skip
def test_a_cyrillic_title_is_a_title_in_its_script(
    given: str, english: str, notes: list[str]
) -> None:
    expected = "{{cite web" + ("" if english.startswith("\n") else "|") + english + "}}"
    given = given if given.startswith("\n") else "|" + given
    assert told("{{cite web" + given + "}}") == (expected, notes)


@pytest.mark.parametrize(
    ("text", "dmy", "mdy"),
    [
        ("12 мая 1992 г.", "12 May 1992", "May 12, 1992"),
        (" 12.05.1992 ", "12 May 1992", "May 12, 1992"),
        ("02.05.1992", "2 May 1992", "May 2, 1992"),
        ("12—15 мая 1992", "12–15 May 1992", "May 12–15, 1992"),
        ("12 мая", "12 May", "May 12"),
        ("Мая 1992", "May 1992", "May 1992"),
        ("1992 г.", "1992", "1992"),
        ("1992 год", "1992", "1992"),
        ("1992-05-12", "1992-05-12", "1992-05-12"),
        ("31.13.1992", "31.13.1992", "31.13.1992"),
        ("весна 1992", "весна 1992", "весна 1992"),
        ("1941—1945", "1941–1945", "1941–1945"),
    ],
)
def test_the_date_of_a_citation_is_in_the_page_s_order(text: str, dmy: str, mdy: str) -> None:
    assert (citation_date(text, "dmy"), citation_date(text, "mdy")) == (dmy, mdy)


@pytest.mark.parametrize(
    ("day", "month", "exists"),
    [("1", "1", True), ("31", "12", True), ("0", "1", False), ("32", "1", False), ("1", "0", False), ("1", "13", False), ("29", "2", True)],
)  # fmt: skip
def test_a_day_in_figures_is_one_of_a_month(day: str, month: str, exists: bool) -> None:
    assert valid(day, month) is exists


def test_a_date_may_lack_its_day_or_its_year() -> None:
    assert [written("", 5), written("", 5, "1992", "mdy"), written("09", 5, "", "mdy")] == [
        "May",
        "May 1992",
        "May 9",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{cite web|title=Sad}}{{ref-de}}", "{{cite web|title=Sad|language=de}}"),
        ("{{cite web|title=Sad|lang=en}}{{ref-de}}", "{{cite web|title=Sad|language=en}}"),
        ("{{книга|заглавие=Sad}} {{ref-de}}", "{{cite book|title=Sad|language=de}}"),
    ],
)
def test_the_language_behind_a_citation_goes_into_it(text: str, expected: str) -> None:
    assert told(text)[0] == expected


def test_dates_that_are_put_together_are_in_the_page_s_order() -> None:
    text = "{{cite web|title=Sad|accessdate=4 мая|accessyear=2011|date=2010|дата=12 мая}}"
    assert told(text, dates="mdy")[0] == (
        "{{cite web|title=Sad|access-date=May 4, 2011|date=May 12, 2010}}"
    )


def test_an_empty_parameter_keeps_its_line() -> None:
    text = "{{cite web\n|title=Sad\n|archive-url= \n|lang=ru\n}}"
    assert told(text)[0] == text.replace("lang=", "language=")


def test_an_encyclopedia_has_its_name_and_place() -> None:
    assert told("{{ЭМТ|Вахш|2|муаллиф=К.}}", "tg") == (
        "{{cite encyclopedia|script-title=tg:Вахш|trans-title=|language=tg|volume=2|author=К."
        "|encyclopedia=National Encyclopaedia of Tajikistan|location=Dushanbe}}",
        [TITLE],
    )
