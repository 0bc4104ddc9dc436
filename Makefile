# make demo   look at a report         make test    run every check
# make bench  accuracy and speed       make golden  rewrite the expected reports of seeds/

# The first Python that is new enough; set PYTHON to take another.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
VENV ?= .venv
BIN = $(VENV)/bin
# An editable install is not compiled by pip, and start-up time is mostly that.
COMPILE = $(BIN)/python -m compileall -q newslint
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test bench golden clean

demo: $(VENV)/.installed
	$(BIN)/newslint check seeds --exit-zero

test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

bench: $(VENV)/.installed-bench
	$(BIN)/python bench/accuracy.py
	$(BIN)/python bench/speed.py

golden: $(VENV)/.installed-dev
	$(BIN)/pytest -q tests/test_seeds.py::test_report_is_as_expected \
		tests/report/test_golden.py --update-golden

clean:
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "newslint needs Python 3.11 or newer: make PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# A stamp is newer than pyproject.toml once what it asks for has been installed.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/.installed-%: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[$*]'
	@$(COMPILE)
	@touch $@ $(VENV)/.installed
