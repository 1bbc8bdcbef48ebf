"""The collector rests while a long text is read, and only then."""

from __future__ import annotations

import gc

import pytest

from workbench.core.collector import LONG, uncollected
from workbench.core.wikitext import masking, segments
from workbench.core.wikitext.masking import MaskForm, mask
from workbench.core.wikitext.segments import segment_page


def fail(length: int) -> None:
    with uncollected("я" * length):
        raise ValueError(gc.isenabled())


@pytest.mark.parametrize(("length", "works"), [(LONG, True), (LONG + 1, False)])
def test_it_rests_for_a_long_text_and_works_again_even_after_an_error(
    length: int, works: bool
) -> None:
    with pytest.raises(ValueError, match=str(works)):
        fail(length)
    assert gc.isenabled()


def test_it_stays_at_rest_where_it_was() -> None:
    gc.disable()
    try:
        with uncollected("я" * (LONG + 1)):
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_long_page_is_cut_and_masked_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    scan = segments.scan

    def watched(text: str) -> object:
        seen.append(gc.isenabled())
        return scan(text)

    monkeypatch.setattr(segments, "scan", watched)
    monkeypatch.setattr(masking, "scan", watched)
    for text in ("Обь", "Обь " * LONG):
        segment_page(text, "ru")
        mask(text, MaskForm.HTML)
    assert seen == [True, True, False, False]
