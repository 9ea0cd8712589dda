# The same commands for people and CI. `make chat` and `make test` need nothing prepared but Python 3.11 to 3.13.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
SOURCES := assistant plugins prompts training tests benchmarks
TRAIN_MINUTES ?= 60
TEST_PROCESSES ?= 3

# An environment knows its place: in a project folder that was moved or copied, its programs start what is, or was, at the
# old one. Such an environment is made anew. Where the path is long or
# has spaces, the place is in the second line. One that is named on the command line is nobody's to delete.
MOVED := $(if $(filter file,$(origin VENV)),$(shell place=$$(sed -n -e "s|^.!\(/.*\)/python[0-9.]*$$|\1|p" \
	-e "s|^'''exec' \"\{0,1\}\(/.*\)/python[0-9.]*\"\{0,1\} .*|\1|p" $(BIN)/assistant 2>/dev/null | head -n 1); \
	test -z "$$place" || test ! -e $(VENV)/pyvenv.cfg || test "$$place" -ef $(BIN) || echo moved))

.PHONY: chat install dev test check format train eval bench picture clean

chat: install
	@$(BIN)/assistant chat

install: $(VENV)/.installed

dev: $(VENV)/.dev

ifeq ($(MOVED),moved)
.PHONY: $(BIN)/python $(VENV)/.installed $(VENV)/.dev
endif

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 with venv is needed: on Debian or Ubuntu, sudo apt install python3 python3-venv"; exit 1; }
	@test -z "$(MOVED)" || { echo "This folder was moved or copied: its environment is made anew."; rm -rf $(VENV); }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

# One resolution for both: what is here for development is installed, too.
$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(VENV)/.installed $@

# Tests start the program hundreds of times: it must find its modules compiled, whatever the environment says.
# Most of their time is waiting for processes, so more files run side by side than a small machine has cores; the tests
# of a file stay together and in order, and files keep theirs: many small ones come last and fill the end.
test: check
	env -u PYTHONDONTWRITEBYTECODE OMP_NUM_THREADS=1 $(BIN)/python -m pytest --durations=15 \
		--numprocesses=$(TEST_PROCESSES) --dist=loadfile --no-loadscope-reorder

check: dev
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy $(SOURCES)
	PYTHONPATH=.:plugins $(BIN)/lint-imports

format: dev
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

train: dev
	TRAIN_MINUTES=$(TRAIN_MINUTES) $(BIN)/python -m training.cli all

eval: dev
	$(BIN)/python -m training.cli eval
	$(BIN)/python benchmarks/routing.py

bench: dev
	@$(BIN)/python -m training.speech.espeak
	@for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

picture: install
	$(BIN)/python docs/make_picture.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find $(SOURCES) docs -name __pycache__ -type d -prune -exec rm -rf {} +
