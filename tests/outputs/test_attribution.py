"""Edit summaries: exact wording, whole links, and titles that cannot lie."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.languages.names import names
from workbench.core.model import Source
from workbench.errors import InputError, TitleError, UsageError, WorkbenchError
from workbench.outputs.attribution import LONGEST, summaries
from workbench.outputs.sources import parse, wikipedia

LINK = re.compile(r"\[\[:([a-z-]+):(?:Special:Redirect/revision/([0-9]+)\|)?([^\[\]|]+)\]\]")


def test_one_source() -> None:
    assert summaries([Source("ru", "Вахш")]) == [
        "Content in this edit is translated from the existing Russian Wikipedia article at "
        "[[:ru:Вахш]]; see its history for attribution."
    ]


def test_two_sources_stand_in_one_sentence() -> None:
    assert summaries([Source("ru", "Вахш"), Source("tg", "Дарёи Вахш")]) == [
        "Content in this edit is translated from the existing Russian Wikipedia article at "
        "[[:ru:Вахш]] and the existing Tajik Wikipedia article at [[:tg:Дарёи Вахш]]; "
        "see their histories for attribution."
    ]


def test_a_pinned_revision_is_linked_under_the_title() -> None:
    (summary,) = summaries([Source("ru", "Вахш", 1234)])
    assert "[[:ru:Special:Redirect/revision/1234|Вахш]]" in summary


def test_the_section_is_marked_first() -> None:
    (summary,) = summaries([Source("ru", "Вахш")], section="Early history")
    assert summary.startswith("/* Early history */ Content in this edit is translated")


@pytest.mark.parametrize("when", ["2023-01-25T01:25:00Z", "01:25, January 25, 2023"])
def test_a_forgotten_attribution_names_the_edit(when: str) -> None:
    assert summaries([Source("ru", "Вахш")], repair_of=when) == [
        "NOTE: Content in the edit of 01:25, January 25, 2023 was translated from the existing "
        "Russian Wikipedia article at [[:ru:Вахш]]; see its history for attribution."
    ]


def test_three_sources_stand_in_one_sentence() -> None:
    given = [Source("ru", "Вахш"), Source("tg", "Вахш"), Source("uk", "Вахш")]
    (summary,) = summaries(given)
    assert (
        "[[:ru:Вахш]], the existing Tajik Wikipedia article at [[:tg:Вахш]]"
        " and the existing Ukrainian Wikipedia article at [[:uk:Вахш]]; see their histories"
    ) in summary


def test_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        summaries([Source("ru", "Вахш")], repair_of="yesterday]] [[x")
    assert refused.value.message == "“yesterday]] [[x” is no time of an edit."
    assert refused.value.hint == "Write 2023-01-25T01:25Z or 01:25, January 25, 2023."


def test_no_source_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        summaries([])
    assert refused.value.message == "There is no source to attribute."
    assert refused.value.hint == "Name one: --source ru:TITLE."


def test_a_section_that_no_marker_can_carry_is_called_a_section() -> None:
    with pytest.raises(InputError) as refused:
        summaries([Source("ru", "Вахш")], section="a\u202eb")
    assert refused.value.message == "This section name cannot stand in an edit summary."
    assert refused.value.hint == "Give the section as its heading reads, without markup."


def test_a_summary_may_be_exactly_as_long_as_the_wiki_allows() -> None:
    room = LONGEST - len(summaries([Source("ru", "Ж")], section="s")[0]) + 1
    (summary,) = summaries([Source("ru", "Ж")], section="s" * room)
    assert len(summary) == LONGEST
    assert summary.startswith("/* sss")
    (summary,) = summaries([Source("ru", "Ж")], section="s" * (room + 1))
    assert summary.startswith("Content")


def test_sources_that_fit_exactly_share_a_summary() -> None:
    others = [Source("tg", "Ж" * 100), Source("uk", "Ж" * 60)]
    (short,) = summaries([Source("ru", "Б"), *others])
    fits = "Б" * (LONGEST - len(short) + 1)
    (summary,) = summaries([Source("ru", fits), *others])
    assert len(summary) == LONGEST
    assert len(summaries([Source("ru", fits + "Б"), *others])) == 2


def test_the_section_is_marked_in_each_of_several_edits() -> None:
    sources = [Source("ru", letter * 120, 10**9) for letter in "АБВ"]
    made = summaries(sources, section="Economy")
    assert len(made) > 1
    assert all(summary.startswith("/* Economy */ Content") for summary in made)


def test_the_same_source_is_named_once() -> None:
    (summary,) = summaries([Source("ru", "Вахш"), Source("ru", "Вахш")])
    assert summary.count("[[") == 1


def test_what_does_not_fit_goes_into_further_edits_with_whole_links() -> None:
    sources = [Source("ru", letter * 120, 10**9 + n) for n, letter in enumerate("АБВГД")]
    made = summaries(sources, section="Economy")
    assert len(made) > 1
    assert all(len(summary) <= LONGEST for summary in made)
    linked = [(m[1], m[3]) for summary in made for m in LINK.finditer(summary)]
    assert linked == [("ru", source.title) for source in sources]


def test_a_marker_too_long_to_fit_is_left_out_rather_than_the_link() -> None:
    (summary,) = summaries([Source("ru", "Ж" * 127, 123456789)], section="s" * 240)
    assert summary.startswith("Content in this edit")
    assert LINK.search(summary)


TITLES = st.text(
    st.characters(codec="utf-8") | st.sampled_from("|[]{}<>#&;%~:/\\\n\u202e\u200baеАA _="),
    max_size=140,
)


@given(st.lists(st.tuples(st.sampled_from(["ru", "tg", "uk"]), TITLES), min_size=1, max_size=4))
def test_no_title_breaks_a_summary(given_sources: list[tuple[str, str]]) -> None:
    """Whatever is given: a plain refusal, or short summaries with one whole link a source."""
    try:
        made = summaries([Source(lang, title) for lang, title in given_sources])
    except WorkbenchError:
        return
    for summary in made:
        assert len(summary) <= LONGEST
        assert summary.count("[[") == summary.count("]]") == len(LINK.findall(summary))
        assert summary.splitlines() == [summary]


@pytest.mark.parametrize(
    "title",
    [
        "",
        "   ",
        "a|b",
        "a]]b",
        "a[b",
        "a{b",
        "a<b",
        "a\nb",
        "a\n",
        "a#b",
        "\u202eabc",
        "abc\u2066",
        "ab\u200bc",
        "Бeрлин",  # a Latin e
        "Paспад",  # Latin P and a
        "a｜b",
        "［［a］］",
        "%5B%5Ba",
        "&#91;a",
        "&lt;b",
        "~~~",
        "a/../b",
        "..",
        "en:Berlin",
        "wikt: слово",
        "Q: a",
        "Ж" * 128,
        "a\u2028b",
        "a\ue000",
    ],
)
def test_a_title_that_could_lie_is_refused(title: str) -> None:
    with pytest.raises(TitleError):
        summaries([Source("ru", title)])


@pytest.mark.parametrize(
    ("given_title", "shown"),
    [
        ("вахш", "Вахш"),
        ("Нурекская_ГЭС", "Нурекская ГЭС"),
        ("  Вахш  ", "Вахш"),
        ("Игорь\u0306", "Игорь\u0306"),
        ("Кулои\u0306", "Кулой"),
        ("Город: роман", "Город: роман"),
        ("Почта@сайт", "Почта@сайт"),
        ("AC/DC", "AC/DC"),
        ("100 %", "100 %"),
        ("Wi-Fi-роутер", "Wi-Fi-роутер"),
        ("DVD-диск", "DVD-диск"),
        ("Что? Где? Когда?", "Что? Где? Когда?"),
    ],
)
def test_a_good_title_is_written_as_the_wiki_has_it(given_title: str, shown: str) -> None:
    assert f"[[:ru:{shown}]]" in summaries([Source("ru", given_title)])[0]


@pytest.mark.parametrize("section", ["a */ [[:ru:B]]", "a\nb", "{{x}}", "a\u202eb"])
def test_a_section_cannot_forge_a_link(section: str) -> None:
    with pytest.raises(InputError):
        summaries([Source("ru", "Вахш")], section=section)


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ("ru:Вахш", Source("ru", "Вахш")),
        ("ru:Вахш@77", Source("ru", "Вахш", 77)),
        ("ru:Почта@сайт", Source("ru", "Почта@сайт")),
        ("ru:a@b@9", Source("ru", "A@b", 9)),
        ("tg:Шаҳр: роман@5", Source("tg", "Шаҳр: роман", 5)),
        ("be-tarask:Вахш", Source("be-tarask", "Вахш")),
        ("https://ru.wikipedia.org/wiki/Вахш", Source("ru", "Вахш")),
        ("https://tg.m.wikipedia.org/wiki/%D0%92%D0%B0%D1%85%D1%88#Об", Source("tg", "Вахш")),
        ("https://ru.wikipedia.org/w/index.php?title=Вахш&oldid=77", Source("ru", "Вахш", 77)),
        ("https://ru.wikipedia.org/w/index.php?title=Вахш&oldid=prev", Source("ru", "Вахш")),
    ],
)
def test_sources_are_read_from_arguments(value: str, source: Source) -> None:
    assert parse(value) == source


@pytest.mark.parametrize(
    "value",
    [
        *("Вахш", "ru:", "ru: ", "RU:Вахш", ":Вахш", "ru"),
        *("https://example.org/wiki/Вахш", "http://ru.wikipedia.org/"),
    ],
)
def test_a_source_without_language_or_title_is_refused(value: str) -> None:
    with pytest.raises(WorkbenchError):
        parse(value)


@pytest.mark.parametrize("code", ["zz", "qq", "rus", "ru-tg", "commons"])
def test_a_source_in_no_language_of_a_wikipedia_is_refused(code: str) -> None:
    with pytest.raises(UsageError, match=f"No Wikipedia has the language code {code}") as caught:
        parse(f"{code}:Мост")
    assert "ru.wikipedia.org" in caught.value.hint


def test_languages_have_english_names() -> None:
    shown = {code: wikipedia(code) for code in ("ru", "tg", "uk", "uz", "fa", "de")}
    assert shown == {
        "ru": "Russian Wikipedia",
        "tg": "Tajik Wikipedia",
        "uk": "Ukrainian Wikipedia",
        "uz": "Uzbek Wikipedia",
        "fa": "Persian Wikipedia",
        "de": "German Wikipedia",
    }
    assert all(name and name[0].isupper() for name in names().values())


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("zh-classical", "Classical Chinese"),
        ("be-tarask", "Belarusian (Taraškievica)"),
        ("hyw", "Western Armenian"),
        ("kl", "Greenlandic"),
        ("rsk", "Pannonian Rusyn"),
        ("simple", "Simple English"),
    ],
)
def test_small_wikipedias_are_known_too(code: str, name: str) -> None:
    assert parse(f"{code}:X").lang == code
    assert wikipedia(code) == f"{name} Wikipedia"


def test_each_code_of_a_wikipedia_stands_once_and_in_order() -> None:
    rows = (files("workbench.core.languages") / "names.tsv").read_text("utf-8").splitlines()[1:]
    codes = [row.split("\t")[0] for row in rows]
    assert codes == sorted(set(codes))
