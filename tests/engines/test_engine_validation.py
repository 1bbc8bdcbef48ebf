"""What passes as a translation, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.wikitext.atoms import MaskForm
from workbench.core.wikitext.masking import mask
from workbench.engines import figures, markers, protect, validation
from workbench.errors import BadReply, RateLimited, Refused

PLAIN = MaskForm.PLAIN


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("Озеро лежит в горах.", "The lake lies in the mountains."),
        ("Да.", "Yes."),
        ("1987", "1987"),
        ("В 1 234 500 домах", "In 1,234,500 houses"),
        ("Длина 12,5 км", "The length is 12.5 km"),
        ("Во 2-й части", "In the second part"),
        ("В 21 веке", "In the twenty-first century"),
        ("В 90-х годах", "In the nineties"),
        ("В 90-х годах", "In the 1990s"),
        ("Часть 4", "Part IV"),
        ("05.06.1990", "June 5, 1990"),
        ("В 21:30", "At 9:30 p.m."),
        ("1 500 000 жителей", "1.5 million inhabitants"),
        ("2 000 000 жителей", "two million, or 2 million, inhabitants"),
        ("12 яиц", "a dozen eggs"),
        ("10 тысяч человек", "10,000 people"),
        ("В 19:00", "At 7 p.m."),
        ("Рок-группа «Кино» из Ленинграда", "The rock group Kino (Кино) from Leningrad"),
        ("Его роман «Мать»", "His novel Mother"),
    ],
)
def test_a_translation_passes(source: str, answer: str) -> None:
    assert validation.check("google", source, answer, PLAIN) == answer


@pytest.mark.parametrize(
    ("source", "answer", "reason"),
    [
        ("Озеро лежит в горах.", None, "no text"),
        ("Озеро лежит в горах.", ["The lake"], "no text"),
        ("Озеро лежит в горах.", " \n", "empty"),
        ("Озеро лежит в горах.", "Озеро лежит в горах.", "untranslated"),
        ("Озеро лежит в горах.", "озеро лежит в горах", "untranslated"),
        ("Озеро лежит в горах.", "The lake лежит в горах", "not English"),
        ("Озеро лежит в горах.", "…", "no words"),
        ("Озеро лежит в горах.", "The lake lies. " * 20, "longer"),
        ("Озеро лежит высоко в горах. " * 9, "The lake.", "shorter"),
        ("Мост построен в 1987 году", "The bridge was built in 1978", "1987"),
        ("Их было 17", "There were 71", "17"),
        ("Озеро лежит в горах.", "The lake\x07 lies", "control"),
        ("Озеро лежит в горах.", "QUERY LENGTH LIMIT EXCEEDED. MAX 500 CHARS", "error message"),
        (
            "Озеро лежит в горах.",
            "Error 500 (Server Error)!!1500.That's an error.There was an error.",
            "error message",
        ),
    ],
)
def test_anything_else_is_refused_with_its_reason(source: str, answer: object, reason: str) -> None:
    with pytest.raises(BadReply, match=reason):
        validation.check("google", source, answer, PLAIN)


def test_a_quota_or_captcha_message_is_told_apart() -> None:
    with pytest.raises(RateLimited):
        validation.check("mymemory", "Да", "MYMEMORY WARNING: YOU USED ALL", PLAIN)
    with pytest.raises(Refused):
        validation.check(
            "google", "Да", "Our systems have detected unusual traffic from your computer", PLAIN
        )


SOURCE = "'''Мост''' через [[Нева|Неву]]<ref>Книга</ref> имеет {{Длина|5}} и <math>x^2</math>."


@pytest.mark.parametrize("form", MaskForm)
def test_the_marks_of_each_form_are_recognised(form: MaskForm) -> None:
    masked = mask(SOURCE, form).text
    opaque = {PLAIN: 2}.get(form, 3)
    assert markers.atoms(masked, form).total() == opaque
    assert markers.labels(masked, form).total() == (0 if form is PLAIN else 2)
    words = markers.bare(masked, form)
    assert words.replace(" ", "") == "МостчерезНевуимеети."
    assert markers.wrong(masked, masked, form) == ""


@pytest.mark.parametrize("form", MaskForm)
def test_a_lost_doubled_or_invented_atom_is_seen(form: MaskForm) -> None:
    masked = mask(SOURCE, form).text
    number = max(markers.atoms(masked, form))
    whole = markers.pattern(number, form).search(masked)
    assert whole is not None
    gone = masked.replace(whole.group(), "")
    assert "lost" in markers.wrong(masked, gone, form)
    assert markers.atom(number, form) in markers.lost(masked, gone, form)
    assert "twice" in markers.wrong(masked, masked + " " + whole.group(), form)
    assert "not sent" in markers.wrong(masked, masked + " " + markers.atom(77, form), form)


@pytest.mark.parametrize("form", [form for form in MaskForm if form is not PLAIN])
def test_a_links_mark_may_be_lost_but_not_doubled(form: MaskForm) -> None:
    masked = mask("Мост через [[Нева|Неву]].", form).text
    assert markers.wrong(masked, "A bridge over the Neva.", form) == ""
    assert "twice" in markers.wrong(masked, masked + masked, form)


@pytest.mark.parametrize("answer", ["x 7 q", "X7q", "X7Q"])
def test_codes_are_found_however_they_are_spaced(answer: str) -> None:
    assert markers.wrong("Площадь X7Q велика", f"The area {answer} is large", PLAIN) == ""


@given(st.integers(0, 10**12))
def test_a_number_is_found_in_itself_however_grouped(value: int) -> None:
    for written in (str(value), f"{value:,}", f"{value:,}".replace(",", "\u00a0")):
        assert figures.missing(f"Их {value:,}".replace(",", " "), f"There are {written}.") == []


@given(st.integers(100, 10**9), st.integers(100, 10**9))
def test_another_number_is_missed(value: int, other: int) -> None:
    if str(value) not in str(other) and str(value).rstrip("0") != str(other).rstrip("0"):
        assert figures.missing(f"Их {value}", f"There are {other}.") == [str(value)]


TERMS = {"OpenStreetMap": "OpenStreetMap", "Газпром": "Газпром", "река": "river"}


@pytest.mark.parametrize("form", MaskForm)
def test_terms_not_to_be_translated_are_kept_from_the_engine_and_put_back(form: MaskForm) -> None:
    text = "Карта OpenStreetMap показывает, где Газпром и река; OpenStreetMap точен."
    protected = protect.protect(text, protect.untranslatable(TERMS), form)
    assert "OpenStreetMap" not in protected.text
    assert "Газпром" not in protected.text
    assert "река" in protected.text
    assert protect.restore(protected.text, protected) == text


def test_a_term_is_protected_as_a_word_only() -> None:
    protected = protect.protect("Газпромбанк и Газпром", ["Газпром"], PLAIN)
    assert protected.text == f"Газпромбанк и {markers.atom(protect.FIRST, PLAIN)}"
