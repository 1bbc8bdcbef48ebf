"""Sessions on disk: articles being worked on, and every draft the moment it is saved."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbench.core.model import Draft, Revision, Session, Source, State, Unit
from workbench.errors import StoreError
from workbench.store import session_file
from workbench.store.database import plain_errors, transaction
from workbench.store.names import free_name, safe_name
from workbench.store.session_database import SessionDatabase, now, transaction_for_reading
from workbench.store.session_rows import (
    DRAFT_COLUMNS,
    TITLES,
    UNIT_COLUMNS,
    Bundle,
    Change,
    SessionSummary,
    draft_from,
    draft_from_object,
    draft_object,
    draft_row,
    page_row,
    titles_from,
    titles_state,
    unit_from,
    unit_row,
    with_titles,
)

__all__ = ["Change", "SessionSummary", "Sessions", "now"]

BURST = 10.0
"""Seconds within which changes of the same segment's text are one step of undo."""
HISTORY = 2000
"""Steps of undo kept of a session."""


class Sessions(SessionDatabase):
    """The sessions of one database file; every method that writes is one transaction.

    To be used on the thread that made it. A method raises InputError for a session that
    is not there and StoreError when the database cannot be used or another program
    holds the session.
    """

    # ------------------------------------------------------------- sessions

    def create(self, session: Session, units: Sequence[Unit]) -> str:
        """Store a new session; return its name, which is made unique.

        An empty name is made from the English title.
        """
        return self._add(Bundle(session, tuple(units)))

    def _add(self, bundle: Bundle) -> str:
        self._must_be_writable()
        session = bundle.session
        moment = now()
        with plain_errors(self.path), transaction(self._db):
            wanted = safe_name(session.name or session.target.title)
            name = free_name(wanted, self._names())
            self._db.execute(
                "INSERT INTO session VALUES (?, ?, ?, ?)",
                (
                    name,
                    json.dumps(session.missing),
                    session.created or moment,
                    session.updated or moment,
                ),
            )
            pages = [
                (name, *page_row(n, p)) for n, p in enumerate((session.target, *session.sources))
            ]
            self._db.executemany("INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?)", pages)
            for lang, links in session.links.items():
                self._put_links(name, lang, links)
            self._put_units(name, bundle.units)
            rows = [(name, *draft_row(draft)) for draft in bundle.drafts]
            self._db.executemany("INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
            for key, value in {
                **titles_state(session.taken, session.absent),
                **bundle.state,
            }.items():
                self._put_state(name, key, value)
        return name

    def _put_units(self, name: str, units: Sequence[Unit]) -> None:
        self._db.executemany(
            "INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(name, *unit_row(unit)) for unit in units],
        )

    def _put_links(self, name: str, lang: str, links: Mapping[str, str | None]) -> None:
        self._db.executemany(
            "INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?)",
            [(name, lang, source, target) for source, target in links.items()],
        )

    def load(self, name: str) -> Session:
        """Return a session with its pages."""
        with self._reading() as db:
            _, missing, created, updated = self._row(name)
            pages = [
                Revision(*row)
                for row in db.execute(
                    "SELECT lang, title, revid, timestamp, wikitext FROM page"
                    " WHERE session = ? ORDER BY position",
                    (name,),
                )
            ]
            links: dict[str, dict[str, str | None]] = {}
            for lang, source, target in db.execute(
                "SELECT lang, source, target FROM link WHERE session = ?", (name,)
            ):
                links.setdefault(lang, {})[source] = target
            told = self.state(name, TITLES, {})
        if not pages:
            raise StoreError(f"The pages of the session {name} are lost.", "Fetch it again.")
        return with_titles(
            Session(
                name,
                pages[0],
                tuple(pages[1:]),
                tuple(json.loads(missing)),
                links,
                created,
                updated,
            ),
            told,
        )

    def summaries(self) -> list[SessionSummary]:
        """Return a line for each session, the last worked on first."""
        with self._reading() as db:
            pages: dict[str, list[Source]] = {}
            for name, lang, title, revid in db.execute(
                "SELECT session, lang, title, revid FROM page ORDER BY session, position"
            ):
                pages.setdefault(name, []).append(Source(lang, title, revid))
            rows = db.execute(
                """
                SELECT name, updated, (SELECT count(*) FROM unit WHERE session = name),
                    (SELECT count(*) FROM draft WHERE session = name AND state = ?)
                FROM session ORDER BY updated DESC, name
                """,
                (str(State.CONFIRMED),),
            ).fetchall()
        found = [(row, pages.get(row[0]) or [Source("en", "")]) for row in rows]
        return [
            SessionSummary(name, all_[0].title, tuple(all_[1:]), segments, confirmed, updated)
            for (name, updated, segments, confirmed), all_ in found
        ]

    def delete(self, name: str) -> None:
        """Remove a session and everything of it."""
        with self._writing(name) as db:
            db.execute("DELETE FROM session WHERE name = ?", (name,))
        self._claimed.discard(name)

    def save_links(
        self,
        name: str,
        lang: str,
        links: Mapping[str, str | None],
        *,
        absent: Collection[str] = (),
        taken: Collection[str] = (),
    ) -> None:
        """Add what the wikis said about link targets of a source language."""
        with self._writing(name):
            self._put_links(name, lang, links)
            known, nowhere = titles_from(self.state(name, TITLES))
            more = {**nowhere, lang: nowhere.get(lang, frozenset()) | frozenset(absent)}
            for key, value in titles_state(known | frozenset(taken), more).items():
                self._put_state(name, key, value)

    # ------------------------------------------------------ units and drafts

    def units(self, name: str) -> list[Unit]:
        """Return the segments in order."""
        with self._reading() as db:
            self._row(name)
            query = f"SELECT {UNIT_COLUMNS} FROM unit WHERE session = ? ORDER BY id"
            return [unit_from(row) for row in db.execute(query, (name,))]

    def set_units(self, name: str, units: Sequence[Unit]) -> None:
        """Put other segments in place of all there were, as after a split or a merge."""
        with self._writing(name) as db:
            db.execute("DELETE FROM unit WHERE session = ?", (name,))
            self._put_units(name, units)

    def replace_source(self, name: str, page: Revision, units: Sequence[Unit]) -> None:
        """Put a newer revision in place of a source's, with the segments of the whole session."""
        with self._writing(name) as db:
            db.execute(
                "UPDATE page SET title = ?, revid = ?, timestamp = ?, wikitext = ?"
                " WHERE session = ? AND lang = ? AND position > 0",
                (page.title, page.revid, page.timestamp, page.wikitext, name, page.lang),
            )
            db.execute("DELETE FROM unit WHERE session = ?", (name,))
            self._put_units(name, units)

    def drafts(self, name: str) -> dict[int, Draft]:
        """Return the drafts by the number of their segment."""
        with self._reading() as db:
            self._row(name)
            query = f"SELECT {DRAFT_COLUMNS} FROM draft WHERE session = ? ORDER BY unit"
            return {row[0]: draft_from(row) for row in db.execute(query, (name,))}

    def save(self, name: str, draft: Draft) -> None:
        """Store a draft; when this returns, it is on disk."""
        self.save_many(name, [draft])

    def save_many(self, name: str, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
        """Store drafts, all or none; return them as they are stored.

        A draft without a time gets the present one; one that is stored already keeps the time
        at which it was.
        """
        moment = now()
        stored = []
        with self._writing(name) as db:
            for draft in drafts:
                dated = draft if draft.updated else replace(draft, updated=moment)
                stored.append(self._record(name, dated))
                if stored[-1] is dated:
                    db.execute(
                        "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        (name, *draft_row(dated)),
                    )
            db.execute("UPDATE session SET updated = ? WHERE name = ?", (moment, name))
        return tuple(stored)

    def _record(self, name: str, draft: Draft) -> Draft:
        """Remember what a draft replaces; typing goes on in the step it began in.

        Returns what is stored already where that differs in its time alone, or else the draft.
        """
        row = self._db.execute(
            f"SELECT {DRAFT_COLUMNS} FROM draft WHERE session = ? AND unit = ?", (name, draft.unit)
        ).fetchone()
        before = draft_from(row) if row else None
        if before and replace(before, updated="") == replace(draft, updated=""):
            return before
        after = json.dumps(draft_object(draft), ensure_ascii=False)
        last = self._db.execute(
            "SELECT id, unit, began FROM change WHERE session = ? ORDER BY id DESC LIMIT 1", (name,)
        ).fetchone()
        moment = time.time()
        typing = before is not None and before.state == draft.state == State.EDITED
        if last and typing and last[1] == draft.unit and 0 <= moment - last[2] < BURST:
            self._db.execute("UPDATE change SET after = ? WHERE id = ?", (after, last[0]))
            return draft
        earlier = json.dumps(draft_object(before), ensure_ascii=False) if before else None
        self._db.execute(
            "INSERT INTO change (session, unit, before, after, began) VALUES (?, ?, ?, ?, ?)",
            (name, draft.unit, earlier, after, moment),
        )
        self._db.execute(
            "DELETE FROM change WHERE session = ? AND id <= (SELECT id FROM change"
            " WHERE session = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
            (name, name, HISTORY),
        )
        return draft

    def history(self, name: str) -> list[Change]:
        """Return the steps of undo, the oldest first."""
        with self._reading() as db:
            self._row(name)
            rows = db.execute(
                "SELECT id, unit, before, after FROM change WHERE session = ? ORDER BY id", (name,)
            ).fetchall()
        return [
            Change(
                number,
                unit,
                draft_from_object(json.loads(before)) if before else None,
                draft_from_object(json.loads(after)),
            )
            for number, unit, before, after in rows
        ]

    # ---------------------------------------------------------------- state

    def state(self, name: str, key: str, default: Any = None) -> Any:
        """Return a setting of a session, as JSON knows it."""
        with self._reading() as db:
            self._row(name)
            row = db.execute(
                "SELECT value FROM setting WHERE session = ? AND key = ?", (name, key)
            ).fetchone()
        return json.loads(row[0]) if row else default

    def set_state(self, name: str, key: str, value: Any) -> None:
        """Store a setting of a session."""
        with self._writing(name):
            self._put_state(name, key, value)

    def _put_state(self, name: str, key: str, value: Any) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO setting VALUES (?, ?, ?)",
            (name, key, json.dumps(value, ensure_ascii=False, sort_keys=True)),
        )

    # ----------------------------------------------------- one file a session

    def export(self, name: str) -> str:
        """Return a session as one text of JSON lines that diffs well."""
        with self._reading() as db, transaction_for_reading(db):
            settings = db.execute(
                "SELECT key, value FROM setting WHERE session = ? ORDER BY key", (name,)
            ).fetchall()
            bundle = Bundle(
                self.load(name),
                tuple(self.units(name)),
                tuple(self.drafts(name).values()),
                {key: json.loads(value) for key, value in settings},
            )
        return session_file.dump(bundle)

    def import_(self, text: str) -> str:
        """Store the session of an exported text, all or nothing; return its name.

        Raises FormatError naming the line.
        """
        return self._add(session_file.parse(text))
