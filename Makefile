# The exchange, in few commands: make site | test | serve | check | lock | clean
# Works with GNU make 3.81 (macOS) and later. On Windows, the README says the same without make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(VENV)/.from-lock
INSTALLED := $(VENV)/.installed
UV := uv==0.13.9

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# A machine's locale must not decide how text is read.
export PYTHONUTF8 := 1
# Material prints a notice about MkDocs 2 in every build; docs/decisions/0005 answers it.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site test serve check lock clean env browser static pytest

help:
	@echo "make site    build the whole site into site/ and prove it"
	@echo "make test    format, lint, types and every test, in a real browser too"
	@echo "make serve   preview at http://127.0.0.1:8000/, built again at every edit"
	@echo "make check   check the content alone (a second or so; the first time about three)"
	@echo "make lock    choose the pinned versions anew (UPGRADE=--upgrade for the newest)"
	@echo "make clean   remove everything that was built, the environment too"

site: env
	$(BIN)/python -m mkdocs build --strict
	$(BIN)/exchange proof site/

test: env browser static pytest

serve: env
	$(BIN)/python -m mkdocs serve --livereload

check: env
	$(BIN)/exchange check

env: $(INSTALLED)

$(LOCKED): requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	touch $@

$(INSTALLED): $(LOCKED) pyproject.toml
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

browser: env
	$(BIN)/python tests/setup_browser.py

static: env
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

pytest: env browser static
	$(BIN)/python -m pytest

lock:
	$(PYTHON) -m venv --clear .venv-lock
	.venv-lock/bin/python -m pip install --quiet '$(UV)'
	.venv-lock/bin/uv pip compile pyproject.toml --group dev --no-config --quiet \
		--universal --python-version 3.11 --generate-hashes $(UPGRADE) \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header \
		--output-file requirements.lock
	{ echo '# Every package of the exchange and its tests, pinned with the hashes of its files, for'; \
	  echo '# Python 3.11 and later on Linux, macOS and Windows. Made from pyproject.toml; to remake'; \
	  echo '# it after a change there: make lock (for newer versions: make lock UPGRADE=--upgrade)'; \
	  cat requirements.lock; } > .venv-lock/requirements.lock
	mv .venv-lock/requirements.lock requirements.lock
	rm -rf .venv-lock

clean:
	rm -rf $(VENV) .venv-lock site .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf hooks/*.egg-info build
