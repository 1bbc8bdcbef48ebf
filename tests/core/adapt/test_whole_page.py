"""What concerns a page as a whole: the order of its end, its titles, what is asked of the wikis."""

from __future__ import annotations

import pytest

from workbench.core.adapt import ending, titles
from workbench.core.adapt.appendix import in_order
from workbench.core.adapt.ending import in_place
from workbench.core.adapt.run import is_foreign
from workbench.core.adapt.signals import english_names
from workbench.core.adapt.titles import canonical, find, is_article, lower_first, normalise
from workbench.core.adapt.wanted import wanted


def sections(*names: str) -> str:
    return "Lead.\n" + "".join(f"\n== {name} ==\nText {name}.\n" for name in names)


@pytest.mark.parametrize(
    ("names", "ordered"),
    [
        ("A/References/See also", "A/See also/References"),
        ("External links/References/See also", "See also/References/External links"),
        ("External links/Further reading/Sources/References/Notes/See also/Works", "Works/See also/Notes/References/Sources/Further reading/External links"),
        ("Notes/See also/Footnotes/References", "See also/Notes/Footnotes/References"),
        ("references/SEE ALSO", "SEE ALSO/references"),
        ("See also/Works", "Works/See also"),
        ("See also/References", "See also/References"),
        ("References/A/See also", "References/A/See also"),
        ("References/See also/A", "References/See also/A"),
        ("A/B", "A/B"),
    ],
)  # fmt: skip
def test_appendices_stand_in_english_order(names: str, ordered: str) -> None:
    assert in_order(sections(*names.split("/"))) == sections(*ordered.split("/"))


TURNED = sections("A", "See also", "References")


@pytest.mark.parametrize(
    ("own", "tail"),
    [
        ("", "{{Box}}\n[[Category:A]]\n"),
        ("", "{{Box\n|a={{b}}\n}}\n[[Категория:А]]\n"),
        ("", "<!-- x -->\n{{Box}}\n"),
        ("", "[[Гурӯҳ:А]]\n\n"),
        ("{{Reflist}}\n", ""),
        ("{{Reflist}}\n", "{{Box}}\n"),
        ("[[Файл:A.jpg]]\n", ""),
        ("* x\n", "{{Box}}"),
        ("Text\n{{Box}}\n[[X]]\n", ""),
    ],
)
def test_what_ends_a_page_stays_at_its_end(own: str, tail: str) -> None:
    given = sections("A", "References", "See also") + own + tail
    expected = TURNED.replace("Text See also.\n", f"Text See also.\n{own}")
    assert in_order(given) == (f"{expected}\n{tail}" if tail else expected)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("x\n== References ==\nr\n=== S ===\ns\n== See also ==\nb", "x\n== See also ==\nb\n\n== References ==\nr\n=== S ===\ns"),
        ("x\n== References ==\nr\n<!-- c -->== See also ==\nb\n\n", "x\n<!-- c -->== See also ==\nb\n\n== References ==\nr\n\n"),
        ("x\n== References ==\nr\n== See<!-- c --> also ==\nb\n", "x\n== See<!-- c --> also ==\nb\n\n== References ==\nr\n"),
        ("x\n<nowiki>\n== References ==\n</nowiki>\n== See also ==\nb", None),
        ("x\n=== References ===\nr\n=== See also ===\nb", None),
        ("", None),
    ],
)  # fmt: skip
def test_sections_are_those_that_mediawiki_sees(given: str, expected: str | None) -> None:
    assert in_order(given) == (given if expected is None else expected)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("[[Category:A]]\n{{Box}}", "{{Box}}\n\n[[Category:A]]"),
        ("{{Authority control}}\n{{Box}}\n", "{{Box}}\n{{Authority control}}\n"),
        ("{{coord|1|2}}\n{{Authority control}}\n{{Box}}\n", "{{Box}}\n{{Authority control}}\n{{coord|1|2}}\n"),
        ("[[Category:A]]\n{{DEFAULTSORT:A}}\n", "{{DEFAULTSORT:A}}\n[[Category:A]]\n"),
        ("{{stub}}\n[[Category:A]]\n", "[[Category:A]]\n\n{{stub}}\n"),
        ("{{River-stub}}\n{{Заготовка}}\n[[Category:A]]\n{{Box}}\n\n", "{{Box}}\n\n[[Category:A]]\n\n{{River-stub}}\n{{Заготовка}}\n\n"),
        ("[[Category:B]]\n[[Category:A]]\n{{Box}}\n", "{{Box}}\n\n[[Category:B]]\n[[Category:A]]\n"),
        ("[[Category:A]] {{Box|x={{y}}}}", "{{Box|x={{y}}}}\n\n[[Category:A]]"),
        ("<!-- c -->\n[[Category:A]]\n{{Box}}\n", "{{Box}}\n\n<!-- c -->\n[[Category:A]]\n"),
        ("[[Category:A]]\n{{Box}}\n<!-- end -->\n", "{{Box}}\n<!-- end -->\n\n[[Category:A]]\n"),
        ("[[Категория:А|*]]\n{{Box}}", "{{Box}}\n\n[[Категория:А|*]]"),
        ("{{stub}}\n{{Box}}", "{{Box}}\n\n{{stub}}"),
        ("[[Category:A]]\n{{Box}}\n<!-- a -->\n<!-- b -->\n", "{{Box}}\n<!-- a -->\n<!-- b -->\n\n[[Category:A]]\n"),
        ("{{Box}} [[Category:A]]\n{{Box 2}}", "{{Box}}\n{{Box 2}}\n\n[[Category:A]]"),
        ("<!-- c --> [[Category:A]]\n{{Box}}", "{{Box}}\n\n<!-- c --> [[Category:A]]"),
        # in order already
        ("{{Box}}\n[[Category:A]]", None),
        ("{{Box}}\n\n\n\n[[Category:A]]\n\n\n{{stub}}", None),
        ("", None),
        # what is no part of the end, or ends it
        ("Text [[Category:A]]\n{{Box}}", None),
        ("x[[Category:A]]\n{{Box}}", None),
        ("[[Category:A]]\n{{Reflist}}\n{{Box}}", None),
        ("[[Category:A]]\n{{PAGENAME}}\n{{Box}}", None),
        ("[[Category:A]]\n{{#if:a}}\n{{Box}}", None),
        ("[[Category:A]]\n[[X]]\n{{Box}}", None),
        ("[[Category:A]]\nText\n{{Box}}", None),
    ],
)  # fmt: skip
def test_the_very_end_stands_in_english_order(end: str, expected: str | None) -> None:
    body = "Body.\n\n"
    assert in_place(body + end, "ru") == body + (end if expected is None else expected)


