"""What holds for every text: nothing lost, everything in order, masking undone exactly."""

import bz2
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.wikitext.fragments import wikitext
from workbench.core.model import Page
from workbench.core.wikitext import scan, tree
from workbench.core.wikitext.masking import MaskForm, mask, unmask
from workbench.core.wikitext.plain import plain_text
from workbench.core.wikitext.rebuild import replace_segments
from workbench.core.wikitext.segments import segment_page
from workbench.core.wikitext.sentences import sentences
from workbench.core.wikitext.spans import scan as scan_spans


def tiles(page: Page) -> bool:
    """Tell whether sections tile the text, blocks their section, and segments lie in order."""
    at = 0
    for section in page.sections:
        if section.start != at or [b.start for b in section.blocks[:1]] not in ([], [at]):
            return False
        for block in section.blocks:
            inner = block.start
            for segment in block.segments:
                if not inner <= segment.start < segment.end <= block.end:
                    return False
                inner = segment.end
            if block.start != at:
                return False
            at = block.end
        if section.end != at:
            return False
    return at == len(page.wikitext)


def dump(shared: Path, lang: str) -> dict[str, str]:
    pages = {}
    with bz2.open(shared / "wikifarm" / "dumps" / f"{lang}.xml.bz2") as stream:
        for _, element in ElementTree.iterparse(stream):
            if element.tag.endswith("}page"):
                space = element.tag[: -len("page")]
                text = element.find(f"{space}revision/{space}text")
                title = element.find(f"{space}title")
                assert text is not None
                assert title is not None
                pages[title.text or ""] = text.text or ""
    return pages


class Placed(Protocol):
    """Something with a place in a text."""

    @property
    def start(self) -> int: ...


def outside(found: Sequence[Placed], pictures: Sequence[tuple[int, int]]) -> list[Placed]:
    """Leave out what stands in a gallery, which the tree parser takes as text."""
    return [one for one in found if not any(a <= one.start < b for a, b in pictures)]


@given(wikitext, st.sampled_from(["ru", "tg", "en"]))
@settings(max_examples=400)
def test_sections_and_blocks_tile_and_segments_lie_in_order(text: str, lang: str) -> None:
    assert tiles(segment_page(text, lang))


@given(wikitext)
def test_slices_and_the_stretches_between_join_back(text: str) -> None:
    found = [s for sec in segment_page(text, "ru").sections for b in sec.blocks for s in b.segments]
    same = {(one.start, one.end): text[one.start : one.end] for one in found}
    assert replace_segments(text, same) == text


@given(wikitext)
def test_a_segment_has_letters_and_no_outer_space(text: str) -> None:
    for section in segment_page(text, "ru").sections:
        for block in section.blocks:
            for one in block.segments:
                piece = text[one.start : one.end]
                assert piece == piece.strip()
                assert any(char.isalpha() for char in one.text)


@given(wikitext, st.sampled_from(list(MaskForm)))
@settings(max_examples=400)
def test_unmasking_an_untouched_text_gives_the_source(text: str, form: MaskForm) -> None:
    masked = mask(text, form)
    back = unmask(masked.text, masked)
    assert back.text == text
    assert len(back.entries) == len(masked.atoms)


@given(wikitext)
def test_the_tree_gives_back_every_character(text: str) -> None:
    assert str(tree.parse(text)) == text


@given(wikitext)
def test_what_is_listed_stands_where_it_is_said_to_stand(text: str) -> None:
    for reference in scan.references(text):
        assert text[reference.start : reference.end].lower().startswith("<ref")
    for template in scan.templates(text):
        assert text[template.start : template.start + 2] == "{{"
        assert text[template.end - 2 : template.end] == "}}"
    for link in [*scan.links(text), *scan.files(text), *scan.categories(text)]:
        assert text[link.start : link.start + 2] == "[["
        assert text[link.end - 2 : link.end] == "]]"


@given(st.text(alphabet="аБв 1.!?…«»()\n￼г", max_size=60), st.sampled_from(["ru", "tg", "en"]))
def test_sentences_cover_all_but_white_space(text: str, lang: str) -> None:
    spans = sentences(text, lang)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


@given(wikitext)
def test_plain_text_never_fails(text: str) -> None:
    assert len(plain_text(text)) <= len(text)


@pytest.mark.parametrize("lang", ["en", "ru", "tg"])
def test_every_real_page_is_kept_whole(shared: Path, lang: str) -> None:
    for title, text in dump(shared, lang).items():
        page = segment_page(text, lang)
        assert tiles(page), title
        assert all(section.blocks for section in page.sections[1:]), title


@pytest.mark.parametrize("lang", ["ru", "tg"])
def test_every_segment_of_a_real_page_survives_masking(shared: Path, lang: str) -> None:
    for text in dump(shared, lang).values():
        for section in segment_page(text, lang).sections:
            for block in section.blocks:
                for one in block.segments:
                    source = text[one.start : one.end]
                    for form in MaskForm:
                        masked = mask(source, form)
                        assert unmask(masked.text, masked).text == source


@pytest.mark.parametrize("lang", [pytest.param("en", marks=pytest.mark.slow), "ru", "tg"])
def test_the_scan_finds_the_templates_and_links_that_the_tree_parser_finds(
    shared: Path, lang: str
) -> None:
    for title, text in dump(shared, lang).items():
        pictures = [(s.start, s.end) for s in scan_spans(text) if s.kind in ("gallery", "poem")]
        nodes = tree.parse(text).filter(recursive=True)
        templates = [node for node in nodes if isinstance(node, tree.Template)]
        links = [node for node in nodes if isinstance(node, tree.Wikilink)]
        found = [*scan.links(text), *scan.files(text), *scan.categories(text)]
        assert len(templates) == len(outside(scan.templates(text), pictures)), title
        assert len(links) == len(outside(found, pictures)), title
