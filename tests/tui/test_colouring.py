"""Which stretches of wikitext are of what kind, for every sort of markup, closed or left open."""

from __future__ import annotations

import pytest

from workbench.tui.colouring import stretches

LINK = [("link", "[[Mill]]"), ("mark", "[["), ("mark", "]]")]


@pytest.mark.parametrize(
    ("wikitext", "found"),
    [
        pytest.param("plain | text", [], id="text"),
        pytest.param("[[Mill]]", LINK, id="link"),
        pytest.param(
            "[[Mill|a|b]]",
            [("link", "[[Mill|a|b]]"), ("mark", "[[Mill|"), ("mark", "]]")],
            id="link with a label: its target is a mark",
        ),
        pytest.param("{{a|b=1}}", [("template", "{{a|b=1}}")], id="template"),
        pytest.param(
            "{{a|{{b}}}}", [("template", "{{a|{{b}}}}"), ("template", "{{b}}")], id="templates"
        ),
        pytest.param(
            "[[A|{{b|c}}]]",
            [
                ("link", "[[A|{{b|c}}]]"),
                ("mark", "[[A|"),
                ("template", "{{b|c}}"),
                ("mark", "]]"),
            ],
            id="a pipe is of the innermost",
        ),
        pytest.param("{{a|[[Mill]]}}", [("template", "{{a|[[Mill]]}}"), *LINK], id="link within"),
        pytest.param("<ref>x</ref>", [("reference", "<ref>x</ref>")], id="reference"),
        pytest.param(
            "a<ref name=b>{{c}}</ref >d",
            [("reference", "<ref name=b>{{c}}</ref >"), ("template", "{{c}}")],
            id="named reference",
        ),
        pytest.param('<ref name="a" />b', [("reference", '<ref name="a" />')], id="reused"),
        pytest.param(
            "<ref>a<ref name=b/>c</ref>",
            [("reference", "<ref>a<ref name=b/>c</ref>"), ("reference", "<ref name=b/>")],
            id="reused within",
        ),
        pytest.param("a<ref>open", [("reference", "<ref>open")], id="reference left open"),
        pytest.param("a</ref>b", [("reference", "</ref>")], id="end without a beginning"),
        pytest.param(
            "<ref>a<ref>b</ref>", [("reference", "<ref>a<ref>b</ref>")], id="begun twice"
        ),
        pytest.param("<references/>", [("tag", "<references/>")], id="no reference"),
        pytest.param("a<!-- [[b]] -->[[Mill]]", [("comment", "<!-- [[b]] -->"), *LINK], id="comment"),
        pytest.param("<!--\n{{b}}", [("comment", "<!--\n{{b}}")], id="comment left open"),
        pytest.param(
            "<math>[[a]]</math><math>b</math>",
            [("tag", "<math>[[a]]</math>"), ("tag", "<math>b</math>")],
            id="formulas",
        ),
        pytest.param("<nowiki>{{a}}\n</nowiki >", [("tag", "<nowiki>{{a}}\n</nowiki >")], id="raw"),
        pytest.param("<br>a</div>", [("tag", "<br>"), ("tag", "</div>")], id="tags"),
        pytest.param("1 < 2 > 1", [], id="no tags"),
        pytest.param(
            "'''a''' ''b'' 'c'", [("emphasis", q) for q in ("'''", "'''", "''", "''")], id="quotes"
        ),
        pytest.param("http://a.b/c d", [("url", "http://a.b/c")], id="bare address"),
        pytest.param("[https://a.b/c|d e]", [("url", "[https://a.b/c")], id="address with a label"),
        pytest.param(
            "&nbsp;&#160;&#x1F;&amp", [("tag", t) for t in ("&nbsp;", "&#160;", "&#x1F;")], id="entities"
        ),
        pytest.param("a[[b", [("mark", "[[")], id="link left open"),
        pytest.param("{{a|b", [("mark", "{{")], id="template left open"),
        pytest.param("a]]b}}", [("mark", "]]"), ("mark", "}}")], id="closed, never opened"),
        pytest.param("[[a}}", [("mark", "[["), ("mark", "}}")], id="closed by the other"),
        pytest.param("[[Mill]]]]", [*LINK, ("mark", "]]")], id="closed twice"),
        pytest.param(
            "<ref>[[Mill]]</ref>",
            [("reference", "<ref>[[Mill]]</ref>"), *LINK],
            id="the outer before what is in it",
        ),
    ],
)  # fmt: skip
def test_markup_is_told_by_kind(wikitext: str, found: list[tuple[str, str]]) -> None:
    told = [(one.kind, wikitext[one.start : one.end]) for one in stretches(wikitext)]
    assert told == found
