"""What somebody reads of engines: what each takes, and why one gave no translation, word by word."""

from __future__ import annotations

import pytest
import requests

from workbench.config import Config
from workbench.core.wikitext.atoms import MaskForm
from workbench.engines import markers, outcomes, registry, validation
from workbench.errors import BadReply, Offline, RateLimited, ReachError, Refused, Timeout

LATER = "Wait, or use another engine."
AGAIN = "Try again later, or another engine."
KEY = "Check its key: `workbench engines` names it."
ADDRESS = "Check its address and model: `workbench engines` shows them."


@pytest.mark.parametrize(
    ("status", "wait", "kind", "message", "hint"),
    [
        (429, None, RateLimited, "x asks to come back later; status 429.", LATER),
        (429, 90.0, RateLimited, "x asks to come back later (in 90 s); status 429.", LATER),
        (503, 5.0, RateLimited, "x asks to come back later (in 5 s); status 503.", LATER),
        (503, 0.0, RateLimited, "x asks to come back later; status 503.", LATER),
        (503, None, ReachError, "x has a fault of its own (status 503).", AGAIN),
        (500, None, ReachError, "x has a fault of its own (status 500).", AGAIN),
        (599, 7.0, ReachError, "x has a fault of its own (status 599).", AGAIN),
        (456, None, Refused, "x: the quota is used up (status 456).", "Use another engine."),
        (401, None, Refused, "x refused (status 401).", KEY),
        (403, None, Refused, "x refused (status 403).", KEY),
        (413, None, BadReply, "x finds the text too long (status 413).", ""),
        (414, None, BadReply, "x finds the text too long (status 414).", ""),
        (400, None, Refused, "x did not accept the request (status 400).", ADDRESS),
        (404, None, Refused, "x did not accept the request (status 404).", ADDRESS),
        (499, None, Refused, "x did not accept the request (status 499).", ADDRESS),
        (399, None, BadReply, "x gave no answer to read (status 399).", ""),
        (204, None, BadReply, "x gave no answer to read (status 204).", ""),
    ],
)
def test_a_status_is_told_with_what_to_do(
    status: int, wait: float | None, kind: type[ReachError], message: str, hint: str
) -> None:
    error = outcomes.refusal("x", status, wait)
    assert (type(error), error.message, error.hint) == (kind, message, hint)
    assert error.retry_after == (wait if status in (429, 503, 599) else None)


RESOLVING = "HTTPSConnectionPool(host='a', port=443): NameResolutionError: key=secret"


@pytest.mark.parametrize(
    ("error", "kind", "message", "hint"),
    [
        (requests.ReadTimeout("u?key=secret"), Timeout, "x did not answer within 2.5 seconds.", AGAIN),
        (requests.ConnectTimeout("secret"), Timeout, "x did not answer within 2.5 seconds.", AGAIN),
        (
            requests.ConnectionError(RESOLVING),
            Offline, "x was not found (no network?).", "Check the network.",
        ),
        (
            requests.ConnectionError("reset, key=secret"),
            ReachError, "x could not be reached, or hung up.", "Check its address and the network.",
        ),
        (requests.exceptions.ChunkedEncodingError("secret"), BadReply, "x sent an answer that cannot be read.", ""),
        (ValueError("secret"), BadReply, "x sent an answer that cannot be read.", ""),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)  # fmt: skip
def test_a_request_without_an_answer_is_told_without_the_librarys_words(
    error: Exception, kind: type[ReachError], message: str, hint: str
) -> None:
    told = outcomes.failure("x", error, 2.5)
    assert (type(told), told.message, told.hint) == (kind, message, hint)


@pytest.mark.parametrize(
    ("answer", "kind", "message", "hint"),
    [
        (
            "Daily_char_limit reached", RateLimited,
            "x says that its free quota is used up.", "Use another engine, or wait a day.",
        ),
        (
            "<title>Not a\n robot?</title>", Refused,
            "x asks to prove that a person is there.", "Wait, or use another engine.",
        ),
        (
            "invalid language pair specified", BadReply,
            "x sent an error message instead of a translation.", "",
        ),
        (None, BadReply, "x sent no text.", ""),
        ("\n", BadReply, "x sent an empty answer.", ""),
        ("The mill. " * 60, BadReply, "x: the answer is much longer than the source.", ""),
        ("Мельница стоит", BadReply, "x: the source came back untranslated.", ""),
        ("The мельница stands", BadReply, "x: much of the answer is not English.", ""),
        ("Mill " * 20, BadReply, "x: the answer is much shorter or longer than the source.", ""),
        ("—", BadReply, "x: the answer has no words.", ""),
        ("The mill\x00stands", BadReply, "x: the answer holds control characters.", ""),
    ],
)  # fmt: skip
def test_what_is_no_translation_is_told_with_the_reason(
    answer: object, kind: type[ReachError], message: str, hint: str
) -> None:
    with pytest.raises(ReachError) as refused:
        validation.check("x", "Мельница стоит.", answer, MaskForm.PLAIN)
    error = refused.value
    assert (type(error), error.message, error.hint) == (kind, message, hint)


def test_a_number_that_is_lacking_is_named() -> None:
    with pytest.raises(BadReply, match=r"^x: the answer lacks the number 1873\.$"):
        validation.check("x", "Мельница 1873 года", "The mill of 1837", MaskForm.PLAIN)


@pytest.mark.parametrize(
    ("source", "answer", "form", "wrong"),
    [
        ("Мост X1Q.", "A bridge X1Q.", MaskForm.PLAIN, ""),
        (
            "Мост X1Q.", "A bridge.", MaskForm.PLAIN,
            "the placeholder of a reference, formula or template was lost",
        ),
        (
            "Мост X1Q.", "X1Q bridge X1Q.", MaskForm.PLAIN,
            "a placeholder came back twice, or one that was not sent",
        ),
        ("<a1>Мост</a1>", "A bridge", MaskForm.PLACEHOLDER, ""),
        (
            "<a1>Мост</a1>", "<a1>A</a1> <a1>bridge</a1>", MaskForm.PLACEHOLDER,
            "a link came back twice, or one that was not sent",
        ),
    ],
)  # fmt: skip
def test_what_became_of_the_marks_is_told(
    source: str, answer: str, form: MaskForm, wrong: str
) -> None:
    assert markers.wrong(source, answer, form) == wrong


@pytest.mark.parametrize(
    ("name", "limit", "form", "tajik", "key"),
    [
        ("google", "14,000 encoded bytes", "plain", True, ""),
        ("mymemory", "480 bytes, 5,000 characters a day", "plain", True, ""),
        ("mint", "100,000 characters", "html", True, ""),
        ("deepl", "120,000 bytes, 50 texts", "ru xml, tg plain", True, "DEEPL"),
        ("libretranslate", "2,000 characters, 10 texts", "plain", False, "LIBRETRANSLATE"),
        ("chat", "6,000 characters, 10 texts", "placeholder", True, "CHAT"),
        ("local", "20,000 characters", "plain", True, ""),
    ],
)
def test_each_engine_says_what_it_takes(
    name: str, limit: str, form: str, tajik: bool, key: str
) -> None:
    (info,) = [one for one in registry.describe(Config()) if one.name == name]
    variable = f"WORKBENCH_KEY_{key}" if key else ""
    assert (info.limit, info.form, info.ru, info.tg, info.key) == (
        limit,
        form,
        True,
        tajik,
        variable,
    )
    assert info.usable is (not info.reason) is (not info.needs)
