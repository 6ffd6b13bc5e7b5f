# Every target does its own set-up in .venv, so that "make demo" and "make test" work in a fresh checkout.
# PYTHON=/path/to/python3.12 make test      another interpreter for a new .venv
# make test ARGS="-k readers -x"            arguments for pytest

PYTHON ?= python3
ARGS ?=
NER ?= ../shared/data/ner
VENV := .venv
FRESH := build/fresh
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
INSTALL := $(PIP) install -c constraints.txt
DECLARED := setup.cfg pyproject.toml constraints.txt

.DEFAULT_GOAL := help
.PHONY: help demo test lint dev docs build bench models constraints clean

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1@/p' Makefile | awk -F@ '{ printf "%-18s %s\n", $$1, $$2 }'

demo: $(VENV)/installed-test  ## install, read the shipped minutes, answer three kinds of question
	@$(BIN)/matters demo

test: $(VENV)/installed-test  ## install and run the whole test suite
	@$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/installed-lint  ## ruff and mypy
	@failed=0; \
	$(BIN)/ruff check --output-format concise . || failed=1; \
	$(BIN)/mypy || failed=1; \
	exit $$failed

dev: $(VENV)/installed-lint  ## install everything a contributor needs, and say how to use it
	@echo "Ready. Next: . $(BIN)/activate && matters --help"

docs: $(VENV)/installed-test  ## check that README and documentation agree with the program
	@$(BIN)/python -m pytest -q tests/house/test_docs.py

build: $(VENV)/installed-test  ## build the wheel into dist/
	@rm -rf build
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	@rm -rf build
	@ls dist/*.whl

bench: $(VENV)/installed-test  ## time search, ingest and growth, and renew the tables of docs/quality.md
	@$(BIN)/python benchmarks/cold.py $(ARGS)
	@$(BIN)/python benchmarks/ingesting.py $(ARGS)
	@$(BIN)/python benchmarks/scale.py --cache build/benchmarks $(ARGS)
	@$(BIN)/python benchmarks/speed_table.py

models: $(VENV)/installed-test  ## train and evaluate the spaCy pipeline: make models NER=../shared/data/ner
	@$(BIN)/python benchmarks/fit_names.py --ner $(NER)
	@$(BIN)/python benchmarks/names.py --ner $(NER)

constraints:  ## renew constraints.txt from the newest versions that fit together
	@rm -rf $(FRESH)
	@$(PYTHON) -m venv $(FRESH)
	@$(subst $(VENV),$(FRESH),$(PIP)) install torch==2.13.0
	@$(subst $(VENV),$(FRESH),$(PIP)) install -e '.[bench,corpus,test,lint]'
	@sed -n '/^#/p' constraints.txt > $(FRESH)/constraints.txt
	@$(subst $(VENV),$(FRESH),$(PIP)) freeze --all --exclude pip --exclude-editable \
		| sed 's/+cpu$$//' >> $(FRESH)/constraints.txt
	@cp $(FRESH)/constraints.txt constraints.txt
	@rm -rf $(FRESH)
	@echo "constraints.txt renewed: $$(grep -c == constraints.txt) packages."

clean:  ## remove what was built, .venv included
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .coverage
	@rm -rf matters_arising.egg-info

# torch comes first and alone: a later range that it satisfies then installs nothing bigger.
$(VENV)/installed-test: $(VENV)/created $(DECLARED)
	@echo "Installing into $(VENV) (a few minutes the first time) ..."
	@$(INSTALL) setuptools torch==2.13.0
	@$(INSTALL) --no-build-isolation -e '.[corpus,test]'
	@touch $@

$(VENV)/installed-lint: $(VENV)/installed-test
	@echo "Installing the linters ..."
	@$(INSTALL) --no-build-isolation -e '.[corpus,test,lint]'
	@touch $@

$(VENV)/created:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("matters needs Python 3.11 or later, and $(PYTHON) is " + sys.version.split()[0] + ". Try: make PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)
	@touch $@
