# One command per chore. Needs Python 3.11 or newer and GNU make; everything else comes into .venv and var/.
# Paths are relative and programs run as modules, so that the checkout may lie anywhere, under any name.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
PYTHON ?= python3
PORT ?= 8000
PYTEST_ARGS ?=
PY := .venv/bin/python
DJADE := .venv/bin/djade --target-version 5.2
export PORT PYTHON
unexport PYTHONDONTWRITEBYTECODE

TEMPLATES = $(PY) -c "import pathlib; print(*pathlib.Path('positions/templates').rglob('*.html'), sep='\0', end='')"

.PHONY: help run test check format faults ready upgrades browser bench bench-full bench-growth lock audit sbom clean

help: ## list the targets
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r name what; do printf '  make %-12s %s\n' "$$name" "$$what"; done

run: .venv/runtime ## the tracker on this machine, with the whole record: on port PORT (8000)
	@exec $(PY) manage.py run_local

test: .venv/dev ## everything that must hold: check, then all tests, then how much of the rules they cover
	@$(MAKE) -j2 check suite

# beside the checks, which take one of two processors for the first two minutes
suite: browser ready
	$(PY) -m pytest -n 3 --dist worksteal --cov --cov-report= $(PYTEST_ARGS)
	@$(PY) -m coverage report --fail-under=95 > var/rules-covered.txt || { cat var/rules-covered.txt; exit 1; }

check: .venv/dev ## linters, templates, types, migrations
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(TEMPLATES) | xargs -0 -r $(DJADE) --check
	$(PY) -m mypy
	$(PY) manage.py makemigrations --check --dry-run

format: .venv/dev ## bring code and templates into shape
	$(PY) -m ruff check --fix-only .
	$(PY) -m ruff format .
	$(TEMPLATES) | xargs -0 -r $(DJADE)

faults: .venv/dev ## kill -9 whatever works on the record, at random moments, FAULT_ROUNDS (100) times: nothing may be lost
	FAULT_ROUNDS=$${FAULT_ROUNDS:-100} $(PY) -m pytest -p no:randomly -q --no-cov tests/faults/test_killing.py

# Any test of the real record does: all are collected for it.
ready: .venv/dev ## what the processes that test would each wait for: compiled tests, a migrated database, the real record
	@mkdir -p var
	@$(PY) -m pytest -q -k test_pakistan_supports_a_binding_framework > var/ready.txt 2>&1 || { cat var/ready.txt; exit 1; }

upgrades: .venv/dev ## walk a record back through every migration and forward again; make test takes the newest three
	UPGRADES_FROM=0002_record $(PY) -m pytest -q --no-cov tests/upgrades

browser: .venv/dev ## find Chromium for the browser tests, or get it
	@$(PY) -m tests.chromium

bench: .venv/runtime ## how fast it is, at 10,000 positions, beside Datasette and the bare database: a few minutes
	@$(PY) -m benchmarks small

bench-full: .venv/runtime ## the same at 1,000,000, against the bars of docs/performance.md: wants a quiet machine
	@$(PY) -m benchmarks full

bench-growth: .venv/runtime ## how time, memory and disk grow from 10,000 to 5,000,000 positions: half an hour, 60 GB
	@$(PY) -m benchmarks growth --on-disk

lock: .venv/dev ## pin the newest allowed versions in requirements*.txt
	$(PY) -m pip install --quiet 'uv~=0.13'
	for name in requirements requirements-dev; do $(PY) -m uv pip compile --quiet --upgrade --universal \
		--python-version 3.11 --generate-hashes --no-header $$name.in -o $$name.txt || exit 1; done

audit: .venv/dev ## known vulnerabilities in what is pinned, but those of tests/dependencies/exceptions.toml
	@$(PY) -m tests.dependencies.audit

sbom: .venv/dev ## what a release of the software is made of: var/sbom.cdx.json
	@$(PY) -m tests.dependencies.sbom var/sbom.cdx.json

clean: ## remove the environment and caches; the local database and accounts stay
	rm -rf .venv var/mypy var/ruff var/pytest var/tests var/coverage* var/rules-covered.txt var/ready.txt
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---------------------------------------------------------------------------------- the environment

.venv/runtime: requirements.txt | .venv/made
	@echo "Installing what the tracker runs on …"
	@$(PY) -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt .venv/runtime
	@echo "Installing what tests and checks need …"
	@$(PY) -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	@touch $@

# an environment whose Python has gone is of no use: all of it is made anew
$(shell test -x $(PY) || rm -rf .venv)

.venv/made:
	@command -v "$$PYTHON" > /dev/null || { echo "There is no $$PYTHON here. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3.11"; exit 1; }
	@"$$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "The tracker needs Python 3.11 or newer, and $$PYTHON is older. Name another: make PYTHON=python3.12"; exit 1; }
	@"$$PYTHON" -c 'import ensurepip, venv' 2> /dev/null || { echo "$$PYTHON lacks its venv module. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@"$$PYTHON" -m venv --clear .venv
	@touch $@
