"""Saving an edit: never over somebody's, never twice, and every refusal in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.errors import InputError, ReachError, Refused
from workbench.wiki.account import edit_token
from workbench.wiki.client import ApiError, Wiki, making_sense


class EditConflict(Refused):
    """Somebody edited the page since it was fetched."""


class PageGone(Refused):
    """The page was deleted, or is protected."""


class FilterWarned(Refused):
    """An abuse filter warns; the same edit passes when it is sent again."""


@dataclass(frozen=True, slots=True)
class Base:
    """The revision an edit starts from."""

    title: str
    revid: int
    """0 for a page that does not exist yet."""
    text: str
    started: str
    """When it was read, ISO 8601 by the wiki's clock."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of an edit."""

    revid: int
    """0 when nothing changed."""
    title: str
    found_later: bool = False
    """Whether the answer was lost and the edit was found in the history."""


REFUSALS: Mapping[str, tuple[type[Refused], str, str]] = {
    "editconflict": (
        EditConflict,
        "Somebody edited the page meanwhile.",
        "Merge with the newer revision and try again.",
    ),
    "pagedeleted": (PageGone, "The page was deleted meanwhile.", "The draft is kept."),
    "missingtitle": (PageGone, "The page does not exist.", "The draft is kept."),
    "articleexists": (EditConflict, "The page was created meanwhile.", "Fetch it and merge."),
    "protectedpage": (PageGone, "The page is protected.", "Ask on its talk page for the edit."),
    "cascadeprotected": (PageGone, "The page is protected.", "Ask on its talk page for the edit."),
    "readonly": (Refused, "The wiki is read-only just now.", "Try again later; the draft is kept."),
    "ratelimited": (
        Refused,
        "The wiki asks to edit more slowly.",
        "Wait a minute, then try again.",
    ),
    "blocked": (Refused, "The account is blocked.", "Nothing was saved; the draft is kept."),
    "autoblocked": (Refused, "The address is blocked.", "Nothing was saved; the draft is kept."),
    "permissiondenied": (
        Refused,
        "The account may not edit.",
        "Give the bot password the right to edit.",
    ),
    "assertuserfailed": (Refused, "The wiki no longer knows the login.", "Log in again."),
    "badtoken": (Refused, "The login has expired.", "Log in again; the draft is kept."),
    "mwoauth-invalid-authorization": (Refused, "The OAuth token is not valid.", "Renew it."),
    "abusefilter-warning": (
        FilterWarned,
        "An abuse filter warns about this edit.",
        "Read the warning, then decide.",
    ),
    "abusefilter-disallowed": (
        Refused,
        "An abuse filter forbids this edit.",
        "Change the text; the draft is kept.",
    ),
    "spamblacklist": (Refused, "The wiki forbids a link in this text.", "Remove the link."),
    "contenttoobig": (Refused, "The page would become too long.", "Publish a section at a time."),
    "titleblacklist-forbidden": (Refused, "No page of this title may be made.", "Choose another."),
}
"""API code → error kind, message, what to do."""


def read_base(wiki: Wiki, title: str) -> Base:
    """Read the page as it is now, to start an edit from.

    Raises ReachError kinds, InputError for a title no page can have.
    """
    answer = wiki.call(
        {
            "action": "query",
            "prop": "revisions",
            "titles": title,
            "rvprop": "ids|content",
            "rvslots": "main",
            "curtimestamp": 1,
        }
    )
    with making_sense(wiki.lang):
        page = answer["query"]["pages"][0]
        if page.get("invalid"):
            raise InputError(f"“{title}” is no page title.")
        if page.get("missing"):
            return Base(title, 0, "", str(answer["curtimestamp"]))
        latest = page["revisions"][0]
        text = str(latest["slots"]["main"]["content"])
        return Base(str(page["title"]), int(latest["revid"]), text, str(answer["curtimestamp"]))


def save(
    wiki: Wiki, base: Base, text: str, summary: str, *, warned: bool = False, minor: bool = False
) -> Saved:
    """Save a whole page that starts from `base`.

    Sent once; when the answer is lost, the page's history tells whether it arrived.
    `warned` says that the person has seen an abuse filter's warning. Raises
    EditConflict, PageGone, FilterWarned, Refused, and ReachError kinds.
    """
    if len(summary) > 500:
        raise InputError("The edit summary is longer than 500 characters and would be cut.")
    parameters = _parameters(base, text, summary, minor)
    try:
        parameters["token"] = edit_token(wiki)
        answer = _send(wiki, parameters, warned)
        with making_sense(wiki.lang):
            edit = dict(answer["edit"])
            number, title = int(edit.get("newrevid", 0)), str(edit.get("title", base.title))
    except ApiError as error:
        raise refusal(error) from error
    except ReachError as error:
        found = _arrived(wiki, base, text, summary)
        if found is None:
            raise
        if found == 0:
            raise type(error)(error.message, "Nothing was saved; try again.") from error
        return Saved(found, base.title, found_later=True)
    if edit.get("result") == "Success":
        return Saved(number, title)
    raise _unsaved(edit)


