# The commands of the project. `make demo` and `make test` work straight after cloning, with Python 3.11 or later,
# make and the package index; everything is set up in .venv, which no other command of yours touches.

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
BIN := .venv/bin
DEMO := demo

.PHONY: accuracy demo test check format setup clean constraints

demo: .venv/ready
	$(BIN)/wenmai build samples --store $(DEMO)/store
	$(BIN)/wenmai lineage '国发[2022]12号' --store $(DEMO)/store
	$(BIN)/wenmai lineage '鄂政办发〔2022〕40号' --store $(DEMO)/store --evidence
	@$(BIN)/wenmai page '国发〔2022〕12号' --store $(DEMO)/store --output $(DEMO)/lineage.html
	@echo "Open $(DEMO)/lineage.html in a browser; it needs no network."

test: .venv/ready
	$(BIN)/pytest

check: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# docs/accuracy.md; WENMAI_CORPUS names the folder of the collected documents.
accuracy: .venv/ready
	$(BIN)/python benchmarks/accuracy.py

format: .venv/ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

setup: .venv/ready

# uv sets up in seconds where pip takes half a minute; it lives in the venv and needs nothing on the machine.
.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable '.[dev]'
	touch $@

# Names and versions only, no addresses; run it after changing the dependencies in pyproject.toml.
constraints:
	$(BIN)/uv pip compile --quiet --upgrade --no-header --no-annotate --extra dev pyproject.toml \
		--output-file constraints.txt
	echo "uv==$$($(BIN)/uv --version | cut -d' ' -f2)" >> constraints.txt

clean:
	rm -rf .venv $(DEMO) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
