# Thin on purpose: the work is in bin/ (Python, standard library). `make help` lists the commands.
export PYTHON ?= python3
PORT ?= 8000
ARGS ?=
VENV = .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help demo test check bench proof format messages setup-run setup-check setup-test
.NOTPARALLEL:

help:
	@echo "make demo      the whole portal on http://127.0.0.1:$(PORT) (PORT=), Ctrl-C stops it"
	@echo "make test      every test: SQLite, PostgreSQL with Redis, browser (ARGS= goes to pytest)"
	@echo "make check     formatting, lint, types, import direction, migrations, catalogues, deployment"
	@echo "make bench     the benchmarks, as a table of ratios"
	@echo "make proof     the long ones, written to docs/proof.md"
	@echo "make format    format the code and mend what ruff can mend"
	@echo "make messages  bring the catalogues in locale/ up to date with the code"

demo:
	@$(PYTHON) bin/setup.py run --port "$(PORT)"
	@exec $(VENV) bin/demo.py --port "$(PORT)"

test: setup-test
	@exec $(VENV) bin/test.py $(ARGS)

check: setup-check
	@exec $(VENV) bin/check.py

bench: setup-test
	@exec $(VENV) bin/bench.py $(ARGS)

proof: setup-test
	@exec $(VENV) bin/bench.py --proof $(ARGS)

format: setup-check
	@.venv/bin/ruff check --fix-only --quiet . && .venv/bin/ruff format --quiet .

messages: setup-check
	@exec $(VENV) bin/catalogues.py --update

setup-run:
	@$(PYTHON) bin/setup.py run

setup-check:
	@$(PYTHON) bin/setup.py check

setup-test:
	@$(PYTHON) bin/setup.py test
