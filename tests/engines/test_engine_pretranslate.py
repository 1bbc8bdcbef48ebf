"""Many segments in the background: each once, cached, bounded, to be stopped at any moment."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.engines.conftest import Make
from tests.engines.standin import PATHS, Standin, english
from tests.kept import kept
from workbench.core.wikitext.atoms import MaskForm
from workbench.core.wikitext.masking import mask, unmask
from workbench.engines.pretranslate import Progress, Request, pretranslate
from workbench.store.answers import Answers


def numbered(count: int, start: int = 0) -> list[tuple[int, str]]:
    """Return so many different requests."""
    return [(n, f"Предложение номер {n} говорит о мосте.") for n in range(start, start + count)]


def test_each_text_is_asked_once_and_answered_everywhere(standin: Standin, make: Make) -> None:
    requests = [(1, "Один мост."), (2, "Одна школа."), (3, "Один мост.")]
    outcome = pretranslate(requests, "ru", [make("google")])
    assert {i: t.text for i, t in outcome.translated.items()} == {
        1: "Odin most.",
        2: "Odna shkola.",
        3: "Odin most.",
    }
    assert len(standin.asked) == 2


def test_what_was_answered_once_is_not_asked_again(
    standin: Standin, make: Make, tmp_path: Path
) -> None:
    path = tmp_path / "answers.db"
    with Answers(path) as cache:
        pretranslate(numbered(5), "ru", [make("google")], cache)
    asked = len(standin.asked)
    with Answers(path) as cache:
        outcome = pretranslate(numbered(6), "ru", [make("google")], cache)
    assert len(standin.asked) == asked + 1
    assert [t.cached for t in outcome.translated.values()].count(True) == 5


def test_another_glossary_language_or_engine_is_another_question(
    standin: Standin, make: Make, tmp_path: Path
) -> None:
    with Answers(tmp_path / "answers.db") as cache:
        for name, lang, terms in (
            ("google", "ru", {}),
            ("google", "ru", {"мост": "span"}),
            ("google", "tg", {}),
            ("mint", "ru", {}),
        ):
            pretranslate([Request(1, "Мост.", terms)], lang, [make(name)], cache)
        assert kept(tmp_path / "answers.db") == len(standin.asked) == 4


def test_what_one_engine_fails_on_the_next_is_asked_in_its_own_form(
    standin: Standin, make: Make
) -> None:
    standin.mode, standin.times = "echo", 1
    wikitext = "Мост через [[Нева|Неву]]."
    request = Request(1, lambda form: mask(wikitext, form).text)
    outcome = pretranslate([request], "ru", [make("google"), make("mint")])
    assert outcome.failed == {}
    assert outcome.translated[1].engine == "mint"
    assert outcome.translated[1].form is MaskForm.HTML
    assert '<a id="w1">' in outcome.translated[1].text


def test_what_nobody_translates_comes_with_everyones_reason(standin: Standin, make: Make) -> None:
    standin.mode = "echo"
    outcome = pretranslate([(1, "Мост.")], "ru", [make("google"), make("mint")])
    assert "google: the source came back" in outcome.failed[1]
    assert "mint: the source came back" in outcome.failed[1]
    assert pretranslate([(1, "Мост.")], "ru", []).failed == {1: "no engine is usable"}


def test_no_more_requests_run_at_a_time_than_the_engine_allows(
    standin: Standin, make: Make
) -> None:
    engine = make("google")
    standin.delay, standin.together = 0.03, engine.limits.workers
    running = most = 0
    lock = threading.Lock()
    post = engine.gate.get

    def count(*arguments: object, **options: object) -> object:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        try:
            return post(*arguments, **options)  # type: ignore[arg-type]
        finally:
            with lock:
                running -= 1

    engine.gate.get = count  # type: ignore[method-assign,assignment]
    pretranslate(numbered(12), "ru", [engine])
    assert most == engine.limits.workers


@pytest.mark.parametrize("name", ["deepl", "libretranslate", "chat"])
def test_texts_go_together_where_the_service_takes_several(
    name: str, standin: Standin, make: Make
) -> None:
    engine = make(name)
    outcome = pretranslate(numbered(25), "ru", [engine])
    assert len(standin.asked) == -(-25 // engine.limits.texts)
    assert all(outcome.translated[n].text == english(text) for n, text in numbered(25))


def test_cancelling_keeps_what_is_done_and_does_not_wait(
    standin: Standin, make: Make, tmp_path: Path
) -> None:
    standin.mode, standin.well = "silent", 10
    seen: list[Progress] = []
    with Answers(tmp_path / "answers.db") as cache:
        outcome = pretranslate(
            numbered(200),
            "ru",
            [make("google", deadline=55)],
            cache,
            progress=seen.append,
            cancelled=lambda: bool(seen) and seen[-1].done >= 10,
        )
        assert outcome.cancelled
        assert len(outcome.translated) == kept(tmp_path / "answers.db") == 10
    assert outcome.failed == {}


def test_cancelling_a_call_that_hangs_returns_at_once(standin: Standin, make: Make) -> None:
    standin.mode = "silent"
    start = time.monotonic()
    outcome = pretranslate(
        numbered(3), "ru", [make("google", deadline=55)], cancelled=lambda: bool(standin.asked)
    )
    assert outcome.cancelled
    assert time.monotonic() - start < 45


def test_progress_counts_up_and_estimates_the_time_left(
    standin: Standin, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Progress] = []
    ticking = SimpleNamespace(monotonic=lambda: 3.0 * len(seen))
    monkeypatch.setattr("workbench.engines.pretranslate.time", ticking)
    pretranslate(numbered(20), "ru", [make("google")], progress=seen.append)
    assert [p.done for p in seen] == sorted(p.done for p in seen)
    assert seen[0].seconds_left is None
    assert seen[-1].done == seen[-1].translated == seen[-1].total == 20
    assert [p.seconds_left for p in seen[1:]] == [3.0 * (20 - p.done) for p in seen[1:]]


@pytest.mark.parametrize("name", PATHS)
def test_every_answer_belongs_to_its_text(name: str, standin: Standin, make: Make) -> None:
    engine = make(name, deadline=30)
    failures: list[str] = []

    def work(thread: int) -> None:
        texts = [text for _, text in numbered(60, thread * 1000)]
        for start in range(0, len(texts), 20):
            part = texts[start : start + 20]
            if engine.translate(part, "ru") != [english(text) for text in part]:
                failures.append(part[0])

    _together(work)
    assert failures == []


@pytest.mark.slow
@pytest.mark.parametrize("name", PATHS)
def test_every_one_of_four_thousand_answers_belongs_to_its_text(
    name: str, standin: Standin, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.engines.mymemory.NAMED", 10**9)
    engine = make(name, deadline=60)
    wrong: list[str] = []

    def work(thread: int) -> None:
        texts = [text for _, text in numbered(500, thread * 1000)]
        answers = engine.translate_each(texts, "ru")
        wrong.extend(
            text for text, a in zip(texts, answers, strict=True) if a.text != english(text)
        )

    _together(work)
    assert wrong == []


def _together(work: object) -> None:
    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]  # type: ignore[arg-type]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("name", ["mint", "deepl", "chat"])
@pytest.mark.parametrize("mode", ["lost", "doubled"])
def test_a_text_whose_markup_came_back_wrong_is_asked_for_without_it(
    name: str, mode: str, standin: Standin, make: Make, tmp_path: Path
) -> None:
    source = "Мост <ref>Книга</ref> через A & B <b>построен</b> на [[река|реке]]."
    request = Request(1, lambda form: mask(source, form).text)
    standin.mode = mode
    with Answers(tmp_path / "answers.db") as cache:
        done = pretranslate([request], "ru", [make(name)], cache).translated[1]
        assert (done.again, done.form) == (True, MaskForm.PLAIN)
        asked = len(standin.asked)
        known = pretranslate([request], "ru", [make(name)], cache).translated[1]
        assert (known.again, known.cached, known.text) == (True, True, done.text)
        assert len(standin.asked) == asked
    back = unmask(done.text, mask(source, done.form), lang="ru").text
    assert back.count("<ref>Книга</ref>") == 1
    assert "A & B" in back


def test_what_stays_wrong_without_markup_is_not_taken(standin: Standin, make: Make) -> None:
    source = "Площадь {{число|5}} больше, чем <math>x^2</math>."
    standin.mode = "lost"
    outcome = pretranslate([Request(1, lambda form: mask(source, form).text)], "ru", [make("chat")])
    assert outcome.translated == {}
    assert "placeholder" in outcome.failed[1]
