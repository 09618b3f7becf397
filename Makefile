# What people, hooks and continuous integration call.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check bench screenshots setup dev clean

run: setup          ## set up, then open the window; without a screen, do the main job on a practice book
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/python main.py; \
	else $(BIN)/python main.py demo build/demo; fi

test: dev           ## set up, then pass all tests
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal

check: dev          ## style, types, import contracts, sizes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q tests/test_architecture.py

bench: dev          ## each figure beside its bare baseline, as a ratio in one run
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks

screenshots: dev    ## every page and form, light and dark, into build/screenshots
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.screenshots build/screenshots

setup:
	@PYTHON=$(PYTHON) sh setup.sh run

dev:
	@PYTHON=$(PYTHON) sh setup.sh dev

clean:
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache
