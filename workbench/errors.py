"""Every error that the workbench raises on purpose.

    WorkbenchError                 exit 2   the base: message and hint
    ├── UsageError                 exit 2   an argument, option or configuration value is wrong
    ├── InputError                 exit 2   a file or title cannot be used as it is
    │   ├── TitleError             exit 2   a page title that no wiki can have
    │   ├── PageMissing            exit 2   the wiki has no such page
    │   └── FormatError            exit 2   a file is malformed; names the line
    ├── StoreError                 exit 2   the database cannot be read or written
    │   └── Damaged                exit 2   a database that is no longer whole
    ├── ReachError                 exit 3   a wiki or engine was not reached or refused
    │   ├── Offline                exit 3   no network, or --offline
    │   ├── Timeout                exit 3   the deadline of a request passed
    │   ├── RateLimited            exit 3   asked to come back later
    │   ├── Refused                exit 3   authentication, permission, quota or policy
    │   └── BadReply               exit 3   the answer makes no sense
    └── GateRefused                exit 4   the review gate holds the text back

Library exceptions become one of these in the module that calls the library.
"""

from __future__ import annotations


class WorkbenchError(Exception):
    """An error to show in one or two plain lines: what happened, and what to do."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(WorkbenchError):
    """An argument, an option or a configuration value is wrong."""


class InputError(WorkbenchError):
    """A file or a title cannot be used as it is."""


class TitleError(InputError):
    """A page title that no wiki can have."""


class PageMissing(InputError):
    """The wiki has no page of that title."""


class FormatError(InputError):
    """A file does not follow its format; the message names file and line."""


class StoreError(WorkbenchError):
    """The database cannot be read or written."""


class Damaged(StoreError):
    """A database that is no longer whole."""


class ReachError(WorkbenchError):
    """A wiki or an engine could not be reached, or refused."""

    exit_code = 3

    def __init__(self, message: str, hint: str = "", *, retry_after: float | None = None) -> None:
        super().__init__(message, hint)
        self.retry_after = retry_after
        """Seconds that the other side asked to wait, if it did."""


class Offline(ReachError):
    """There is no network, or it was switched off."""


class Timeout(ReachError):
    """The total deadline of a request passed."""


class RateLimited(ReachError):
    """The other side asked to come back later."""


class Refused(ReachError):
    """Authentication, permission, quota or policy stood in the way."""


class BadReply(ReachError):
    """The answer cannot be what was asked for."""


class GateRefused(WorkbenchError):
    """The review gate holds the text back."""

    exit_code = 4

    def __init__(self, message: str, hint: str = "", *, reasons: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.reasons = reasons
        """One line a reason, each naming its segment."""
