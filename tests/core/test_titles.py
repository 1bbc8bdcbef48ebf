"""Titles: what every wiki refuses is refused here, and nothing invisible gets through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.titles import clean, from_url
from workbench.errors import TitleError

APIS = {"en": "https://en.wikipedia.org/w/api.php", "ru": "http://127.0.0.1:8182/w/api.php"}


@pytest.mark.parametrize(
    ("given_title", "cleaned"),
    [
        ("berlin", "Berlin"),
        (" Russia–Tajikistan_relations ", "Russia–Tajikistan relations"),
        ("берлин", "Берлин"),
        ("ҷумҳурии  Тоҷикистон", "Ҷумҳурии Тоҷикистон"),
        ("Туркмения\u00a0(СССР)", "Туркмения (СССР)"),
        ("C++", "C++"),
        ("ß-Carotin", "ß-Carotin"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (":Категория:Реки", "Категория:Реки"),
        ("talk:", "Talk"),
        ("И\u0306он", "Йон"),
        ("вода\u3000и\u2003лёд", "Вода и лёд"),
        (".hidden", ".hidden"),
        ("a/..b/.c", "A/..b/.c"),
        ("/x", "/x"),
        ("100%", "100%"),
        ("AT&T", "AT&T"),
        ("~~", "~~"),
        ("x" * 255, "X" + "x" * 254),
    ],
)
def test_titles_are_written_as_the_wiki_writes_them(given_title: str, cleaned: str) -> None:
    assert clean(given_title) == cleaned


@pytest.mark.parametrize(
    "title",
    ["", "  ", "a[b", "a]]b", "{{x}}", "a|b", "a#b", "a<b", "a\nb", "..", "../../x", "a\u202eb",
     "a\u200bb", "a \u200cb", "\u200da", "я" * 128, ":", "a\x7fb", "_", "\u3000", "x" * 256, "a\u00adb",
     "a/../b", "a/..", "a/./b", "a/.", "./a", ".", "~~~", "a ~~~~ b", "%5Ba", "100%25", "a&amp;b", "a&lt;", "a&#91;b", "a\ufffdb"],
)  # fmt: skip
def test_what_no_page_can_be_called_is_refused(title: str) -> None:
    with pytest.raises(TitleError) as told:
        clean(title)
    assert told.value.message.isprintable()


@given(st.text(max_size=60))
def test_a_cleaned_title_stays_as_it_is(text: str) -> None:
    try:
        once = clean(text)
    except TitleError:
        return
    assert clean(once) == once
    assert not set(once) & set("[]{}|<>#\n")


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://en.wikipedia.org/wiki/Berlin", ("en", "Berlin")),
        ("https://en.m.wikipedia.org/wiki/Berlin#History", ("en", "Berlin")),
        ("https://tg.wikipedia.org/wiki/%D0%91%D0%B5%D1%80%D0%BB%D0%B8%D0%BD", ("tg", "Берлин")),
        ("https://ru.wikipedia.org/w/index.php?title=Берлин&oldid=5", ("ru", "Берлин")),
        ("http://127.0.0.1:8182/wiki/Берлин", ("ru", "Берлин")),
        (" https://en.wikipedia.org/wiki/berlin_wall?action=edit \n", ("en", "Berlin wall")),
        ("HTTPS://EN.Wikipedia.org/wiki/Berlin", ("en", "Berlin")),
        ("https://en.wikipedia.org:443/wiki/Berlin", ("en", "Berlin")),
        ("http://en.wikipedia.org:80/wiki/Berlin", ("en", "Berlin")),
        ("https://en.wikipedia.org/wiki/AC/DC", ("en", "AC/DC")),
        ("https://en.wikipedia.org/wiki/Berlin?title=Paris", ("en", "Berlin")),
        ("https://en.wikipedia.org/wiki/?title=Paris", ("en", "Paris")),
        ("https://en.wikipedia.org/wiki/C%2B%2B", ("en", "C++")),
        ("https://en.wikipedia.org/w/index.php?title=C%2B%2B", ("en", "C++")),
        ("https://en.wikipedia.org/wiki/Where%3F", ("en", "Where?")),
        ("https://zh-yue.wikipedia.org/wiki/X", ("zh-yue", "X")),
    ],
)
def test_an_address_names_wiki_and_title(url: str, found: tuple[str, str]) -> None:
    assert from_url(url, APIS) == found


@pytest.mark.parametrize(
    "text", ["Berlin", "", "http", "https:/x", "en.wikipedia.org/wiki/Berlin", "ftp://a/wiki/B", "See https://x"]
)  # fmt: skip
def test_a_title_is_no_address(text: str) -> None:
    assert from_url(text, APIS) is None


@given(st.text(st.sampled_from("a:/[]@%?#.5Ж&=~"), max_size=30))
def test_whatever_follows_the_scheme_is_an_article_or_refused(text: str) -> None:
    try:
        found = from_url("https://en.wikipedia.org/" + text, APIS)
    except TitleError:
        return
    assert found is not None
    assert found == ("en", clean(found[1]))


@pytest.mark.parametrize(
    "url",
    ["https://example.org/wiki/X", "https://en.wikipedia.org/", "https://evil.org/?title=X",
     "https://en.wikipedia.org/wiki/", "https://www.wikipedia.org/wiki/Berlin", "https://[::1/wiki/X",
     "https://en.wikipedia.org.evil.org/wiki/X", "https://evil.org/https://en.wikipedia.org/wiki/X",
     "https://me@en.wikipedia.org/wiki/X", "https://en.wikipedia.org:8443/wiki/X", "http://127.0.0.1:8183/wiki/X",
     "https://en.wikipedia.org/wiki/A%5BB", "https://en.wikipedia.org/wiki/%FF", "https://", "http://:x/wiki/A"],
)  # fmt: skip
def test_an_address_of_no_article_is_refused(url: str) -> None:
    with pytest.raises(TitleError):
        from_url(url, APIS)
