"""`python -m workbench` is the same as `workbench`."""

from workbench.cli.main import run

run()
