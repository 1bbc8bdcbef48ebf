"""What every command shares: the common options, output, reading of input, and exit codes."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from workbench.core.plain import harmless, plain_line
from workbench.errors import FormatError, InputError, UsageError

if TYPE_CHECKING:
    from workbench.config import Config


class LanguageCode(click.ParamType[str]):
    """A wiki's language code, such as ru, tg or zh-classical."""

    name = "lang"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the code, or tell that it is none."""
        if value and not re.fullmatch(r"[a-z]{2,3}(?:-[a-z]{2,12})*", value):
            self.fail(f"{value} is no language code, such as ru or tg.", param, ctx)
        return value


class SourceLanguage(LanguageCode):
    """The code of a language that is translated from: any but English."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the code, or tell that it is none, or that of English."""
        if value == "en":
            self.fail(
                "English is what is translated into: name the language of the original.", param, ctx
            )
        return super().convert(value, param, ctx)


LANGUAGE = LanguageCode()
SOURCE_LANGUAGE = SourceLanguage()
FILE = click.Path(readable=False)
"""A file's name, which shells complete; whoever opens it says what is wrong with it."""

FLAGS = {"--json", "--offline"}
VALUES = {"--wiki", "--engine-url", "--config"}


@dataclass(frozen=True, slots=True)
class Common:
    """The options that every command knows, wherever they stood."""

    as_json: bool = False
    offline: bool = False
    wikis: tuple[str, ...] = ()
    engine_urls: tuple[str, ...] = ()
    config_file: str | None = None

    @classmethod
    def split(cls, arguments: list[str]) -> tuple[Common, list[str]]:
        """Take the common options out of the arguments, up to `--`.

        Raises UsageError when one lacks its value, or cannot be written as UTF-8.
        """
        flags: set[str] = set()
        values: dict[str, list[str]] = {name: [] for name in VALUES}
        rest: list[str] = []
        for argument in arguments:
            if re.search("[\ud800-\udfff]", argument):
                raise UsageError(f"{argument!a} is not UTF-8.", "Type it, or name it, in UTF-8.")
        waiting = iter(arguments)
        for argument in waiting:
            name, equals, value = argument.partition("=")
            if argument == "--":
                rest += [argument, *waiting]
            elif argument in FLAGS:
                flags.add(argument)
            elif name in VALUES:
                given = value if equals else next(waiting, None)
                if not given:
                    raise UsageError(f"Option {name} needs a value.")
                values[name].append(given)
            else:
                rest.append(argument)
        return cls(
            as_json="--json" in flags,
            offline="--offline" in flags,
            wikis=tuple(values["--wiki"]),
            engine_urls=tuple(values["--engine-url"]),
            config_file=values["--config"][-1] if values["--config"] else None,
        ), rest

    def config(self) -> Config:
        """Read the configuration that these options ask for."""
        from workbench.config import load

        return load(
            wikis=self.wikis,
            engine_urls=self.engine_urls,
            offline=self.offline,
            file=self.config_file,
        )


def fail(message: str, hint: str, code: int) -> int:
    """Print an error as one or two plain lines on stderr; return the exit code."""
    say(f"workbench: {plain_line(message)}")
    if hint:
        say(f"  {plain_line(hint)}")
    return code


def say(text: str) -> None:
    """Print a message or progress on stderr.

    Where nobody takes it, the work and its exit code stay as they are.
    """
    with suppress(OSError):
        click.echo(harmless(text), err=True)


def show(text: str) -> None:
    """Print output on stdout, in UTF-8 whatever the locale.

    A terminal gets nothing that it would act on, a file or pipe the text as it is.
    """
    _utf8(sys.stdout)
    with printing():
        click.echo(harmless(text) if sys.stdout.isatty() else text, color=True)


def show_rows(*rows: str) -> None:
    """Print rows of a table or list, each on one line whatever the texts of others in it hold."""
    from workbench.core.model import ATOM, ATOM_SIGN

    show("\n".join(map(plain_line, rows)).replace(ATOM, ATOM_SIGN))


def show_json(document: Any) -> None:
    """Print the one JSON document of a command on stdout."""
    import json

    show(json.dumps(document, ensure_ascii=False, indent=2))


@contextmanager
def printing() -> Iterator[None]:
    """Say in plain words that stdout takes no more, as on a full disk.

    Raises InputError. That nobody reads any further is no error to tell: click ends quietly.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"The output cannot be written: {error.strerror or error}.") from error


def _utf8(stream: Any) -> None:
    """Let a stream write UTF-8; of a file's name that is none, its bytes are spelt out."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def read_text(path: str) -> str:
    """Read a UTF-8 file, or stdin for `-`, with its line ends untouched.

    Raises InputError when it is not there or is not UTF-8.
    """
    from pathlib import Path

    if not path:
        raise UsageError("Name a file, or - for stdin.")
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path} is not UTF-8 (byte {error.start}).", "Convert it, for example with iconv."
        ) from error


def one_stdin(*paths: str | None) -> None:
    """Let stdin stand for one file only: what is read is gone.

    Raises UsageError.
    """
    if paths.count("-") > 1:
        raise UsageError("Stdin can be one file, not two.", "Name a file instead of one -.")


def read_links(path: str) -> dict[str, str | None]:
    """Read a file of link target → English title or null.

    Raises FormatError for anything else.
    """
    import json

    try:
        document = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise FormatError(f"{path}, line {error.lineno}: no JSON ({error.msg}).") from error
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, and depth
        raise FormatError(f"{path}: no titles.") from error
    if not isinstance(document, dict) or not all(
        isinstance(value, str) or value is None for value in document.values()
    ):
        raise FormatError(
            f"{path}: not an object of titles.", 'Write {"Шпрее": "Spree", "Панҷ": null}.'
        )
    return document


def lang_file(value: str) -> tuple[str, str]:
    """Split `ru:FILE` into language and path.

    Raises UsageError when the language is missing.
    """
    lang, colon, path = value.partition(":")
    if not (colon and path and lang.isalpha() and lang.islower() and len(lang) <= 12):
        raise UsageError(f"{value}: not of the form LANG:FILE, as in ru:page.wiki.")
    return lang, path
