# What people do often. Everything runs in .venv, which `make` sets up from the lock file.
# the newest Python that is here and can make environments: forks copy less from 3.12 on (docs/decisions/0019)
PYTHON ?= $(firstword $(foreach p,python3.13 python3.12,$(shell $(p) -c 'import ensurepip' 2>/dev/null && echo $(p))) python3)
VENV = .venv
BIN := $(VENV)/bin
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

.PHONY: help demo test test-sets test-walls test-engine test-training test-forks lint build verify fuzz cgroup compatibility bench mutants docs clean

help:
	@echo "make demo    build every set, grade a class made of the corpora, write feedback"
	@echo "make test    lint, types, hidden tests on the references, tests of the engine"
	@echo "make lint    ruff, mypy, import rules"
	@echo "make build   source and release notebooks"
	@echo "make verify  grade every set's corpus: each submission must get its filed verdict"
	@echo "make mutants mutate the references: the hidden tests must notice (long)"
	@echo "make fuzz    a minute of coverage-guided fuzzing of the decoder (Linux)"
	@echo "make cgroup  the tests of cgroups, in a virtual machine that has them (minutes; needs qemu)"
	@echo "make compatibility  nbgrader's own tests, and its notebooks graded by both (long)"
	@echo "make bench   the measurements of docs/benchmarks.md (long)"
	@echo "make docs    pictures in docs/, from a class made of all of ps4's corpus (needs Chromium)"

$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(None if (3, 11) <= v <= (3, 13) else f"Python {v[0]}.{v[1]} found, 3.11 to 3.13 needed: make PYTHON=python3.12 …")'
	@echo "setting up $(VENV) (once, a minute or two) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(VENV)/ready
	$(BIN)/autograder demo

# two at a time, on two cores; the attacks look at all processes, so no other sandbox runs beside them
test: lint
	@$(MAKE) --no-print-directory -j2 test-sets test-walls
	@$(MAKE) --no-print-directory -j2 test-engine test-training

test-sets: $(VENV)/ready
	$(BIN)/autograder build --check
	$(BIN)/pytest tests/reference
	$(BIN)/pytest tests/hidden

test-walls: $(VENV)/ready
	$(BIN)/pytest tests/attacks tests/sandbox

test-engine: $(VENV)/ready
	$(BIN)/pytest tests/engine tests/report

test-training: $(VENV)/ready
	$(BIN)/pytest tests/accuracy tests/compatibility

# what depends on the Python: how a process is forked, and what comes of a submission
test-forks: $(VENV)/ready
	$(BIN)/pytest tests/sandbox tests/engine/test_judge.py tests/engine/test_cores.py

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

build: $(VENV)/ready
	$(BIN)/autograder build

verify: $(VENV)/ready
	$(BIN)/autograder verify -j $(JOBS)

mutants: $(VENV)/ready
	$(BIN)/python tests/mutation.py -j $(JOBS)

fuzz: $(VENV)/ready
	$(BIN)/pip install --quiet --disable-pip-version-check "atheris>=3"
	$(BIN)/python benchmarks/fuzz_messages.py

compatibility: $(VENV)/ready
	$(BIN)/python tests/compatibility/nbgrader_suite.py
	WHOLE=1 $(BIN)/pytest tests/compatibility

cgroup: $(VENV)/ready
	tests/sandbox/in_a_machine_with_cgroups.sh

bench: $(VENV)/ready
	$(BIN)/python -m benchmarks.against_nbgrader
	$(BIN)/python -m benchmarks.against_nbgrader --pset ps6 --functions-only
	$(BIN)/python -m benchmarks.costs
	$(BIN)/python -m benchmarks.calls
	$(BIN)/python -m benchmarks.cohort --plot docs/cohort.svg
	$(BIN)/python benchmarks/isolation.py
	$(BIN)/python benchmarks/similar.py
	$(BIN)/python benchmarks/diagnosis.py

docs: $(VENV)/ready
	$(BIN)/autograder demo ps4 --whole
	docs/pictures.sh

clean:
	rm -rf build
