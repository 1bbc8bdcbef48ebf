# `make help` lists what can be done here.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help docs demo test test-slow test-farm check lint types imports clean lock
help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(STAMP): requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)  ## the whole main job on the embedded articles, without a network
	@$(BIN)/workbench demo

test: $(STAMP)  ## the tests that need no network and no other program (under 5 minutes)
	$(BIN)/python -m pytest -m "not slow and not farm"

test-slow: $(STAMP)  ## the tests that take longer
	$(BIN)/python -m pytest -m "slow and not farm"

test-farm: $(STAMP)  ## the tests against real MediaWikis (set WORKBENCH_WIKI_EN, _RU and _TG)
	$(BIN)/python -m pytest -m farm

check: lint types imports test  ## everything that must be green

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

imports: $(STAMP)
	$(BIN)/lint-imports

docs: $(VENV)/.docs  ## build the documentation into site/, broken links are errors
	$(BIN)/python docs/generate.py
	$(BIN)/mkdocs build --strict --quiet

$(VENV)/.docs: $(STAMP) requirements/docs.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/docs.txt
	@touch $@

LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
lock:  ## renew the pinned packages in requirements/ (needs uv)
	$(LOCK) --extra dev --output-file requirements/dev.txt
	$(LOCK) --extra docs --constraints requirements/dev.txt --output-file requirements/docs.txt
	$(LOCK) --extra mutants --extra dev --constraints requirements/dev.txt --output-file requirements/mutants.txt
	$(LOCK) --extra fuzz --extra dev --constraints requirements/dev.txt --output-file requirements/fuzz.txt

clean:  ## remove what was built
	rm -rf $(VENV) dist build out .mypy_cache .ruff_cache .hypothesis
