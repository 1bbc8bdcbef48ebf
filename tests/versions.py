"""The quick tests in a clean environment of each Python that is supported: `make test-versions`.

The interpreters are those that uv or pyenv has, or that are called python3.12 and so on. Each
gets an environment under .venv/versions, made anew. Exits 1 when tests fail, or an interpreter
is not there.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")


def supported() -> list[str]:
    """Return the versions that the package says it supports."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    classifiers = tomllib.loads(text)["project"]["classifiers"]
    return [
        found[1]
        for one in classifiers
        if (found := re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", one))
    ]


def interpreter(version: str) -> str | None:
    """Return the path of a Python of that version, if one is here."""
    return next((path for path in _candidates(version) if _version(path) == version), None)


def _candidates(version: str) -> Iterator[str]:
    if uv := shutil.which("uv"):
        yield _said(uv, "python", "find", "--no-project", version)
    if pyenv := shutil.which("pyenv"):
        folders = Path(_said(pyenv, "root"), "versions").glob(f"{version}.*")
        newest = sorted(folders, key=lambda one: [*map(int, re.findall(r"\d+", one.name))])[::-1]
        yield from (str(folder / "bin" / "python") for folder in newest)
    yield f"python{version}"
    yield sys.executable


def _said(*command: str) -> str:
    """Return what a command says in one line; nothing if it fails or is not there."""
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def _version(path: str) -> str:
    return _said(path, "-c", "import sys; print(*sys.version_info[:2], sep='.')") if path else ""


def passes(version: str, python: str) -> bool:
    """Install what is pinned, and the project, into a new environment; run the quick tests there."""
    folder = ROOT / ".venv" / "versions" / version
    own = str(folder / "bin" / "python")
    pinned = ("--only-binary", ":all:", "--require-hashes", "-r", "requirements/dev.txt")
    project = ("--no-deps", "--no-build-isolation", "-e", ".")
    tests = ("-m", "pytest", "-n", "auto", "--dist", "loadfile", "-m", "not slow and not farm")
    steps = (
        (python, "-m", "venv", "--clear", str(folder)),
        (own, *PIP, *pinned),
        (own, *PIP, *project),
        (own, *tests),
    )
    return all(subprocess.run(step, cwd=ROOT, check=False).returncode == 0 for step in steps)


def main(versions: list[str]) -> int:
    """Try the versions, or all that are supported; say how each went and return the exit code."""
    said = {}
    for version in versions or supported():
        if python := interpreter(version):
            sys.stdout.write(f"Python {version}: {python}\n")
            sys.stdout.flush()
            said[version] = "passed" if passes(version, python) else "failed"
        else:
            said[version] = f"not here: `uv python install {version}` gets it"
    sys.stdout.writelines(f"Python {version}: {how}\n" for version, how in said.items())
    return int(any(how != "passed" for how in said.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
