"""Where constructs begin and end, as MediaWiki's preprocessor would have them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.wikitext.fragments import wikitext
from workbench.core.wikitext.spans import NESTING, Span, scan, top_level


def found(text: str, *kinds: str) -> list[tuple[str, str]]:
    """Return kind and text of each construct, outer ones first."""
    return [(s.kind, text[s.start : s.end]) for s in scan(text) if not kinds or s.kind in kinds]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("слово", []),
        ("{{а}}", [("template", "{{а}}")]),
        ("{{{а}}}", [("argument", "{{{а}}}")]),
        ("{{{{а}}}}", [("argument", "{{{а}}}")]),
        ("{{{{{а}}}}}", [("template", "{{{{{а}}}}}"), ("argument", "{{{а}}}")]),
        ("{{{а}}", [("template", "{{а}}")]),
        ("{{а}}}", [("template", "{{а}}")]),
        ("{{а}", []),
        ("{а}}", []),
        ("{{а|{{б}}", [("template", "{{б}}")]),
        ("}}{{", []),
        ("[[а]]", [("link", "[[а]]")]),
        ("[[[а]]]", [("link", "[[а]]")]),
        ("[[а[[б]]в]]", [("link", "[[а[[б]]в]]"), ("link", "[[б]]")]),
        ("[[а", []),
        ("]]а[[", []),
        ("[[а{{б]]в}}", [("template", "{{б]]в}}")]),
        ("{{а[[б}}в]]", [("link", "[[б}}в]]")]),
        ("[https://x.org сайт]", [("external", "[https://x.org сайт]")]),
        ("[//x.org сайт]", [("external", "[//x.org сайт]")]),
        ("[mailto:a@x.org]", [("external", "[mailto:a@x.org]")]),
        ("[слово]", []),
        ("[https://x.org\nсайт]", []),
        ("[https://x.org {{а}}]", [("external", "[https://x.org {{а}}]"), ("template", "{{а}}")]),
        ("{{а|[https://x.org}}", [("template", "{{а|[https://x.org}}")]),
        ("&nbsp;&#160;&#xA0;", [("entity", "&nbsp;"), ("entity", "&#160;"), ("entity", "&#xA0;")]),
        ("&nbsp &; &#; AT&T", []),
        ("__TOC__ __НЕТ_ОГЛАВЛЕНИЯ__", [("switch", "__TOC__"), ("switch", "__НЕТ_ОГЛАВЛЕНИЯ__")]),
        ("__toc__ __A__", []),
        ("'не' ''а''", [("quote", "''"), ("quote", "''")]),
        ("'''''а'''''", [("quote", "'''''"), ("quote", "'''''")]),
    ],
)
def test_brackets_pair_as_the_preprocessor_pairs_them(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<ref>а</ref>", [("ref", "<ref>а</ref>")]),
        ("<REF>а</Ref >б", [("ref", "<REF>а</Ref >")]),
        ("<ref name=а/>б", [("ref", "<ref name=а/>")]),
        ('<ref name="а" />б</ref>', [("ref", '<ref name="а" />'), ("tag", "</ref>")]),
        ("<ref>а", [("tag", "<ref>")]),
        ("<ref", []),
        ("< ref>а</ref>", [("tag", "</ref>")]),
        ("<reference>а</reference>", []),
        ("<ref>{{а</ref>}}", [("ref", "<ref>{{а</ref>")]),
        ("{{а<ref>}}</ref>}}", [("template", "{{а<ref>}}</ref>}}"), ("ref", "<ref>}}</ref>")]),
        (
            "<references><ref>а</ref></references>",
            [("references", "<references><ref>а</ref></references>"), ("ref", "<ref>а</ref>")],
        ),
        ("<math>{{а}}[[б]]</math>", [("opaque", "<math>{{а}}[[б]]</math>")]),
        ("<nowiki>[[а]]</nowiki>", [("opaque", "<nowiki>[[а]]</nowiki>")]),
        ("<nowiki />[[а]]", [("opaque", "<nowiki />"), ("link", "[[а]]")]),
        ("<nowiki>[[а]]", [("tag", "<nowiki>"), ("link", "[[а]]")]),
        ("<includeonly>[[а]]", [("opaque", "<includeonly>[[а]]")]),
        ("<!-- [[а]] --> б", [("comment", "<!-- [[а]] -->")]),
        ("<!-- [[а]]", [("comment", "<!-- [[а]]")]),
        ("{{а<!-- }} -->}}", [("template", "{{а<!-- }} -->}}"), ("comment", "<!-- }} -->")]),
        ("<br><BR /><wbr>", [("tag", "<br>"), ("tag", "<BR />"), ("tag", "<wbr>")]),
        ("<script>а</script>", []),
        ("2 < 3 > 1", []),
        ("<b <i>а", [("tag", "<i>")]),
        (
            "<gallery>\nФайл:а.jpg|[[б]]\n</gallery>",
            [("gallery", "<gallery>\nФайл:а.jpg|[[б]]\n</gallery>"), ("link", "[[б]]")],
        ),
    ],
)
def test_tags_hide_what_their_extension_hides(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("{{а}}", ["а"]),
        ("{{а|}}", ["а", ""]),
        ("{{а|б=в|г}}", ["а", "б=в", "г"]),
        ("{{а|[[б|в]]|г}}", ["а", "[[б|в]]", "г"]),
        ("{{а|{{б|в}}|г}}", ["а", "{{б|в}}", "г"]),
        ("{{а|<nowiki>|</nowiki>|б}}", ["а", "<nowiki>|</nowiki>", "б"]),
        ("{{а|<!-- | -->|б}}", ["а", "<!-- | -->", "б"]),
        ("{{{а|б|в}}}", ["а", "б", "в"]),
        ("[[а|б|в]]", ["а", "б", "в"]),
        ("[[а|{{б|в}}]]", ["а", "{{б|в}}"]),
    ],
)
def test_a_construct_is_cut_at_its_own_bars_alone(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in scan(text)[0].parts()] == parts


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("б=в", "б"),
        (" б = в", " б "),
        ("б=в=г", "б"),
        ("=в", ""),
        ("в", None),
        ("{{г|д=е}}", None),
        ("[[Г|д=е]]", None),
        ("<ref name=е>г</ref>", None),
        ("<!-- = -->б=в", "<!-- = -->б"),
    ],
)
def test_a_parameter_has_a_name_before_its_own_equals_sign(part: str, name: str | None) -> None:
    text = f"{{{{а|{part}|я=ю}}}}"
    span = scan(text)[0]
    start, end = span.parts()[1]
    equal = span.equal(start, end)
    assert (text[start:equal] if equal >= 0 else None) == name


@pytest.mark.parametrize("brackets", [("{{", "}}"), ("[[", "]]"), ("<ref>", "</ref>")])
def test_nesting_without_end_is_text_from_some_depth_on(brackets: tuple[str, str]) -> None:
    opening, closing = brackets
    deep = 400
    text = opening * deep + "а" + closing * deep
    spans = scan(text)
    assert 0 < len(spans) <= deep * 2
    assert max(_depth(spans)) <= NESTING + 1


def _depth(spans: list[Span]) -> list[int]:
    open_ends: list[int] = []
    depths = []
    for span in spans:
        open_ends = [end for end in open_ends if end > span.start]
        open_ends.append(span.end)
        depths.append(len(open_ends))
    return depths


@given(wikitext)
@settings(max_examples=150)
def test_spans_nest_or_stand_apart(text: str) -> None:
    spans = scan(text)
    assert [s.start for s in spans] == spans.starts == sorted(spans.starts)
    reach: list[int] = []
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        reach = [end for end in reach if end > span.start]
        assert all(span.end <= end for end in reach), text[span.start : span.end]
        reach.append(span.end)


@given(wikitext, st.integers(0, 80), st.integers(0, 80))
@settings(max_examples=150)
def test_the_outermost_inside_a_stretch_are_those_that_no_other_holds(
    text: str, start: int, length: int
) -> None:
    spans = scan(text)
    end = start + length
    inside = [s for s in spans if start <= s.start and s.end <= end]
    wanted = [
        s
        for s in inside
        if not any(o.start <= s.start and s.end <= o.end for o in inside if o is not s)
    ]
    assert list(top_level(spans, start, end)) == wanted


@given(wikitext)
@settings(max_examples=100)
def test_the_parts_of_a_construct_and_its_bars_are_its_inside(text: str) -> None:
    for span in scan(text):
        if span.kind in ("template", "link", "argument"):
            parts = [text[a:b] for a, b in span.parts()]
            width = 3 if span.kind == "argument" else 2
            assert "|".join(parts) == text[span.start + width : span.end - width]
            assert all(text[at] == "=" for at in span.equals)
