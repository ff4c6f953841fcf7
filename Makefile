# Each target sets up what it needs; a second run sets nothing up again.
PYTHON ?= python3
# The folder of local additions, or the workbook that holds them, where it is not data/local.
ifdef LOCAL
export HANDBOOK_LOCAL := $(LOCAL)
endif
# The books (PDF) that the build makes besides the pages: all, or names such as "handbook individual".
ifdef BOOKS
export HANDBOOK_BOOKS := $(BOOKS)
endif
# Every process would compile every module anew: each build, each worker of the tests.
unexport PYTHONDONTWRITEBYTECODE
VENV := .venv
BIN := $(VENV)/bin
MKDOCS := NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs
# Node and npm come with the Python environment, so that a machine needs neither.
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --no-header

.DEFAULT_GOAL := help
.PHONY: help serve build pdf offline sbom release audit test test-all check format bench shots lock official probe seal mint schemas picture pages course edition golden clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1 /p' $(MAKEFILE_LIST) | while read -r name text; do printf '  make %-9s %s\n' "$$name" "$$text"; done

serve: node_modules/.stamp ## Build the handbook and show it at 127.0.0.1:8000, with live reload
	$(MKDOCS) serve --dev-addr 127.0.0.1:8000

build: node_modules/.stamp $(if $(BOOKS),$(VENV)/pdf.stamp) ## Build the handbook into site/
	$(MKDOCS) build --clean --strict

pdf: ## Build the handbook with books (PDF) of it: all, or BOOKS="handbook individual"
	@$(MAKE) --no-print-directory build BOOKS="$(or $(BOOKS),all)"

offline: build ## Write the built handbook as a zip and as one page, with checksums, into dist/
	$(BIN)/python -m macros offline

sbom: $(VENV)/dev.stamp ## Write the bill of materials into dist/
	$(BIN)/python -m macros sbom

test: $(VENV)/dev.stamp $(VENV)/browser.stamp node_modules/.stamp ## Run the tests of daily work, in a real browser too
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

test-all: $(VENV)/dev.stamp $(VENV)/browser.stamp $(VENV)/firefox.stamp node_modules/.stamp ## Run every test, also the slow ones, before a release
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal --all

check: $(VENV)/dev.stamp node_modules/.stamp ## Check formatting, lint, types and data
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(NPM) run --silent format:check
	$(NPM) run --silent lint
	$(NPM) run --silent types
	$(BIN)/python -m macros check

format: $(VENV)/dev.stamp node_modules/.stamp ## Format Python, scripts and styles, and mend what lint can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(NPM) run --silent lint:fix
	$(NPM) run --silent format

bench: $(VENV)/dev.stamp $(VENV)/browser.stamp node_modules/.stamp tests/bench/node_modules/.stamp ## Measure build, edit to served, first view and search against their targets
	@status=0; for part in bench bench.search bench.lighthouse; do \
		$(BIN)/python -m tests.$$part || status=1; done; exit $$status

shots: build $(VENV)/dev.stamp $(VENV)/browser.stamp ## Take screenshots of every type of page into shots/
	$(BIN)/python -m tests.bench.shots

official: $(VENV)/official.stamp ## Put the wording of the report beside ours: make official REPORT=report.pdf
	@test -n "$(REPORT)" || { echo "Name the report, a PDF, a Word document or plain text: make official REPORT=path/to/report.pdf"; exit 1; }
	$(BIN)/python -m macros official "$(REPORT)"

probe: $(VENV)/site.stamp ## Say what a server does wrong with the handbook: make probe ADDRESS=https://example.org/handbook/
	@test -n "$(ADDRESS)" || { echo "Name the address: make probe ADDRESS=https://example.org/handbook/"; exit 1; }
	$(BIN)/python -m macros probe "$(ADDRESS)"

seal: $(VENV)/site.stamp ## Seal words, numbers and addresses of the data, showing old beside new
	$(BIN)/python -m macros seal

mint: $(VENV)/site.stamp ## Give new codes an identifier in data/identifiers.yaml
	$(BIN)/python -m macros mint

schemas: $(VENV)/site.stamp ## Write the editor's JSON Schemas from the models
	$(BIN)/python -m macros schemas

picture: $(VENV)/site.stamp node_modules/.stamp ## Draw the picture of the README from the matrix
	$(BIN)/python -m macros picture

pages: $(VENV)/site.stamp ## Write the stub pages that the data asks for
	$(BIN)/python -m macros pages

