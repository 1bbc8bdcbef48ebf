"""Logging in: a bot password or an owner-only OAuth token, taken from keyring or environment."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from workbench.errors import Refused, UsageError
from workbench.wiki.client import Wiki, making_sense

SERVICE = "wiki-translation-workbench"
"""Name under which keyring keeps the secrets."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who edits; the secrets are never shown."""

    account: str
    """Bot password login such as Name@tool; empty with a token."""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    """OAuth 2 owner-only access token."""


def credentials(account: str) -> Credentials:
    """Return the secrets of an account, from the environment or else from keyring.

    WORKBENCH_WIKI_TOKEN holds an OAuth token, WORKBENCH_WIKI_PASSWORD a bot password.
    Raises UsageError, which never quotes them, when there are none, or the token can be none.
    """
    token = _secret("WORKBENCH_WIKI_TOKEN", "wiki-token")
    if not (token.isascii() and token.isprintable()):
        raise UsageError("The OAuth token has characters that no token has.", "Copy it anew.")
    if token:
        return Credentials(account, token=token)
    password = _secret("WORKBENCH_WIKI_PASSWORD", f"wiki-password:{account}")
    if account and password:
        return Credentials(account, password=password)
    raise UsageError(
        "No account to publish with.",
        'Set account = "Name@tool" in [publish], and its bot password with: '
        f"keyring set {SERVICE} wiki-password:Name@tool",
    )


def _secret(variable: str, entry: str) -> str:
    """Return a secret without the end of a line that came along with it."""
    return (os.environ.get(variable) or _keyring(entry)).strip()


def _keyring(entry: str) -> str:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, entry) or ""
    except KeyringError:
        return ""


def log_in(wiki: Wiki, who: Credentials) -> str:
    """Log in; return the name of the user that edits.

    Raises Refused when the wiki does not accept the account, and ReachError kinds.
    """
    if who.token:
        wiki.authorize(who.token)
    else:
        wiki.hide(who.password)
        if _answered(wiki, who) != "Success":
            raise Refused(
                f"The {wiki.lang} wiki does not accept the account {who.account}.",
                "Check the name and the bot password at Special:BotPasswords.",
            )
    with making_sense(wiki.lang):
        info = wiki.call({"action": "query", "meta": "userinfo"})["query"]["userinfo"]
        anonymous, name = bool(info.get("anon")), str(info["name"])
    if anonymous:
        raise Refused(f"The {wiki.lang} wiki does not know the account.", "Renew its token.")
    return name


def _answered(wiki: Wiki, who: Credentials) -> str:
    """Send name and password; return what the wiki made of them."""
    with making_sense(wiki.lang):
        token = wiki.call({"action": "query", "meta": "tokens", "type": "login"})
        answer = wiki.call(
            {
                "action": "login",
                "lgname": who.account,
                "lgpassword": who.password,
                "lgtoken": token["query"]["tokens"]["logintoken"],
            },
            post=True,
            retry=False,
        )
        return str(answer["login"]["result"])


def edit_token(wiki: Wiki) -> str:
    """Return the token that an edit needs.

    Raises Refused when the session is lost.
    """
    answer = wiki.call({"action": "query", "meta": "tokens", "assert": "user"})
    with making_sense(wiki.lang):
        return str(answer["query"]["tokens"]["csrftoken"])
