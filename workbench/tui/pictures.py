"""Pictures of every screen, made from the embedded demo: python -m workbench.tui.pictures FOLDER."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import WorkerCancelled

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from workbench.tui.app import WorkbenchApp

SIZE = (120, 36)
NARROW = (80, 24)


async def _quiet(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Wait until everything is loaded that the screen shows, and shown."""
    loading = True
    while loading:
        with suppress(WorkerCancelled):  # another has taken its place
            await app.workers.wait_for_complete()
        await pilot.pause(0.3)
        lacking = [getattr(app.screen, name, True) is None for name in ("found", "inspector")]
        loading = any(lacking) or getattr(app.screen, "settling", False)


async def take(folder: Path) -> list[Path]:
    """Open the demo and walk through its screens; return the pictures written."""
    from workbench.config import Config
    from workbench.flow.demo import open_demo
    from workbench.tui.app import WorkbenchApp

    written: list[Path] = []
    name = open_demo()
    for suffix, size in (("", SIZE), ("-80x24", NARROW)):
        app = WorkbenchApp(Config(offline=True), session=name)
        async with app.run_test(size=size) as pilot:

            async def shot(what: str, *keys: str, ending: str = suffix) -> None:
                for key in keys:
                    await pilot.press(key)
                    await _quiet(app, pilot)  # noqa: B023
                path = folder / f"{what}{ending}.svg"
                path.write_text(app.export_screenshot(), encoding="utf-8")  # noqa: B023
                written.append(path)

            await _quiet(app, pilot)
            await shot("compare", "f2", "down", "down", "right", "right")
            app.go_to(8)
            await _quiet(app, pilot)
            await shot("edit", "f12", "enter", "f12")
            await shot("review", "f4")
            await shot("finish", "f3", "enter", "f5")
            if not suffix:
                await shot("help", "f3", "f1")
                await shot("start", "escape", "f9")
            app.leave_session()
    return written


def main() -> None:
    """Write the pictures into the folder that is named."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = home
        os.environ.pop("NO_COLOR", None)
        for path in asyncio.run(take(folder)):
            sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
