"""How markup finds its way back into answers: tokens in any dress, words, numbers, commas."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.wikitext.fragments import wikitext
from workbench.core.wikitext.answers import read
from workbench.core.wikitext.masking import MaskForm, mask, unmask
from workbench.core.wikitext.placing import candidates, close_words, find, latin
from workbench.core.wikitext.unmasking import fold, literal

PLAIN, HTML, XML, MARKS = MaskForm.PLAIN, MaskForm.HTML, MaskForm.XML, MaskForm.PLACEHOLDER


@pytest.mark.parametrize(
    ("form", "answer"),
    [
        (MARKS, "A <a1>river</a1>@@PH2@@ in the mountains."),
        (MARKS, "A <a 1>river</ a1>@@ PH2 @@ in the mountains."),
        (MARKS, "A <A1>river</A1>@@ph2@@ in the mountains."),
        (MARKS, "A <а1>river</а1>@@ПХ2@@ in the mountains."),
        (MARKS, "A ＜a1＞river＜/a1＞＠＠PH２＠＠ in the mountains."),
        (MARKS, "A &lt;a1&gt;river&lt;/a1&gt;@@PH2@@ in the mountains."),
        (MARKS, "A <a1>river</a1>@@PH2@ in the mountains."),
        (MARKS, "A <a1>river</a1>@PH2@@ in the mountains."),
        (MARKS, "A <a1>river</a1>PH2 in the mountains."),
        (MARKS, "A <a1>river</a1> @@ 2 @@ in the mountains."),
        (XML, 'A <a i="1">river</a><x i="2"/> in the mountains.'),
        (XML, "A <a i='1'>river</a><x i='2' /> in the mountains."),
        (XML, "A <a i=1>river</a><x i=2></x> in the mountains."),
        (XML, "A <a i=«1»>river</a><х i=«2»/> in the mountains."),
        (XML, 'A < a i = "1" >river< / a >< x i = "2" / > in the mountains.'),
        (XML, 'A &lt;a i="1"&gt;river&lt;/a&gt;&lt;x i="2"/&gt; in the mountains.'),
        (HTML, 'A <a id="w1">river</a><sup id="r2">[2]</sup> in the mountains.'),
        (HTML, "A <a id=w1>river</a><sup id=r2>[2]</sup> in the mountains."),
        (HTML, 'A <A ID="w1">river</A><SUP ID="r2">[2]</SUP> in the mountains.'),
        (HTML, 'A <a id="w1">river</a> <sup id="r2"> [2] </sup> in the mountains.'),
        (HTML, 'A <a id="w1" href="#">river</a><sup class="x" id="r2">*</sup> in the mountains.'),
    ],
)
def test_a_token_is_known_in_whatever_dress_it_comes_back(form: MaskForm, answer: str) -> None:
    masked = mask("[[Вахш|Река]]<ref>Том 2.</ref> в горах.", form)
    got = unmask(answer, masked, titles={"Вахш": "Vakhsh"})
    assert got.text == "A [[Vakhsh|river]]<ref>Том 2.</ref> in the mountains."
    assert [entry.state for entry in got.entries] == ["mapped", "kept"]


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("It weighs X1Q here.", "It weighs {{s|5 кг}} here."),
        ("It weighs x1q here.", "It weighs {{s|5 кг}} here."),
        ("It weighs Х1К here.", "It weighs {{s|5 кг}} here."),
        ("It weighs X 1 Q here.", "It weighs {{s|5 кг}} here."),
        ("It weighs X-1-Q here.", "It weighs {{s|5 кг}} here."),
        ("It weighs much here.", "It weighs much here.{{s|5 кг}}"),
    ],
)
def test_a_code_in_plain_text_is_known_too(answer: str, shown: str) -> None:
    assert unmask(answer, mask("Весит {{s|5 кг}} здесь.", PLAIN)).text == shown


@pytest.mark.parametrize(
    ("form", "answer", "text"),
    [
        (MARKS, "A <a1>river</a1> and <a1>sea</a1>.", "A river and sea."),
        (MARKS, "A <a1>river.", "A river."),
        (MARKS, "A river</a1>.", "A river."),
        (MARKS, "A <a7>river</a7>.", "A river."),
        (MARKS, "A @@PH1@@ river.", "A river."),
        (MARKS, "A @@PH99999999@@ river.", "A river."),
        (MARKS, "A <a1></a1>river.", "A river."),
        (MARKS, "@@@ A river @ x.org @@.", "A river @ x.org ."),
        (XML, "A <b>river</b>.", "A river."),
        (HTML, "A <span>river</span><p>.", "A river."),
        (HTML, "A river &amp; a sea &lt; 5.", "A river & a sea < 5."),
    ],
)
def test_tokens_that_are_none_of_ours_leave_only_words(
    form: MaskForm, answer: str, text: str
) -> None:
    assert read(answer, mask("[[Вахш]].", form)).text == text


@given(
    st.permutations([1, 2, 3]),
    st.lists(st.sampled_from(["a", "river", "of", "stone"]), min_size=4, max_size=4),
)
@settings(max_examples=40)
def test_points_stand_where_their_tokens_stood(order: list[int], words: list[str]) -> None:
    masked = mask("а {{s|1}} б {{s|2}} в {{s|3}} г", MARKS)
    answer = words[0] + "".join(f" @@PH{n}@@ {w}" for n, w in zip(order, words[1:], strict=True))
    expected = words[0] + "".join(
        f" {{{{s|{n}}}}} {w}" for n, w in zip(order, words[1:], strict=True)
    )
    assert unmask(answer, masked).text == expected


@pytest.mark.parametrize(
    ("title", "label", "link"),
    [
        ("Vakhsh", "Vakhsh", "[[Vakhsh]]"),
        ("Vakhsh", "vakhsh", "[[vakhsh]]"),
        ("Old town", "old town", "[[old town]]"),
        ("Old town", "Old Town", "[[Old town|Old Town]]"),
        ("Vakhsh (river)", "Vakhsh", "[[Vakhsh (river)|Vakhsh]]"),
        ("Vakhsh", "", "[[Vakhsh|]]"),
        ("Vakhsh", "''Vakhsh''", "[[Vakhsh|''Vakhsh'']]"),
        ("Islam", "ислам", "[[Islam|ислам]]"),
        ("Category:Rivers", "rivers", "[[:Category:Rivers|rivers]]"),
        ("Category:Rivers", "Category:Rivers", "[[:Category:Rivers|Category:Rivers]]"),
        ("File:Vakhsh.jpg", "a view", "[[:File:Vakhsh.jpg|a view]]"),
        ("Portal:Asia", "Asia", "[[Portal:Asia|Asia]]"),
    ],
)
def test_a_link_shows_its_label_and_never_takes_effect_as_a_category(
    title: str, label: str, link: str
) -> None:
    assert fold(title, label) == link


@pytest.mark.parametrize(
    ("target", "known", "english", "link"),
    [
        (":Категория:Реки", "Категория:Реки", "Category:Rivers", "[[:Category:Rivers|rivers]]"),
        (":Категория:Реки", ":Категория:Реки", "Category:Rivers", "[[:Category:Rivers|rivers]]"),
        ("Вахш_(река)", "Вахш (река)", "Vakhsh (river)", "[[Vakhsh (river)|rivers]]"),
        ("Вахш_(река)#Исток", "Вахш (река)", "Vakhsh (river)", "[[Vakhsh (river)|rivers]]"),
        ("Вахш#Исток", "Вахш#Исток", "Vakhsh#Source", "[[Vakhsh#Source|rivers]]"),
        ("Вахш", "Вахш", None, "rivers"),
        ("Вахш_(река)", "Вахш (река)", None, "rivers"),
        ("Вахш", "Пяндж", "Panj", "[[Вахш|rivers]]"),
    ],
)
def test_a_target_is_known_however_it_is_written(
    target: str, known: str, english: str | None, link: str
) -> None:
    masked = mask(f"См. [[{target}|реки]].", MARKS)
    got = unmask("See <a1>rivers</a1>.", masked, titles={known: english})
    assert got.text == f"See {link}."


@pytest.mark.parametrize(
    ("words", "source", "written"),
    [
        ("a [b] c", "", "a [b] c"),
        ("a [[b]] c", "", "a &#91;&#91;b&#93;&#93; c"),
        ("a {{b}}", "", "a &#123;&#123;b&#125;&#125;"),
        ("a < b > c", "", "a < b > c"),
        ("a <b>c</b>", "", "a &lt;b>c&lt;/b>"),
        ("a <!-- b", "", "a &lt;!-- b"),
        ("[https://x.org a]", "", "&#91;https://x.org a]"),
        ("[//x.org a]", "", "&#91;//x.org a]"),
        ("a ~~ b", "", "a ~~ b"),
        ("a ~~~~ b", "", "a &#126;&#126;&#126;&#126; b"),
        ("a __TOC__ b", "", "a _&#95;TOC__ b"),
        ("a __dunder__ b", "", "a __dunder__ b"),
        ("a | b = c", "x | y = z", "a | b = c"),
        ("a | b = c", "x", "a &#124; b &#61; c"),
        ("''a'' b", "", "''a'' b"),
        ("''a b", "", "a b"),
        ("'a' b", "", "'a' b"),
        ("a\x00b\x1bc\ufffcd\te", "", "abcd\te"),
        ("{|\na\n|}", "|", "&#123;&#124;\na\n&#124;&#125;"),
    ],
)
def test_words_of_an_engine_are_never_markup(words: str, source: str, written: str) -> None:
    assert literal(words, source) == written


@given(st.text(st.sampled_from("[]{}|<>=~_'/!-ab A:\n"), max_size=30))
@settings(max_examples=100)
def test_what_was_made_harmless_stays_so(words: str) -> None:
    once = literal(words, "")
    assert literal(once, "") == once
    assert not re.search(r"\[\[|\]\]|\{\{|\}\}|\{\||\|\}|<[A-Za-z/!]|~~~|\|", once)


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("* A list", "&#42; A list"),
        ("= A heading =", "&#61; A heading &#61;"),
        (": indented", "&#58; indented"),
        ("A  river   flows", "A river flows"),
        ("  A river  ", "A river"),
        ("A\nriver", "A river"),
    ],
)
def test_an_answer_stays_one_line_of_prose(answer: str, text: str) -> None:
    assert unmask(answer, mask("Река.", PLAIN)).text == text


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("panj", "panj", True),
        ("panj", "panjs", True),
        ("tajikistan", "tajikistans", True),
        ("tajikistan", "tadjikistan", True),
        ("tajikistan", "uzbekistan", False),
        ("panj", "pamir", False),
        ("1950", "1951", False),
        ("1950", "1950", True),
        ("ab", "ac", False),
        ("", "a", False),
        ("", "", True),
    ],
)
def test_words_that_differ_by_an_ending_are_one(one: str, other: str, alike: bool) -> None:
    assert close_words(one, other) is close_words(other, one) is alike


@pytest.mark.parametrize(
    ("label", "taken", "after", "found"),
    [
        ("Panj", [], 0, (14, 18)),
        ("PANJS", [], 0, (14, 18)),
        ("Panj flow", [], 0, (14, 24)),
        ("Panj River", [], 0, None),
        ("the", [], 0, (4, 7)),
        ("the", [], 5, (26, 29)),
        ("the", [], 90, (4, 7)),
        ("the", [(0, 7)], 0, (26, 29)),
        ("the", [(4, 5), (28, 30)], 0, None),
        ("", [], 0, None),
        ("—", [], 0, None),
    ],
)
def test_a_label_is_found_among_the_words(
    label: str, taken: list[tuple[int, int]], after: int, found: tuple[int, int] | None
) -> None:
    assert find("And the river Panj flows. The end.", label, taken, after=after) == found


def test_a_name_is_looked_for_by_what_it_may_have_become() -> None:
    (atom,) = mask("[[Пяндж (река)|Пянджа]]", MARKS).atoms
    told = candidates(atom, {"Пяндж (река)": "Panj (river)"}, {"пянджа": "Pyandzh"})
    assert told == ["Panj (river)", "Panj", "Pyandzh", "Пянджа", "pyandzha"]
    assert candidates(atom, {}, {}) == ["Пянджа", "pyandzha"]


@pytest.mark.parametrize(
    ("word", "romanised"),
    [("Хисор", "khisor"), ("Щёкино", "shchyokino"), ("Ҷалолуддин", "jaloluddin"), ("ғӯл", "ghul"), ("Abc-1", "abc-1")],
)  # fmt: skip
def test_a_rough_romanisation_is_enough_to_look_for_a_name(word: str, romanised: str) -> None:
    assert latin(word) == romanised


@pytest.mark.parametrize(
    ("source", "answer", "text"),
    [
        # behind the same number, the second one at the second place
        ("В 1950<ref>а</ref> и в 1950<ref>б</ref> году.", "In 1950 and in 1950 again.", "In 1950<ref>а</ref> and in 1950<ref>б</ref> again."),
        # behind the Latin word
        ("Завод IBM<ref>а</ref> стоит здесь.", "Here stands a plant of IBM still.", "Here stands a plant of IBM<ref>а</ref> still."),
        # at the same comma
        ("Город, река<ref>а</ref>, гора и лес.", "A town, a river, a hill and a wood.", "A town, a river,<ref>а</ref> a hill and a wood."),
        ("Город,<ref>а</ref> река, гора.", "A town, a river, a hill.", "A town,<ref>а</ref> a river, a hill."),
        # at the start and at the end
        ("<ref>а</ref>Город стар.", "The town is old.", "<ref>а</ref>The town is old."),
        ("Город стар<ref>а</ref>.", "The town is old.", "The town is old.<ref>а</ref>"),
        ("Город стар.<ref>а</ref><ref>б</ref>", "The town is old!", "The town is old!<ref>а</ref><ref>б</ref>"),
        # a footnote inside a quotation goes behind its closing mark
        ("Он «стар<ref>а</ref>».", "It is “old”.", "It is “old”.<ref>а</ref>"),
        # nothing to go by
        ("Город старый<ref>а</ref> и большой.", "The town is big and old.", "The town is big and old.<ref>а</ref>"),
    ],
)  # fmt: skip
def test_a_footnote_without_token_is_placed_by_its_neighbours(
    source: str, answer: str, text: str
) -> None:
    assert unmask(answer, mask(source, PLAIN)).text == text


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("The town@@PH1@@, a river.", "The town,<ref>а</ref> a river."),
        ("The town@@PH1@@; a river.", "The town;<ref>а</ref> a river."),
        ("The town@@PH1@@ (old), a river.", "The town<ref>а</ref> (old), a river."),
        ("The town @@PH1@@.", "The town.<ref>а</ref>"),
        ("Of St@@PH1@@. petersburg", "Of St<ref>а</ref>. petersburg"),
        ('The "town@@PH1@@".', 'The "town".<ref>а</ref>'),
        ("The (town@@PH1@@).", "The (town<ref>а</ref>)."),
        ("The town@@PH1@@…", "The town…<ref>а</ref>"),
        ("3@@PH1@@.5 km", "3<ref>а</ref>.5 km"),
    ],
)
def test_a_footnote_stands_behind_the_mark_that_english_wants_before_it(
    answer: str, text: str
) -> None:
    assert unmask(answer, mask("Город<ref>а</ref>, река.", MARKS)).text == text


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("{{sfn|Лоик|1999}}", "note"),
        ("{{нет АИ|1|мая}}", "note"),
        ("{{Недоступная ссылка}}", "note"),
        ("{{битая ссылка}}", "note"),
        ("{{Не_проверено}}", "note"),
        ("{{ref-en}}", "note"),
        ("{{efn|слово}}", "note"),
        ("{{link|слово}}", "template"),
        ("{{в|слово}}", "template"),
        ("{{не переведено|слово}}", "template"),
        ("{{s|5 км}}", "template"),
        ("<ref>а</ref>", "reference"),
        ("<math>x</math>", "formula"),
        ("<!-- а -->", "comment"),
        ("{{{а}}}", "argument"),
        ("[[Файл:а.jpg|мини|Вид]]", "file"),
        ("[https://x.org]", "external"),
        ("https://x.org", "literal"),
        ("__TOC__", "switch"),
        ("@@PH1@@", "literal"),
        ("<br />", "tag"),
        ("''", "mark"),
    ],
)
def test_what_an_engine_must_not_touch_has_a_kind(source: str, kind: str) -> None:
    (atom,) = mask(f"Слово {source} дело.", MARKS).atoms
    assert (atom.kind, atom.source, atom.paired) == (kind, source, False)


@pytest.mark.parametrize(
    ("source", "kind", "target", "before", "label", "after", "glued"),
    [
        ("а [https://x.org сайт]", "external", "https://x.org", "[https://x.org ", "сайт", "]", (False, False)),
        ("а[[Вахш#Исток|река]]ми", "link", "Вахш#Исток", "[[Вахш#Исток|", "реками", "]]", (True, False)),
        ("[[ Вахш ]]", "link", "Вахш", "[[Вахш|", " Вахш ", "]]", (False, False)),
        ("[[Вахш|''река'']]", "link", "Вахш", "[[Вахш|''", "река", "'']]", (False, False)),
        ("''река''", "italic", "", "''", "река", "''", (False, False)),
        ("'''''река'''''", "bold", "", "'''''", "река", "'''''", (False, False)),
        ("<small>река</small>а", "tag", "", "<small>", "река", "</small>", (False, True)),
        ("а<ref>б</ref> в", "reference", "", "", "", "", (True, False)),
    ],
)  # fmt: skip
def test_an_atom_knows_its_words_and_its_surroundings(
    source: str,
    kind: str,
    target: str,
    before: str,
    label: str,
    after: str,
    glued: tuple[bool, bool],
) -> None:
    masked = mask(source, MARKS)
    (atom,) = masked.atoms
    told = (atom.kind, atom.target, atom.before, atom.label, atom.after)
    assert told == (kind, target, before, label, after)
    assert atom.glued == glued
    assert atom.source in source
    if atom.paired:
        assert masked.text[atom.offset : atom.end] == label


@given(wikitext, st.sampled_from([PLAIN, MARKS]))
@settings(max_examples=80)
def test_labels_stand_where_they_are_said_to_stand(text: str, form: MaskForm) -> None:
    masked = mask(text, form)
    assert [atom.id for atom in masked.atoms] == list(range(1, len(masked.atoms) + 1))
    for atom in masked.atoms:
        assert 0 <= atom.offset <= atom.end <= len(masked.text)
        assert atom.source in text
        if atom.kind in ("link", "external") and atom.paired:
            assert masked.text[atom.offset : atom.end] == atom.label


def test_labels_of_another_language_keep_the_way_back() -> None:
    source = "Река [[Пяндж|Пянджа]] и [[Вахш]]."
    masked = mask(source, MARKS, labels={2: "the Vakhsh"})
    assert masked.text == "Река <a1>Пянджа</a1> и <a2>the Vakhsh</a2>."
    assert unmask(masked.text, masked).text == source


@given(st.integers(1, 30), st.sampled_from(list(MaskForm)))
@settings(max_examples=30)
def test_a_hundred_footnotes_on_a_long_word_come_back_once(count: int, form: MaskForm) -> None:
    source = "а" * 5000 + "".join(f"<ref>{n}</ref>" for n in range(count))
    got = unmask("A word.", mask(source, form))
    assert got.text == "A word." + "".join(f"<ref>{n}</ref>" for n in range(count))
