# Everything that a fresh machine with Python 3.11+, git and make needs. `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
# a lock names every package there is to install: --no-deps keeps pip from looking for others (decision 97)
LOCKED := $(PIP) --no-deps --require-hashes
# what make report reports on, and how: make report RANGE=v1.0...v1.1 ARGS="--locale zh_CN"
RANGE ?=
ARGS ?=
# the folder of the git that make hostile tries; the one of the system where it is left out
GIT ?= $(dir $(shell command -v git))
# by which number make fuzz and make mutants draw, how many mutants, and of how many modules
SEED ?= 1
MUTANTS ?= 300
MODULES ?= 24
# how many processes run the tests: half again as many as there are cores, since a third of their time is waiting
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) \* 3 / 2)
# the commit that make api compares with
AGAINST ?= origin/main
# where make look keeps what npm brings
LOOK ?= $(or $(TMPDIR),/tmp)/diff-insight-look

# a hundred processes of the tests read the same modules; where the environment forbids to keep them compiled
# each compiles them anew
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help report test coverage slow hostile look container lint format docs site bench fuzz worst mutants api audit-workflows audit-dependencies dist lock clean

WORKFLOWS := $(wildcard .github/workflows/*.yml examples/*.yml)
FORMS := $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
ACTIONS := action.yml $(wildcard tests/container/actions/*/*/action.yml)

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

report: $(VENV)/runtime ## Report on this repository's last commit, or on RANGE=BASE...HEAD (offline, no key)
	@$(BIN)/diff-insight report $(RANGE) --git . --engine offline $(ARGS)

test: $(VENV)/dev ## Run the fast tests
	$(BIN)/pytest -n $(WORKERS) -m "not slow"

coverage: $(VENV)/dev ## Run the fast tests once more and see how much of the program, branches too, they reach
	@$(BIN)/coverage erase
	$(BIN)/pytest -q -n $(WORKERS) --cov --cov-report=term --cov-fail-under=95 -m "not slow"

slow: $(VENV)/dev ## Run the slow tests that need no container, and the properties on all their examples
	TRIALS=all $(BIN)/pytest -n auto -m "(slow or hypothesis) and not container and not worst" || [ $$? = 5 ]

hostile: $(VENV)/dev ## Read hostile clones with another git: make hostile GIT=/opt/git-2.39/bin
	PATH="$(GIT):$$PATH" git --version
	PATH="$(GIT):$$PATH" $(BIN)/pytest -q tests/adapters/test_hostile_clones.py

look: $(VENV)/dev ## Look at the HTML page with Chromium, axe-core and W3C's checker (from npm, outside the repository)
	npm install --silent --no-save --prefix $(LOOK) axe-core@4 vnu-jar
	LOOK_MODULES=$(LOOK) $(BIN)/pytest -q -m slow tests/e2e/test_page_in_a_browser.py

container: $(VENV)/dev ## Build the image and run every example workflow in it (brings up an engine where none runs)
	$(BIN)/pytest -q --capture=no -m container tests/container

lint: $(VENV)/dev ## Check style, types, floors, workflows and the Dockerfile
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/hadolint Dockerfile tests/container/runner/Dockerfile
	$(BIN)/check-jsonschema --builtin-schema vendor.github-actions $(ACTIONS)
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows $(WORKFLOWS)
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms $(FORMS)
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/actionlint $(WORKFLOWS)
	$(BIN)/zizmor --offline --no-progress --quiet --config .github/zizmor.yml $(WORKFLOWS) .github $(ACTIONS)

audit-workflows: $(VENV)/dev ## Ask GitHub about every action that the workflows name (needs GH_TOKEN)
	$(BIN)/zizmor --config .github/zizmor.yml $(WORKFLOWS) .github $(ACTIONS)

audit-dependencies: $(VENV)/python ## Ask the advisory database about every locked package
	@$(LOCKED) -r requirements/audit.txt >&2
	for lock in image build dev; do \
		$(BIN)/pip-audit --require-hashes --disable-pip -r requirements/$$lock.txt || exit 1; \
	done

format: $(VENV)/dev ## Mend what can be mended by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/dev ## Write the parts of the documentation anew that the program makes
	$(BIN)/python -m tests.unit.docs.pages
	$(BIN)/python -m tests.unit.docs.picture

site: $(VENV)/dev ## Build the documentation's site into build/site; a link to nothing is an error
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --site-dir build/site

bench: $(VENV)/dev ## Measure speed, cost and sharpness against baselines in the same run
	$(BIN)/python -m bench

mutants: $(VENV)/dev ## Put faults into facts, telling and grounding; see how many of MUTANTS=N in MODULES=N no test notices
	@$(LOCKED) -r requirements/mutation.txt >&2
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python -m bench.mutants --modules $(MODULES) --sample $(MUTANTS) --seed $(SEED)

api: $(VENV)/dev ## Compare the names that are public with those of another commit: make api AGAINST=v0.1.0
	$(BIN)/griffe check diff_insight.api --search src --against $(AGAINST)

worst: $(VENV)/dev ## Read the worst text of a megabyte in each format, for an hour
	$(BIN)/pytest -n auto -m worst

fuzz: $(VENV)/dev ## Try 20,000 mutated diffs, results, configurations, answers and payloads; SEED=N for others
	$(BIN)/python -m bench.fuzz --rounds 1700 --seconds 1800 --seed $(SEED)

dist: $(VENV)/runtime ## Build the wheel and the sdist into dist/
	@rm -rf dist
	$(BIN)/python -m hatchling build -d dist

lock: $(VENV)/dev ## Write the locks anew from the ranges in pyproject.toml
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade \
		pyproject.toml -o requirements/runtime.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade \
		pyproject.toml --group dev -o requirements/dev.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--constraint requirements/runtime.txt --extra bedrock --extra vertex pyproject.toml -o requirements/image.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade \
		requirements/build.in -o requirements/build.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade \
		--group audit -o requirements/audit.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade \
		--constraint requirements/dev.txt --group mutation -o requirements/mutation.txt

clean: ## Remove what the other targets made
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .coverage*

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "diff-insight needs Python 3.11 or newer; set PYTHON=")' 1>&2
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# the project itself goes in without its dependencies: those come from the lock, by hash, and from nowhere else
$(VENV)/runtime: $(VENV)/python requirements/build.txt requirements/runtime.txt pyproject.toml
	@echo "Setting up $(VENV) (once) …" >&2
	@$(LOCKED) -r requirements/build.txt -r requirements/runtime.txt >&2
	@$(PIP) --no-deps --no-build-isolation --editable . >&2
	@touch $@

$(VENV)/dev: $(VENV)/runtime requirements/dev.txt
	@echo "Adding the tools for tests and checks to $(VENV) (once) …" >&2
	@$(LOCKED) -r requirements/dev.txt >&2
	@touch $@
