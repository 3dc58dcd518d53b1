# make run: the program. make test: everything that must be true. `make` alone lists the rest.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.SUFFIXES:

VENV := .venv
BIN := $(VENV)/bin
# Exact versions, each named, so nothing else comes along: vtk asks for a matplotlib it never needs.
# Byte code is written when a module is first used: most never are. A terminal sees the progress.
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --no-deps --no-compile \
	$(shell [ -t 2 ] || echo --quiet --quiet)

# Yours to set: PYTHON=python3.13  ARGS="window --at 2026-11-22T10:00:00Z"  TESTS=tests/orbit
# LIBRARIES=skip leaves the system's packages alone.
PYTHON ?=
ARGS ?=
TESTS ?=
LIBRARIES ?= install
export PYTHON

.PHONY: help
help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

.PHONY: run
run: libraries-run $(VENV)/run.stamp ## open smileviz (without a display: render its picture to a file)
	@packaging/run.sh $(BIN)/python $(ARGS)

.PHONY: test
test: libraries-test lint ## lint, types, import contracts, and all tests on a virtual screen
	packaging/with-display.sh $(BIN)/python -m pytest $(TESTS)

.PHONY: lint
lint: $(VENV)/test.stamp ## format, lint, types and import contracts
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: format
format: $(VENV)/test.stamp ## put the code in its format
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

.PHONY: bench
bench: libraries-test $(VENV)/bench.stamp ## measure start-up, propagation and redraw
	@for bench in tests/benchmarks/bench_*.py; do \
	    packaging/with-display.sh $(BIN)/python $$bench || exit 1; \
	done

.PHONY: clean
clean: ## remove the virtual environment and everything made
	rm -rf $(VENV) build dist smileviz-opening.png
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find smileviz tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: libraries-run libraries-test
libraries-run libraries-test: libraries-%:
	@[ "$(LIBRARIES)" = skip ] || packaging/system-libraries.sh $*

# A virtual environment whose Python is gone (another machine, an upgrade) is made anew.
$(VENV)/run.stamp: pyproject.toml packaging/constraints.txt
	@python=$$(packaging/python.sh) && \
	if ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
	    echo "smileviz: making $(VENV) with $$python" >&2; \
	    "$$python" -m venv --clear $(VENV); \
	fi
	@echo "smileviz: installing into $(VENV) (the first time this takes a minute)" >&2
	@$(PIP) -r packaging/constraints.txt
	@$(PIP) --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp packaging/constraints-test.txt
	@$(PIP) -r packaging/constraints-test.txt
	@touch $@

$(VENV)/bench.stamp: $(VENV)/test.stamp $(wildcard packaging/constraints-*.txt)
	@$(PIP) -r packaging/constraints-bench.txt
	@$(PIP) --upgrade --target $(VENV)/geopack -r packaging/constraints-geopack.txt
	@touch $@
