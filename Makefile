# What can be done here. Each target sets up what it needs (.venv); PYTHON=... chooses another interpreter.

PYTHON ?= python3
RUN := .venv/bin/python -m
SEED := seeds/001_3d87b32ca5b34dd7.txt

.DEFAULT_GOAL := help
.PHONY: help setup demo test soak notebook bench peers bench-dump docs lint format types layers clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

setup: ## make .venv, unless it stands already
	@PYTHON="$(PYTHON)" .ci/setup

demo: setup ## read the seed article and show its war as a card
	@$(RUN) warbox parse $(SEED) --wiki zhwiki --card

test: setup ## run every test
	@$(RUN) pytest -n auto --maxprocesses=4 --dist worksteal

soak: setup ## check the laws of edits at length (100,000 edits; some minutes)
	@$(RUN) tests.page.soak

notebook: setup ## run the example notebook and keep what it shows
	@$(RUN) tests.report.notebook_run

bench: setup ## measure against mwparserfromhell and wikitextparser, and print the ratios
	@$(RUN) pytest tests/benchmarks/bench_seed.py --benchmark-timer=time.process_time \
		--benchmark-warmup=on --benchmark-max-time=0.4 \
		--benchmark-columns=min,median,iqr,rounds --benchmark-sort=min

peers: setup ## print the numbers of docs/why.md (some minutes; WTF_WIKIPEDIA=folder with wtf_wikipedia for its own)
	@$(RUN) tests.benchmarks.peers

bench-dump: setup ## measure a whole dump against unpacking it, mwxml and mwparserfromhell; and its memory
	@$(RUN) tests.benchmarks.bench_dump 110 8
	@$(RUN) tests.benchmarks.bench_dump memory 100 300

docs: setup ## build the docs site into build/site; a link or a reference that leads nowhere is an error
	@NO_MKDOCS_2_WARNING=1 $(RUN) mkdocs build --quiet --strict --config-file docs/site/mkdocs.yml

lint: setup ## ruff: rules and layout
	@$(RUN) ruff check
	@$(RUN) ruff format --check

format: setup ## ruff: mend what it can
	@$(RUN) ruff check --fix
	@$(RUN) ruff format

types: setup ## mypy, strict
	@$(RUN) mypy

layers: setup ## import-linter: imports go down the list of rooms only
	@.venv/bin/lint-imports --no-logo

clean: ## remove .venv and all that tools left behind
	rm -rf .venv .benchmarks .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