def _parameters(base: Base, text: str, summary: str, minor: bool) -> dict[str, str | int]:
    """Return the question that saves a page, but for its token."""
    parameters: dict[str, str | int] = {
        "action": "edit",
        "title": base.title,
        "text": text,
        "summary": summary,
        "starttimestamp": base.started,
        "assert": "user",
        "watchlist": "nochange",
    }
    if base.revid:
        parameters |= {"baserevid": base.revid, "nocreate": 1}
    else:
        parameters["createonly"] = 1
    if minor:
        parameters["minor"] = 1
    return parameters


def _send(wiki: Wiki, parameters: Mapping[str, str | int], warned: bool) -> Any:
    try:
        return wiki.call(parameters, post=True, retry=False)
    except ApiError as error:
        if error.code == "abusefilter-warning" and warned:
            return wiki.call(parameters, post=True, retry=False)
        raise


def refusal(error: ApiError) -> Refused:
    """Return the plain error for what the API said."""
    kind, message, hint = REFUSALS.get(error.code, (Refused, error.message, "The draft is kept."))
    detail = error.message if error.code.startswith(("abusefilter", "spam")) else ""
    return kind(f"{message} {_first_line(detail)}".strip(), hint)


def _first_line(text: str) -> str:
    return re.sub(r"<[^>]*>", "", text).strip().partition("\n")[0][:200]


def _unsaved(edit: Mapping[str, Any]) -> Refused:
    """Return the plain error for an edit that the wiki took in and did not save."""
    if "captcha" in edit:
        return Refused(
            "The wiki asks for a captcha before it takes this edit.",
            "Publish it in the browser, or with an account that is autoconfirmed.",
        )
    code = str(edit.get("code") or edit.get("info") or "")
    if code in REFUSALS:
        kind, message, hint = REFUSALS[code]
        return kind(message, hint)
    return Refused(
        f"The wiki did not save the edit. {_first_line(code)}".strip(), "The draft is kept."
    )


def _arrived(wiki: Wiki, base: Base, text: str, summary: str) -> int | None:
    """Return the revision that an edit became, 0 when it did not arrive, None when nobody can say."""
    try:
        answer = wiki.call(
            {
                "action": "query",
                "prop": "revisions",
                "titles": base.title,
                "rvprop": "ids|comment|content",
                "rvslots": "main",
                "rvlimit": 20,
            }
        )
        with making_sense(wiki.lang):
            for revision in answer["query"]["pages"][0].get("revisions", []):
                if int(revision["revid"]) <= base.revid:
                    break
                content = revision.get("slots", {}).get("main", {}).get("content")
                if revision.get("comment") == summary and content == as_stored(text):
                    return int(revision["revid"])
    except ReachError:
        return None
    return 0


def as_stored(text: str) -> str:
    """Return a text as the wiki keeps it: LF line ends, no white space at the end."""
    return text.replace("\r\n", "\n").rstrip()


@dataclass(frozen=True, slots=True)
class Comment:
    """The summary of a saved edit as the wiki keeps it."""

    text: str
    timestamp: str


def comment_of(wiki: Wiki, revid: int) -> Comment | None:
    """Return the summary that a revision carries; None when the wiki does not know it.

    Raises ReachError kinds.
    """
    answer = wiki.call(
        {
            "action": "query",
            "prop": "revisions",
            "revids": revid,
            "rvprop": "comment|timestamp",
        }
    )
    with making_sense(wiki.lang):
        pages = answer["query"].get("pages", [{}])  # none for a revision it does not know
        for revision in pages[0].get("revisions", []):
            return Comment(str(revision.get("comment", "")), str(revision["timestamp"]))
    return None


@dataclass(frozen=True, slots=True)
class Preview:
    """What the wiki makes of a text before it is saved."""

    problems: tuple[str, ...]
    """Citation errors, Lua errors, missing templates."""
    summary_html: str
    """The edit summary as the history will show it."""


def preview(wiki: Wiki, title: str, text: str, summary: str) -> Preview:
    """Ask the wiki to render a text without saving it.

    Raises ReachError kinds.
    """
    answer = wiki.call(
        {
            "action": "parse",
            "title": title,
            "text": text,
            "summary": summary,
            "prop": "text|templates|parsewarnings",
            "contentmodel": "wikitext",
            "disablelimitreport": 1,
        },
        post=True,
    )
    with making_sense(wiki.lang):
        parse = answer["parse"]
        html = str(parse.get("text", ""))
        problems = [
            f"Missing template: {t['title']}"
            for t in parse.get("templates", [])
            if not t.get("exists")
        ]
        problems += [
            f"{kind}: {_tagless(hit)}"
            for kind, pattern in _RED.items()
            for hit in pattern.findall(html)
        ]
        problems += [str(warning) for warning in parse.get("parsewarnings", [])]
    return Preview(tuple(dict.fromkeys(problems)), str(parse.get("parsedsummary", "")))


_RED = {
    "Citation error": re.compile(r'<(?:span|strong|div|li)[^>]*class="[^"]*mw-ext-cite-error[^"]*"[^>]*>(.*?)</(?:span|strong|div|li)>', re.DOTALL),
    "Lua error": re.compile(r'<(?:span|strong)[^>]*class="[^"]*scribunto-error[^"]*"[^>]*>(.*?)</(?:span|strong)>', re.DOTALL),
    "Citation template": re.compile(r'<span[^>]*class="[^"]*cs1-visible-error[^"]*"[^>]*>(.*?)</span>', re.DOTALL),
}  # fmt: skip


def _tagless(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", html).split())[:160]
