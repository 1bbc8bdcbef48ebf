"""What is kept and carried: memory, sessions, TMX, and pages of wikis."""

from __future__ import annotations

import io
import json
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.memory_corpus import DATA, grow, queries, sentences
from benchmarks.rows import Row, beside

SEGMENTS = 50_000


def sources() -> list[str]:
    """Return different segments, grown from the real sentences at hand."""
    from workbench import demo

    real = sentences() if DATA.is_dir() else [s for lang, s, _ in demo.memory() if lang == "ru"]
    return list(grow(real, SEGMENTS))


def remembering() -> list[Row]:
    """Measure a memory look-up beside a linear scan and Translate Toolkit's matcher."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    from workbench.store.memory import Memory, MemoryUnit

    known = sources()
    asked = [query.text for query in queries(known, 2)]
    toolkit = matcher(known)
    scorer = Levenshtein.normalized_similarity
    with tempfile.TemporaryDirectory() as folder, Memory(Path(folder) / "memory.db") as memory:
        memory.add_many(MemoryUnit(s, "x", "ru", "bench") for s in known)

        def ours() -> None:
            for text in asked:
                memory.search(text, "ru")

        def linear() -> None:
            for text in asked:
                process.extract(text, known, scorer=scorer, score_cutoff=0.7)

        def theirs() -> None:
            for text in asked:
                toolkit.matches(text)

        what = f"one look-up in {SEGMENTS:,} segments"
        return [
            beside(what, ours, "linear rapidfuzz", linear, 3, each=len(asked)),
            beside(what, ours, "Translate Toolkit's matcher", theirs, 3, each=len(asked)),
        ]


def matcher(texts: list[str]) -> Any:
    """Return Translate Toolkit's matcher of segments."""
    from translate.search import match
    from translate.storage import base

    # Its matcher compares units when two are equally alike, which fails without an order.
    base.TranslationUnit.__lt__ = lambda one, other: one.source < other.source
    store = base.TranslationStore()
    for text in texts:
        unit = base.TranslationUnit(text)
        unit.target = "x"
        store.addunit(unit)
    return match.matcher(store, max_candidates=5, min_similarity=70, max_length=500)


def exporting(ru: str) -> list[Row]:
    """Measure writing a session and a TMX file, beside plain JSON and Translate Toolkit."""
    from translate.storage.tmx import tmxfile

    from workbench.core.model import Draft, Revision, Session, State
    from workbench.flow.opening import units_of
    from workbench.formats.tmx import write
    from workbench.formats.tmx_elements import TmxUnit
    from workbench.store.sessions import Sessions

    page = Revision("ru", "Page", 1, "", ru)
    units = units_of([page])
    drafts = [Draft(unit.id, unit.text, State.EDITED) for unit in units]
    plain = [{"unit": d.unit, "text": d.text, "page": ""} for d in drafts]
    known = sources()[:5000]

    def toolkit() -> None:
        file = tmxfile(sourcelanguage="ru", targetlanguage="en")
        for text in known:
            file.addtranslation(text, "ru", "x", "en")
        bytes(file)

    with tempfile.TemporaryDirectory() as folder, Sessions(Path(folder) / "s.db") as store:
        name = store.create(Session("", Revision("en", "Page", 1, "", "x"), (page,)), units)
        store.save_many(name, drafts)
        return [
            beside(f"export a session of {len(units):,} segments", lambda: store.export(name),
                   "json.dumps of the texts alone",
                   lambda: [json.dumps(row, ensure_ascii=False) for row in [*plain, ru]]),
            beside("write 5,000 units of TMX",
                   lambda: write(io.BytesIO(), (TmxUnit(t, "x", "ru") for t in known)),
                   "Translate Toolkit", toolkit, 3),
        ]  # fmt: skip


def fetching() -> list[Row]:
    """Measure fetching an article beside the same requests by requests alone; needs wikis."""
    wikis = {
        lang: url
        for lang in ("en", "ru", "tg")
        if (url := os.environ.get(f"WORKBENCH_WIKI_{lang.upper()}"))
    }
    if len(wikis) < 3:
        return []
    import requests

    from workbench.config import Config
    from workbench.flow.opening import fetch_session

    sent: list[requests.PreparedRequest] = []
    send = requests.Session.send

    def noting(session: requests.Session, request: requests.PreparedRequest, **more: Any) -> Any:
        sent.append(request)
        return send(session, request, **more)

    requests.Session.send = noting  # type: ignore[method-assign,assignment]
    session = fetch_session(Config(wikis=wikis), "Berlin")
    requests.Session.send = send  # type: ignore[method-assign]

    def alone() -> None:
        with requests.Session() as plain:
            for request in sent:
                plain.send(request).json()

    links = sum(len(found) for found in session.links.values())
    floor = 4 * len(wikis) + -(-links // 50)
    times = [
        (_clock(lambda: fetch_session(Config(wikis=wikis), "Berlin")), _clock(alone))
        for _ in range(5)
    ]
    ours, theirs = (statistics.median(column) for column in zip(*times, strict=True))
    return [
        Row("fetch Berlin in three languages, by the clock", ours, "the same requests alone", theirs),
        Row(f"requests for it, {links:,} links (count)", len(sent), "4 a wiki and 1 for 50 links", floor),
    ]  # fmt: skip


def _clock(call: Any) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000
