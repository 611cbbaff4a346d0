# Python 3.11+, make and git are all that a fresh machine needs: each command sets up .venv/ by itself,
# and again whenever the lock or pyproject.toml changes.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
LIGHT := .venv/.ready-to-serve
SERVES = $(if $(wildcard $(READY)),$(READY),$(LIGHT))
PORT ?= 8000

# Material's notice about the future of MkDocs: known, and the reason why only mkdocs_plugin/ knows MkDocs
export NO_MKDOCS_2_WARNING := 1
# Each command that a test starts would compile the whole program anew on a machine that keeps no bytecode.
unexport PYTHONDONTWRITEBYTECODE

SITE_NAME = $(shell sed -n 's/^site_name: *"*\([^"]*\)"* *$$/\1/p' mkdocs.yml)

.PHONY: help serve site release test check dependencies format lint types layers data fuzz audit lock architecture clean

help:
	@echo 'make serve   the site and its curating page on http://127.0.0.1:8000, with live reload; PORT=8001 for another port'
	@echo 'make site    the site in site/, any warning being an error'
	@echo 'make release a dated, citable release of the data in release/, for SITE_URL'
	@echo 'make test    all tests'
	@echo 'make check   format, lint, types, layers, data, then all tests'
	@echo 'make fuzz    what must hold for any text and file, tried on many more of them than by make test'
	@echo 'make audit   Lighthouse, the HTML validator, the language server of editors, a thousand saves, 10,000 statements'
	@echo 'make lock    requirements.lock and requirements-serve.lock anew from pyproject.toml'
	@echo 'make architecture   the rooms in CONTRIBUTING.md anew from their docstrings'
	@echo 'make clean   removes what these commands made'

# What curators need is less than what developers do: this installs it alone, unless all is there already.
serve: $(SERVES)
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT))).close()' 2>/dev/null || { \
		echo 'error: port $(PORT) is taken, by another preview perhaps.'; \
		echo '  hint: end that one, or choose another: make serve PORT=$(shell expr $(PORT) + 1)'; \
		exit 2; } >&2
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

site: $(READY)
	$(BIN)/mkdocs build --strict

release: $(READY)
	$(BIN)/policy-timeline release --site-name '$(SITE_NAME)' --site-url '$(SITE_URL)'

test: $(READY)
	$(BIN)/pytest $(COVERAGE) --numprocesses auto --dist loadfile

# Counting the branches more than doubles the time of what they are counted in: `make check` does it.
check: COVERAGE := --cov
check: dependencies format lint types layers data test

# Is the lock complete? It is installed without asking for what its packages need.
dependencies: $(READY)
	$(BIN)/python -m pip --disable-pip-version-check check

format: $(READY)
	$(BIN)/ruff format --check

lint: $(READY)
	$(BIN)/ruff check

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

data: $(READY)
	$(BIN)/policy-timeline check

fuzz: $(READY)
	$(BIN)/pytest -m hypothesis --hypothesis-profile fuzz --timeout 900 --numprocesses auto

audit: $(READY)
	$(BIN)/python audit/run.py
	PREVIEW_EDITS=1000 $(BIN)/pytest --timeout 3600 tests/test_preview_edits.py
	STATEMENTS=10000 $(BIN)/pytest --timeout 3600 tests/browser/test_large.py

# The lock names no host: pip takes each file from wherever it is set up to look, and the hashes decide.
lock:
	uv lock --quiet --upgrade
	uv export --quiet --frozen --no-emit-project --all-groups --no-annotate --no-header \
		--format requirements-txt --output-file requirements.lock >/dev/null
	uv export --quiet --frozen --no-emit-project --no-default-groups --group build --no-annotate --no-header \
		--format requirements-txt --output-file requirements-serve.lock >/dev/null

# Each room of the program says in its docstring what lives there; the page about the architecture repeats that.
architecture: $(READY)
	$(BIN)/python hooks/architecture.py

clean:
	rm -rf .venv .schemas site audit/node_modules audit/.venv

$(READY): requirements.lock pyproject.toml
	@$(begin)
	@echo 'Setting up .venv/ from requirements.lock'
	@# the lock is complete: without --no-deps, older pips ask for newer versions of what has extras, and fail
	@$(PIP) --quiet --no-deps --require-hashes -r requirements.lock
	@$(PIP) --quiet --no-build-isolation --no-deps --editable .
	@$(BIN)/policy-timeline schema --out .schemas >/dev/null  # what editors complete and explain keys by
	@touch $@

$(LIGHT): requirements-serve.lock pyproject.toml
	@$(begin)
	@echo 'Setting up .venv/ with what serving needs'
	@$(PIP) --no-deps --require-hashes -r requirements-serve.lock
	@$(PIP) --quiet --no-build-isolation --no-deps --editable .
	@$(BIN)/policy-timeline schema --out .schemas >/dev/null
	@touch $@

PIP = $(BIN)/python -m pip --disable-pip-version-check install
define begin
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo 'error: Python 3.11 or newer is needed, and "$(PYTHON)" is none.'; \
	echo '  hint: install it, or name it: make PYTHON=/path/to/python3.11'; \
	exit 2; } >&2; \
$(PYTHON) -m venv .venv
endef
