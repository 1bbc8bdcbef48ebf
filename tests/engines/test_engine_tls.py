"""The deadline holds on an encrypted connection too, and certificates are checked."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.standin import Standin
from workbench.config import Config
from workbench.engines import registry
from workbench.errors import ReachError, Timeout

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate and key for 127.0.0.1, in one file."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=127.0.0.1",
            "-addext",
            "subjectAltName=IP:127.0.0.1",
            "-keyout",
            str(path),
            "-out",
            str(path) + ".crt",
        ],
        check=True,
        capture_output=True,
    )
    path.write_text(path.read_text() + Path(f"{path}.crt").read_text())
    return path


@pytest.fixture
def secure(certificate: Path) -> Iterator[Standin]:
    """Return a stand-in that speaks TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = Standin().start(context)
    yield server
    server.stop()


@pytest.mark.parametrize("mode", ["good", "silent", "drip", "driphead"])
def test_a_stalling_service_is_left_at_the_deadline(
    mode: str, secure: Standin, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    secure.mode, secure.gap = mode, 0.2
    url = secure.host.replace("http:", "https:")
    deadline = 20.0 if mode == "good" else 0.5
    settings = {"engines.mint": {"url": url, "deadline": deadline}}
    engine = registry.get("mint", Config(tables=settings))
    start = time.monotonic()
    if mode == "good":
        assert engine.translate(["Один мост."], "ru") == ["Odin most."]
        return
    with pytest.raises(Timeout):
        engine.translate(["Один мост."], "ru")
    assert time.monotonic() - start < 45  # what is silent is so for a minute


def test_a_certificate_nobody_vouches_for_is_refused(secure: Standin) -> None:
    url = secure.host.replace("http:", "https:")
    engine = registry.get("mint", Config(tables={"engines.mint": {"url": url, "deadline": 20.0}}))
    with pytest.raises(ReachError, match="could not be reached"):
        engine.translate(["Один мост."], "ru")
    assert secure.asked == []
