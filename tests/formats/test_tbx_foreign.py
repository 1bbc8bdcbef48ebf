"""Term bases of other programs: what each element means, and what is no part of a term."""

from __future__ import annotations

import io

import pytest

from workbench.core.glossary.terms import Term
from workbench.errors import FormatError
from workbench.formats import tbx


def read(body: str, lang: str = "ru", head: str = "") -> list[Term]:
    text = f'{head}<martif type="TBX"><text><body>{body}</body></text></martif>'
    return tbx.read_all(io.BytesIO(text.encode()), "t.tbx", lang)


def tig(term: str, *notes: tuple[str, str]) -> str:
    said = "".join(f'<termNote type="{kind}">{value}</termNote>' for kind, value in notes)
    return f"<tig><term>{term}</term>{said}</tig>"


def entry(ru: str, en: str, more: str = "") -> str:
    return (
        f'<termEntry id="1">{more}<langSet xml:lang="ru">{ru}</langSet>'
        f'<langSet xml:lang="en">{en}</langSet></termEntry>'
    )


def one(ru: str = tig("шлюз"), en: str = tig("lock"), more: str = "") -> Term:
    (term,) = read(entry(ru, en, more))
    return term


@pytest.mark.parametrize(
    ("status", "good"),
    [
        ("preferredTerm-admn-sts", True),
        ("admittedTerm-admn-sts", True),
        ("deprecatedTerm-admn-sts", False),
        ("supersededTerm-admn-sts", False),
        ("forbidden", False),
        ("obsolete", False),
        ("", True),
    ],
)
def test_the_status_of_a_word_tells_whether_it_may_be_used(status: str, good: bool) -> None:
    found = one(en=tig("lock") + tig("sluice", ("administrativeStatus", status)))
    assert ("sluice" in found.targets) is good
    assert ("sluice" in found.forbidden) is not good


@pytest.mark.parametrize(
    ("kind", "ours"),
    [
        ("noun", "noun"),
        ("properNoun", "name"),
        ("verb", "verb"),
        ("adjective", "adjective"),
        ("other", "phrase"),
        ("adverb", ""),
    ],
)
def test_parts_of_speech_are_ours(kind: str, ours: str) -> None:
    assert one(ru=tig("шлюз", ("partOfSpeech", kind))).pos == ours
    assert one(en=tig("lock", ("partOfSpeech", kind))).pos == ours


def test_more_words_of_the_source_are_variants_and_of_english_are_targets() -> None:
    found = one(
        tig("шлюз") + tig("затвор") + tig("затвор"), tig("lock") + tig("gate") + tig("lock")
    )
    assert (found.source, found.variants) == ("шлюз", ("затвор",))
    assert found.targets == ("lock", "gate")


@pytest.mark.parametrize(
    ("written", "term"),
    [
        pytest.param("шлюз<hi>-камера</hi>", "шлюз-камера", id="highlighted end"),
        pytest.param("<hi>шлюз</hi>", "шлюз", id="highlighted whole"),
        pytest.param("судо<hi>ходный</hi> шлюз", "судоходный шлюз", id="highlighted middle"),
        pytest.param("\n  шлюз\n\tкамера ", "шлюз камера", id="line ends and tabs"),
        pytest.param("№\u00a05", "№\u00a05", id="no-break space stays"),
        pytest.param("&#8470; 5 &amp; 6", "№ 5 & 6", id="references"),
        pytest.param("и\u0306", "и\u0306", id="accent of its own stays"),
        pytest.param("<![CDATA[<шлюз>]]>", "<шлюз>", id="CDATA"),
    ],
)
def test_a_term_is_its_words_whatever_markup_is_in_it(written: str, term: str) -> None:
    assert one(ru=tig(written)).source == term
    assert one(en=tig(written)).targets == (term,)


@pytest.mark.parametrize(
    ("element", "note"),
    [
        pytest.param("<note>See <hi>the map</hi> first.</note>", "See the map first.", id="note"),
        pytest.param('<descrip type="definition">A gate.</descrip>', "A gate.", id="definition"),
        pytest.param(
            '<descripGrp><descrip type="definition">A gate.</descrip><admin type="source">x</admin>'
            "</descripGrp>",
            "A gate.",
            id="group",
        ),
        pytest.param("<note>One.</note><note>Two.</note>", "One.\nTwo.", id="several"),
        pytest.param("<note> </note>", "", id="empty"),
        pytest.param('<descrip type="context">He shut it.</descrip>', "", id="context"),
        pytest.param('<admin type="note">internal</admin>', "", id="administration"),
        pytest.param(
            '<transacGrp><transac type="origination">x</transac><date>2020</date></transacGrp>',
            "",
            id="history",
        ),
    ],
)
def test_notes_and_definitions_are_the_note(element: str, note: str) -> None:
    assert one(more=element).note == note


