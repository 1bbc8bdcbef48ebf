"""An engine on loopback that drops, doubles, shuffles, translates and re-cases placeholders."""

from __future__ import annotations

import json
import random
import re
import threading
from collections import Counter
from collections.abc import Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.core.wikitext.fragments import sentence
from workbench.core.wikitext import scan, tree
from workbench.core.wikitext.masking import Masked, MaskForm, mask, unmask

BATCH = 250
TOKEN = re.compile(r"@@PH\d+@@|</?a\d+>|<[^<>]*>|X\d+Q")
LOOSE = ["[[", "{{", "<ref>", "|", "}}", "''", "\n* ", "<b>", "</ref>", "{{cite|", "<!--", "<nowiki>", "-->", "[http://x", "=="]  # fmt: skip
"""Markup that the engine throws in."""


def spoil(dice: random.Random, token: str) -> str:
    """Do to a placeholder what engines do."""
    return dice.choice(
        [
            token,
            token,
            token,
            "",
            token + token,
            token + " … " + token,
            " ".join(token),
            token.lower(),
            token.upper(),
            token.replace("PH", "ПХ").replace("a", "а").replace("Q", "К"),
            token.translate(str.maketrans("<>@", "＜＞＠")),
            token.replace("<", "&lt;").replace(">", "&gt;"),
            token.replace('"', "'").replace(" class='notranslate'", ""),
            re.sub(r"\d+", lambda m: str(int(m[0]) + dice.randrange(3)), token),
            token[:-1],
        ]
    )


def translate(dice: random.Random, text: str) -> str:
    """Return an answer as bad as an engine can give it."""
    pieces = re.split(f"({TOKEN.pattern})", text)
    out = []
    for piece in pieces:
        if TOKEN.fullmatch(piece):
            out.append(spoil(dice, piece))
        elif dice.random() < 0.3:
            out.append(" ".join(dice.choice(["word", "Berlin", word]) for word in piece.split(" ")))
        else:
            out.append(piece)
    if dice.random() < 0.2:
        dice.shuffle(out)
    if dice.random() < 0.1:
        out.insert(dice.randrange(len(out) + 1), dice.choice(LOOSE))
    return "".join(out)


class Engine(BaseHTTPRequestHandler):
    """Answers a JSON list of texts with a list of spoilt ones."""

    dice = random.Random(20)
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        texts = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        body = json.dumps([translate(self.dice, text) for text in texts]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Keep quiet."""


@pytest.fixture
def engine() -> Iterator[HTTPConnection]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Engine)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=20)
    yield connection
    connection.close()
    server.shutdown()
    server.server_close()
    thread.join()


def answers(engine: HTTPConnection, texts: list[str]) -> list[str]:
    engine.request("POST", "/", json.dumps(texts))
    reply: list[str] = json.loads(engine.getresponse().read())
    return reply


def whole(text: str) -> Counter[str]:
    """Count the references, templates and formulas as an independent parser sees them."""
    nodes = tree.parse(text).filter(recursive=True)
    return Counter(
        str(node)
        for node in nodes
        if isinstance(node, tree.Template)
        or (isinstance(node, tree.Tag) and str(node.tag) in ("ref", "math"))
    )


def check(masked: Masked, answer: str) -> None:
    got = unmask(answer, masked)
    assert [entry.source for entry in got.entries] == [atom.source for atom in masked.atoms]
    wanted = [a.source for a in masked.atoms if a.kind == "reference"]
    here = [got.text[r.start : r.end] for r in scan.references(got.text)]
    assert sorted(here) == sorted(wanted), (masked.source, answer, got.text)
    assert whole(got.text) == whole(masked.source), (masked.source, answer, got.text)
    assert str(tree.parse(got.text)) == got.text
    if "@@" not in masked.source:
        assert "@@" not in got.text
    for entry in got.entries:
        if entry.state in ("dropped", "unresolved"):
            assert entry.note, entry


@pytest.mark.parametrize("segments", [1_000, pytest.param(5_000, marks=pytest.mark.slow)])
def test_no_reference_is_lost_or_doubled_by_a_hostile_engine(
    engine: HTTPConnection, segments: int
) -> None:
    dice = random.Random(2)
    forms = list(MaskForm)
    masked = [mask(sentence(dice), forms[number % 4]) for number in range(segments)]
    for start in range(0, segments, BATCH):
        batch = masked[start : start + BATCH]
        for one, answer in zip(batch, answers(engine, [m.text for m in batch]), strict=True):
            check(one, answer)
