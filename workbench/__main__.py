"""`python -m workbench` is the same as `workbench`."""

import sys


def run() -> None:
    """Run the program; say in plain words that it was interrupted while it still loaded."""
    try:
        from workbench.cli.main import run as loaded
    except KeyboardInterrupt:
        sys.stderr.write("workbench: Interrupted.\n")
        sys.exit(130)
    loaded()


if __name__ == "__main__":
    run()