@pytest.mark.parametrize(
    ("body", "kept"),
    [("", ""), ("Plan X\n", "Plan X\n\n"), ("Text. \n\n\n", "Text. \n\n")],
)
def test_what_stands_before_the_end_is_not_touched(body: str, kept: str) -> None:
    turned = kept + "{{Box}}\n\n[[Category:A]]\n"
    assert in_place(body + "[[Category:A]]\n{{Box}}\n", "ru") == turned


def test_of_a_long_end_only_the_last_part_is_put_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "TAIL", 30)
    first = "Body.\n\n[[Category:A]]\n\n{{Box}}"
    last = "{{Authority control}}\n{{Box 2}}"
    assert (
        in_place(f"{first}\n\n{last}", "ru")
        == f"{first}\n\n{{{{Box 2}}}}\n{{{{Authority control}}}}"
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("вахш", "Вахш"), ("Вахш_река", "Вахш река"), ("  Вахш  река ", "Вахш река"), (":Вахш", "Вахш"),
        ("%D0%92%D0%B0", "Ва"), ("A%zz", "A%zz"), ("a&amp;b", "A&b"), ("100%", "100%"), ("", ""), ("X-лучи", "X-лучи"),
    ],
)  # fmt: skip
def test_a_title_is_looked_up_as_mediawiki_stores_it(given: str, expected: str) -> None:
    assert normalise(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("категория:реки", "Категория:Реки"), ("Category:реки", "Категория:Реки"), ("Template:а", "Шаблон:А"),
        ("вахш", "Вахш"), ("Вахш: река", "Вахш: река"),
    ],
)  # fmt: skip
def test_a_namespace_is_named_as_the_wiki_names_it(given: str, expected: str) -> None:
    assert canonical(given, "ru") == expected


@pytest.mark.parametrize(
    ("english", "source", "expected"),
    [
        ("River", "река", "river"), ("River", "Река", "River"), ("River bank", "берег", "river bank"), ("River", "", "River"),
        ("German", "немец", "German"), ("Turkish", "турок", "Turkish"), ("Uzbekistan", "у", "Uzbekistan"),
        ("New York", "город", "New York"), ("A", "а", "A"), ("A priori", "априори", "A priori"), ("iPod", "айпод", "iPod"), ("Acidity", "pH", "acidity"), ("AI", "ии", "AI"), ("", "а", ""),
    ],
)  # fmt: skip
def test_an_english_title_is_small_where_its_source_is(
    english: str, source: str, expected: str
) -> None:
    assert lower_first(english, source) == expected


LINKS: dict[str, str | None] = {
    "Шпрее": "Spree", "Категория:Реки": "Category:Rivers", "Category:Сады": "Gardens", "Шаблон:А": None,
    "Ёж ": "Hedgehog", "Глава": "Part: one", "Категория:Книги": "Books: a list",
}  # fmt: skip


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Шпрее", "Spree"), ("шпрее", "Spree"), ("Шпрее_", "Spree"), ("категория:Реки", "Rivers"), ("Category:реки", "Rivers"),
        ("Категория:Сады", "Gardens"), ("Category:сады", "Gardens"), ("Шаблон:А", None), ("Template:А", None),
        ("Ёж ", "Hedgehog"), ("Глава", "Part: one"), ("Категория:Книги", "Books: a list"), ("Неведомое", titles.UNKNOWN), ("Категория:Горы", titles.UNKNOWN),
    ],
)  # fmt: skip
def test_a_title_is_found_in_whatever_spelling(title: str, expected: object) -> None:
    assert find(LINKS, title, "ru") == expected


