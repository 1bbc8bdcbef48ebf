"""What hostile bytes are given to: one small function a target, used by atheris and by the tests.

A target returns None or raises: whatever it raises is a bug, since the errors that the
workbench raises on purpose are taken in here.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from workbench.config import Config
from workbench.core.adapt import Context, adapt, prose
from workbench.core.align import align
from workbench.core.model import Source
from workbench.core.wikitext.masking import MaskForm, mask
from workbench.core.wikitext.segments import segment_page
from workbench.core.wikitext.unmasking import unmask
from workbench.engines import chat, validation
from workbench.errors import WorkbenchError
from workbench.formats import glossary_csv, tbx, tmx, xliff
from workbench.outputs import talk
from workbench.store import session_file
from workbench.wiki import pages
from workbench.wiki.client import Wiki


def text_of(data: bytes) -> str:
    """Return bytes as a text that a file can hold."""
    return data.decode("utf-8", "replace")


def segment(data: bytes) -> None:
    """Sections tile the text, blocks their section; segments lie in their block."""
    text = text_of(data)
    page = segment_page(text, "ru")
    at = 0
    for section in page.sections:
        assert section.start == at
        for block in section.blocks:
            assert block.start == at
            at = block.end
            assert all(block.start <= s.start <= s.end <= block.end for s in block.segments)
        assert section.end == at
    assert at == len(text)


def masking(data: bytes) -> None:
    """What is masked and given back untouched is what it was."""
    text = text_of(data)
    for form in MaskForm:
        masked = mask(text, form)
        assert unmask(masked.text, masked).text == text


def unmasking(data: bytes) -> None:
    """Any answer can be unmasked."""
    source, _, answer = text_of(data).partition("\n")
    for form in MaskForm:
        masked = mask(source, form)
        unmask(answer, masked)
        with suppress(WorkbenchError):
            validation.check("engine", masked.text, answer, form)


def adapting(data: bytes) -> None:
    """Any wikitext is adapted, and worded as a proposal; what is English by then stays."""
    prose(text_of(data), "ru")
    once = adapt(text_of(data), Context("ru", {}))
    adapt(once.wikitext, Context("ru", {}))


def aligning(data: bytes) -> None:
    """Any two pages are aligned."""
    left, _, right = text_of(data).partition("\x00")
    align(segment_page(left, "ru"), segment_page(right, "en"), {})


def glossary(data: bytes) -> None:
    """What is read of a glossary is read of what is written of it."""
    with suppress(WorkbenchError):
        terms = glossary_csv.parse(text_of(data), name="x.csv", lang="ru")
        again = glossary_csv.parse(glossary_csv.dump(terms), name="x.csv", lang="ru")
        assert [*map(glossary_csv.cells_of, again)] == [*map(glossary_csv.cells_of, terms)]


def tbx_file(data: bytes) -> None:
    """A TBX file is read or refused."""
    with suppress(WorkbenchError):
        tbx.read_all(io.BytesIO(data), "x.tbx")


def tmx_file(data: bytes) -> None:
    """A TMX file is read, and written so that it can be read again, or refused."""
    with suppress(WorkbenchError):
        units = list(tmx.read(io.BytesIO(data)))
        out = io.BytesIO()
        tmx.write(out, units)
        out.seek(0)
        list(tmx.read(out))


def xliff_file(data: bytes) -> None:
    """An XLIFF file is read or refused."""
    with suppress(WorkbenchError):
        list(xliff.read(io.BytesIO(data), name="x.xlf"))


class Said(Wiki):
    """A wiki that says always the same."""

    def __init__(self, body: bytes) -> None:
        super().__init__("ru", Config())
        self.body = body

    def _once(self, parameters: Mapping[str, str | int], post: bool) -> Any:
        return self._read(200, {}, self.body)


def answers(data: bytes) -> None:
    """What a wiki or a model says is used or refused."""
    wiki = Said(data)
    for ask in (lambda: pages.fetch(wiki, "X"), lambda: pages.complete(wiki, "X")):
        with suppress(WorkbenchError):
            ask()
    with suppress(WorkbenchError):
        chat.read(text_of(data), 2)


def talk_page(data: bytes) -> None:
    """A template is put on any talk page once."""
    page = text_of(data)
    new = talk.insert(page, [talk.template(Source("ru", "Озеро", 7))])
    assert "Translated" in new


def exported(data: bytes) -> None:
    """What is read of an exported session is read of what is written of it."""
    with suppress(WorkbenchError):
        bundle = session_file.parse(text_of(data))
        assert session_file.parse(session_file.dump(bundle)) == bundle


TARGETS: dict[str, Callable[[bytes], None]] = {
    "segment": segment,
    "mask": masking,
    "unmask": unmasking,
    "adapt": adapting,
    "align": aligning,
    "glossary": glossary,
    "tbx": tbx_file,
    "tmx": tmx_file,
    "xliff": xliff_file,
    "answers": answers,
    "talk": talk_page,
    "session": exported,
}
