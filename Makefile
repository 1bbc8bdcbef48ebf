# `make help` lists what can be done here.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# Where it is set, each of the programs that tests start compiles everything anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help fuzz soak coverage mutants pictures bench bench-compare bench-store docs man dist sbom audit demo test test-slow test-farm test-versions check lint types imports clean lock
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
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not slow and not farm"

test-slow: $(STAMP)  ## the tests that take longer
	$(BIN)/python -m pytest -m "slow and not farm"

test-farm: $(STAMP)  ## the tests against real MediaWikis (set WORKBENCH_WIKI_EN, _RU and _TG)
	$(BIN)/python -m pytest -m farm

VERSIONS ?=
test-versions: $(STAMP)  ## the tests in a clean environment of each supported Python that uv or pyenv has; VERSIONS=3.12 takes one
	$(BIN)/python -m tests.versions $(VERSIONS)

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

bench-store: $(STAMP)  ## the same, kept as benchmarks/stored.json and in the README (on a quiet machine)
	$(BIN)/python benchmarks/all.py --json benchmarks/stored.json --readme README.md

bench: $(STAMP)  ## measure everything beside rivals, in one table
	$(BIN)/python benchmarks/all.py --json out/bench.json

bench-compare: $(STAMP)  ## the same, against the stored run; 25 % worse is an error. RUN=out/bench.json takes that instead of measuring
	$(BIN)/python benchmarks/all.py $(if $(RUN),--run $(RUN)) --compare benchmarks/stored.json

pictures: $(STAMP)  ## draw every screen into docs/pictures/
	$(BIN)/python -m workbench.tui.pictures docs/pictures

man: $(STAMP)  ## write out/workbench.1
	$(BIN)/python docs/man.py out/workbench.1

dist: $(STAMP)  ## build wheel and sdist into dist/, the same bytes each time
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m build --no-isolation --outdir dist

$(VENV)/.audit: $(STAMP) requirements/audit.txt
	$(BIN)/python -m venv $(VENV)/audit
	$(VENV)/audit/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/audit.txt
	@touch $@

sbom: $(VENV)/.audit  ## write out/sbom.json, a CycloneDX list of what the program is made of
	@mkdir -p out
	$(VENV)/audit/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible requirements/run.txt --output-file out/sbom.json

$(VENV)/.fuzz: $(STAMP) requirements/fuzz.txt
	$(BIN)/python -m venv $(VENV)/fuzz
	$(VENV)/fuzz/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/fuzz.txt
	@touch $@

FUZZ_SECONDS ?= 600
FUZZ_TARGETS ?= $(notdir $(wildcard tests/fuzz/corpus/*))
fuzz: $(VENV)/.fuzz  ## throw hostile bytes at every reader, FUZZ_SECONDS (600) each; crashes go to out/fuzz
	@for target in $(FUZZ_TARGETS); do $(VENV)/fuzz/bin/python -m tests.fuzz.run $$target $(FUZZ_SECONDS) || exit 1; done

$(VENV)/.mutants: $(STAMP) requirements/mutants.txt
	$(BIN)/python -m venv $(VENV)/mutants
	$(VENV)/mutants/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/mutants.txt
	@touch $@

MUTANTS ?= 0
SEED ?= 1
JOBS ?= 1
PART ?=
mutants: $(VENV)/.mutants  ## change adaptation, alignment and attribution in small ways that tests must notice; MUTANTS=300 tries so many by chance, PART=links.py those
	nice -n 19 $(VENV)/mutants/bin/python -m tests.mutants $(MUTANTS) $(SEED) $(JOBS) $(PART)

SOAK_SECONDS ?= 600
soak: $(STAMP)  ## work SOAK_SECONDS (600) while wikis and engines misbehave; growth of anything is an error
	$(BIN)/python -m tests.soak.run $(SOAK_SECONDS)

coverage: $(STAMP)  ## measure which branches of core/ the tests take; under 95 % is an error
	$(BIN)/coverage run --source workbench/core -m pytest -m "not slow and not farm" \
		--deselect tests/core/wikitext/test_time.py tests/core tests/flow tests/outputs tests/formats
	$(BIN)/coverage report --skip-covered --show-missing --fail-under 95

audit: $(VENV)/.audit  ## ask for known vulnerabilities of the pinned packages (needs a network)
	@$(BIN)/python -m tests.audit $(VENV)/audit/bin/pip-audit --require-hashes --disable-pip -r requirements/run.txt

LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
lock:  ## renew the pinned packages in requirements/ (needs uv)
	$(LOCK) --extra dev --output-file requirements/dev.txt
	$(LOCK) --constraints requirements/dev.txt --output-file requirements/run.txt
	$(LOCK) --extra audit --constraints requirements/dev.txt --output-file requirements/audit.txt
	$(LOCK) --extra docs --constraints requirements/dev.txt --output-file requirements/docs.txt
	$(LOCK) --extra mutants --extra dev --constraints requirements/dev.txt --output-file requirements/mutants.txt
	$(LOCK) --extra fuzz --extra dev --constraints requirements/dev.txt --output-file requirements/fuzz.txt

clean:  ## remove what was built
	rm -rf $(VENV) dist build out mutants .mypy_cache .ruff_cache .hypothesis