@pytest.mark.parametrize(
    ("title", "article"),
    [("Вахш", True), (" :Вахш", True), ("Категория:А", False), (":en:B", False), ("Глава: А", True), ("XКатегория:А", True)],
)  # fmt: skip
def test_an_article_is_in_no_namespace_of_this_wiki(title: str, article: bool) -> None:
    assert is_article(title, "ru") is article


@pytest.mark.parametrize(
    ("text", "titles_"),
    [
        ("[[Вахш#А]] [[:вахш]] [[<!-- x -->Вахш]]", ["Вахш"]),
        ("[[Special:A]] [[Медиа:A]] [[Файл:A.jpg]] [[Категория:]] [[a{b]] [[#А]] [[:en:X]]", []),
        ("[[категория:реки]]", ["Категория:Реки"]),
        ("{{нечто_то}} {{ Нечто  то }}", ["Шаблон:Нечто то"]),
        ("{{!}} {{=}} {{#if:а}} {{a:b}}", []),
        ("{{Книга|а}} {{lang-de|a}} {{НП}} {{Нет АИ}} {{Россия}} {{Флаг России}}", []),
        ("{{Флаг Нигдеи}}", ["Шаблон:Флаг Нигдеи"]),
        ("{{main|Сады|Garden}} {{main|a=Реки}}", ["Сады"]),
        ("{{Основная_статья|Сады}}", ["Сады"]),
        ("{{main|Сады#А|а|}}", ["Сады", "А"]),
        ("{{нп5|Сады|x|de|Гартен}}", ["Сады", "Гартен"]),
        ("[[X-лучи]] {{Луи X}} {{Нечто<!-- x -->}}", ["X-лучи", "Шаблон:Луи X", "Шаблон:Нечто"]),
        ("{{cite_web|а}} {{Река|название=а}} {{Флаг Саудовской Аравии}}", []),
        ("{{МестоРождения|Сады}}", ["Сады"]),
        ("<gallery>\nA.jpg|мини|Вид [[Вахш|реки]]\n</gallery>", ["Вахш"]),
        ("<gallery>\nA.jpg|{{а\nB.jpg|б}}\n</gallery>", []),
        ("<gallery>\nA.jpg|[[Вахш]]\n</gallery> [[Нурек]]", ["Вахш", "Нурек"]),
    ],
)
def test_what_the_wiki_is_asked_for(text: str, titles_: list[str]) -> None:
    assert wanted(text, "ru", foreign=True) == titles_


def test_of_an_english_page_latin_titles_are_not_asked_for() -> None:
    text = "[[Berlin]] [[Вахш]] {{Box}} [[Category:Rivers]] {{Маяк}}"
    assert wanted(text, "ru", foreign=False) == ["Вахш", "Шаблон:Маяк"]
    assert wanted("[[Berlin]] {{Box}}", "ru", foreign=True) == ["Berlin", "Шаблон:Box"]


@pytest.mark.parametrize(
    ("call", "rule", "names", "around"),
    [
        ("{{Нет АИ}}", "reliability-citation-needed", ["citation needed"], []),
        ("{{Нет АИ 2|а}}", "reliability-citation-needed", [], ["citation needed span"]),
        ("{{rq|sources|style}}", "reliability-style", ["tone"], []),
        ("{{Нет АИ}}", "reliability-style", [], []),
        ("{{Нет АИ 2|{{Нет АИ}}}}", "reliability-citation-needed", [], ["citation needed span"]),
        ("{{Нет АИ|style}}", "reliability-citation-needed", ["citation needed"], []),
        ("текст", "reliability-style", [], []),
    ],
)
def test_a_doubt_has_english_names(
    call: str, rule: str, names: list[str], around: list[str]
) -> None:
    assert english_names(call, rule, "ru", spans=False) == names
    assert english_names(call, rule, "ru") == names + around


WORDS = "The river is long and wide and blue. "


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("", True),
        ("The river.", True),
        (WORDS * 6, False),
        (WORDS * 6 + "река " * 5, False),
        (WORDS * 6 + "река " * 20, True),
        ("[[река|" + "река " * 20 + "]]" + WORDS * 6, False),
        ("{{" + WORDS * 30 + "}}", False),
        ("{{" + WORDS * 30 + "}} река", True),
        ("{{" + "a" * 400 + "}}", True),
        ("{{" + "a" * 401 + "}}", False),
        ("[[a]] " * 40 + "река", True),
        (WORDS * 6 + "\ue0001\ue001", True),
    ],
)
def test_a_text_is_taken_to_be_foreign_until_it_is_surely_english(text: str, foreign: bool) -> None:
    assert is_foreign(text) is foreign
