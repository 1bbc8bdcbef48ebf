"""Which words of an answer a link may stand on."""

from __future__ import annotations

import pytest

from workbench.core.wikitext.masking import MaskForm, mask, unmask


@pytest.mark.parametrize(
    ("source", "answer", "wanted"),
    [
        ("Он [[Германия|немец]] из [[Германия|Германии]].", "He comes from Germany.", "He comes from [[Germany]]."),
        ("Он [[Германия|немец]] там.", "He is a German there.", "He is a [[Germany|German]] there."),
        ("Это [[Германия|Германия]] там.", "It is Germany there.", "It is [[Germany]] there."),
        ("Это [[Германия|ФРГ]].", "It is Germany.", "It is [[Germany]]."),
        ("Это [[Германия|Олмон]].", "It is Germany.", "It is [[Germany]]."),
        ("Это [[Германия|немец]].", "It is Germany.", "It is Germany."),
    ],
)  # fmt: skip
def test_a_label_that_is_another_word_than_its_page_does_not_stand_on_the_pages_name(
    source: str, answer: str, wanted: str
) -> None:
    masked = mask(source, MaskForm.PLACEHOLDER)
    got = unmask(answer, masked, titles={"Германия": "Germany"}, terms={"олмон": "Germany"})
    assert got.text == wanted