course: $(VENV)/site.stamp ## Read a course from a table into data/curricula/, or LOCAL's: make course CSV=table.csv
	@test -n "$(CSV)" || { echo "Name the table: make course CSV=table.csv"; exit 1; }
	$(BIN)/python -m macros import-course "$(CSV)" $(if $(OVER),--over)

edition: $(VENV)/site.stamp ## Write down what this edition says, once it is published
	$(BIN)/python -m macros edition

release: $(VENV)/dev.stamp $(VENV)/pdf.stamp node_modules/.stamp ## Check, test, build twice, put together and tag an edition: make release CODE=2026.1
	@test -n "$$CODE" || { echo "Name the edition: make release CODE=2026.1"; exit 1; }
	$(BIN)/python -m macros release "$$CODE" --books "$${BOOKS:-all}" --key "$$KEY" --tests "$${RELEASE_TESTS-make check test-all}"

audit: $(VENV)/audit.stamp ## Ask whether a package of the lock files has a known fault
	@for lock in site pdf official dev; do echo "requirements/$$lock.txt"; \
		$(BIN)/pip-audit --progress-spinner off --disable-pip --require-hashes --requirement requirements/$$lock.txt || exit 1; done
	@for folder in . tests/bench; do echo "$$folder/package-lock.json"; (cd $$folder && $(NPM) audit --package-lock-only) || exit 1; done

golden: $(VENV)/dev.stamp ## Write the tests' expected fragments anew, to be read before committing
	$(BIN)/python -m pytest tests/views --force-regen || true

lock: $(VENV)/dev.stamp ## Pin the newest allowed versions, with hashes
	$(LOCK) --upgrade --output-file requirements/site.txt
	$(LOCK) --upgrade --extra pdf --constraint requirements/site.txt --output-file requirements/pdf.txt
	$(LOCK) --upgrade --extra official --constraint requirements/site.txt --output-file requirements/official.txt
	$(LOCK) --upgrade --extra dev --constraint requirements/pdf.txt --constraint requirements/site.txt --output-file requirements/dev.txt
	$(LOCK) --upgrade --extra audit --constraint requirements/dev.txt --constraint requirements/site.txt --output-file requirements/audit.txt

clean: ## Remove everything that was installed or built
	rm -rf $(VENV) .cache node_modules tests/bench/node_modules shots site .site.* dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name one with: make PYTHON=/path/to/python3"; exit 1; }
	@had=; if test -e $(VENV); then had=1; fi; $(PYTHON) -m venv $(VENV) || { \
		if test -n "$$had"; then echo "$(VENV) was there before, and no Python in it runs: take it away (rm -rf $(VENV)), and run this again"; exit 1; fi; \
		rm -rf $(VENV); echo "This Python cannot make virtual environments; on Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/site.stamp: requirements/site.txt | $(VENV)/bin/python
	@$(BIN)/python requirements/install.py pip requirements/site.txt
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/site.stamp
	@$(BIN)/python requirements/install.py pip requirements/dev.txt
	@touch $@

$(VENV)/pdf.stamp: requirements/pdf.txt $(VENV)/site.stamp
	@$(BIN)/python requirements/install.py pip requirements/pdf.txt
	@$(BIN)/python -c 'import weasyprint' 2>/dev/null \
		|| { echo "Pango is missing, which sets the type of books; on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0, on macOS: brew install pango"; exit 1; }
	@touch $@

$(VENV)/audit.stamp: requirements/audit.txt $(VENV)/site.stamp
	@$(BIN)/python requirements/install.py pip requirements/audit.txt
	@touch $@

$(VENV)/official.stamp: requirements/official.txt $(VENV)/site.stamp
	@$(BIN)/python requirements/install.py pip requirements/official.txt
	@touch $@

node_modules/.stamp: package-lock.json
tests/bench/node_modules/.stamp: tests/bench/package-lock.json
node_modules/.stamp tests/bench/node_modules/.stamp: $(VENV)/site.stamp
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python requirements/install.py npm $(patsubst %/,%,$(dir $(@D)))
	@touch $@

# The browser tests drive Debian's Chromium and nginx, or whatever CHROMIUM and NGINX name.
$(VENV)/browser.stamp: | $(VENV)/dev.stamp
	@sh tests/browser/install.sh
	@touch $@

$(VENV)/firefox.stamp: | $(VENV)/dev.stamp
	@sh tests/browser/install.sh firefox
	@touch $@