def test_a_field_is_the_domain_and_no_need_of_translation_a_flag() -> None:
    found = one(
        more='<descrip type="subjectField">canals</descrip>'
        '<descrip type="Translation needed">No</descrip>'
    )
    assert (found.domain, found.flags) == ("canals", {"keep"})
    assert one(more='<descrip type="Translation needed">Yes</descrip>').flags == frozenset()


@pytest.mark.parametrize("lang", ["ru", "RU", ""])
@pytest.mark.parametrize("tag", ["ru", "ru-RU", "RU_ru"])
def test_regions_and_case_of_languages_do_not_matter(tag: str, lang: str) -> None:
    body = entry(tig("шлюз"), tig("lock")).replace('"ru"', f'"{tag}"').replace('"en"', '"EN-GB"')
    assert [(t.source, t.lang, t.targets) for t in read(body, lang)] == [("шлюз", "ru", ("lock",))]


def test_entries_without_the_language_are_left_out() -> None:
    german = entry(tig("Schleuse"), tig("lock")).replace('"ru"', '"de"')
    assert read(german) == []
    assert [t.lang for t in read(german, "")] == ["de"]
    assert [t.source for t in read(german + entry(tig("шлюз"), tig("lock")))] == ["шлюз"]


def test_an_english_base_is_house_style() -> None:
    body = (
        '<termEntry><langSet xml:lang="en">'
        f"{tig('lock')}{tig('sluis', ('administrativeStatus', 'forbidden'))}</langSet></termEntry>"
    )
    (found,) = read(body, "en")
    assert (found.source, found.targets, found.forbidden) == ("lock", ("lock",), ("sluis",))


def test_the_line_of_an_entry_is_remembered() -> None:
    body = "\n\n" + entry(tig("шлюз"), tig("lock")) + "\n" + entry(tig("вал"), tig("bank"))
    assert [t.line for t in read(body)] == [3, 4]


@pytest.mark.parametrize(
    "encoded",
    [
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16"),
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="byte order mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CRLF"),
    ],
)
def test_any_encoding_is_read(encoded) -> None:  # type: ignore[no-untyped-def]
    body = f"<martif>\n<text>\n<body>\n{entry(tig('шлюз'), tig('lock'))}\n</body>\n</text></martif>"
    (found,) = tbx.read_all(io.BytesIO(encoded(body)), "t.tbx", "ru")
    assert (found.source, found.targets) == ("шлюз", ("lock",))


DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="ru" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:b="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="1"><min:subjectField>canals</min:subjectField>
<langSec xml:lang="ru"><termSec><term>шлюз</term><min:partOfSpeech>noun</min:partOfSpeech></termSec>
</langSec><langSec xml:lang="en"><termSec><term>lock</term></termSec><termSec><term>sluis</term>
<min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec></langSec>
<b:definition>A gate.</b:definition></conceptEntry></body></text></tbx>"""


def test_version_three_says_the_same_by_elements_of_its_own() -> None:
    (found,) = tbx.read_all(io.BytesIO(DCT.encode()), "t.tbx", "ru")
    assert (found.source, found.pos, found.domain, found.targets, found.forbidden) == (
        "шлюз",
        "noun",
        "canals",
        ("lock",),
        ("sluis",),
    )
    assert found.note == "A gate."


@pytest.mark.parametrize(
    ("head", "body", "words"),
    [
        pytest.param(
            '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n',
            entry(tig("Тихий&nbsp;Дон"), tig("Don")),
            "t.tbx:2: .*&nbsp;",
            id="entity that nothing explains",
        ),
        pytest.param(
            '<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
            entry(tig("&x;"), tig("lock")),
            "entities",
            id="outside entity",
        ),
        pytest.param("", "<termEntry>", "mismatched", id="mismatched"),
        pytest.param("", entry(tig("шл\x02юз"), tig("lock")), "t.tbx:1", id="control character"),
    ],
)
def test_a_bad_base_says_what_and_where(head: str, body: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read(body, head=head)


@pytest.mark.parametrize("text", ["", "<html/>", "термины"])
def test_what_is_no_base_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match=r"t\.tbx:1"):
        tbx.read_all(io.BytesIO(text.encode()), "t.tbx", "ru")
