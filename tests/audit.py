"""Asking for known vulnerabilities of the pinned packages: `make audit`.

pip-audit passes over packages that its database does not answer for, and says that there are
no vulnerabilities all the same. Here that is told apart: 0 all were asked, 1 some are
vulnerable, 3 some could not be asked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


def verdict(packages: list[dict[str, Any]]) -> tuple[int, list[str]]:
    """Return the exit code, and in words what was found of packages as pip-audit lists them."""
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    lines = [
        f"{package['name']} {package['version']}: {found['id']}, mended in "
        f"{', '.join(found['fix_versions']) or 'no version yet'}"
        for package in packages
        for found in package.get("vulns", [])
    ]
    if lines:
        return 1, [*lines, *_unasked(skipped, len(packages))]
    if skipped or not packages:
        return 3, _unasked(skipped, len(packages))
    return 0, [f"No known vulnerabilities in {len(packages)} packages."]


def _unasked(skipped: list[str], count: int) -> list[str]:
    if not skipped and count:
        return []
    return [
        f"The database did not answer for {len(skipped)} of {count} packages; nothing is known"
        f" of these: {', '.join(skipped)}."
    ]


def main(command: list[str]) -> int:
    """Run pip-audit, say what it found, and return the exit code."""
    done = subprocess.run(
        [*command, "--format", "json", "--progress-spinner", "off"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        why = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        code, lines = 3, [f"The database was not reached, so nothing is known: {why}"]
    else:
        code, lines = verdict(packages)
    sys.stdout.write("\n".join(lines) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
