# The workbench. `make run` opens the worked case, `make test` passes the tests; each does all the set-up it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKED_CASE := human-security.negotiation

.PHONY: help run test check bench pictures test-tools clean

help: ## Show the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run ## Open the worked case; where there is no terminal, print its status and where its file is
	@$(BIN)/workbench demo --file $(WORKED_CASE)

test: $(VENV)/.dev ## Run the tests
	@$(BIN)/python -m pytest

check: $(VENV)/.dev ## Lint, check types and the contracts between the layers
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.dev ## Measure, beside peers in the same run (minutes)
	@for script in bench/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

pictures: $(VENV)/.dev ## Draw the pictures of the documentation anew
	@$(BIN)/python docs/pictures.py

# LibreOffice with its windows: without them it cannot open a file that has comments.
test-tools: ## Install what some tests need from outside (Debian; root or sudo): LibreOffice, pandoc, Chromium
	@if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
	$$sudo apt-get update -qq && \
	DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends \
		libreoffice-writer libreoffice-calc python3-uno pandoc poppler-utils chromium fonts-noto-core fonts-noto-cjk >/dev/null

clean: ## Remove the private environment and caches; negotiation files stay
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache dist build

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "This Python cannot make environments; on Debian: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/.run: $(VENV)/bin/python pyproject.toml
	@echo "Installing the workbench into $(VENV) (once) …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[pdf]'
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml
	@echo "Installing the workbench and its tests into $(VENV) (once) …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.run
