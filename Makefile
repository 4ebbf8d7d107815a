# The project's words. `make` alone prints them; continuous integration says the same ones (.ci/run).
#
# Each word does its own set-up: a virtual environment in .venv, from the pinned and hashed files in requirements/.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test campaign simulate cluster cluster-kill schemathesis score-reading web test-web kernels lint lint-code lint-web audit format fuzz bench lock clean

VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.run-is-set-up
DEV := $(VENV)/.dev-is-set-up
# The peers of the benchmarks are heavy, and kept away from everything else.
PEERS := build/peers
BENCH := $(PEERS)/.bench-is-set-up
CODE := src tests hatch_build.py $(wildcard bench)
WEB := $(BIN)/python hatch_build.py
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# The tool that resolves versions; needed by `make lock` alone.
UV := uv==0.13.9
COMPILE := build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)
LOCK := $(COMPILE) pyproject.toml

# The first Python that is 3.11 or newer and can make virtual environments; PYTHON=... names another one.
define find_python
for python in $(or $(PYTHON),python3 python3.13 python3.12 python3.11); do \
	"$$python" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; python=; \
done; \
if [ -z "$$python" ]; then \
	echo "Garant needs Python 3.11 or newer with its venv module (Debian: apt-get install python3-venv)." >&2; exit 1; \
fi
endef

help: ## print these words
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(DEV) ## make .venv with everything for work on Garant (the other words do it by themselves)
	@echo "$(VENV) is ready."

demo: $(if $(DEMO_ONCE),$(DEV),$(RUN)) ## tell a story, open three desks (DEMO_ONCE=1: play their tour by itself; DEMO_DIR=...: keep it there)
	@$(WEB) build
	@$(if $(DEMO_ONCE),scripts/debian-packages tour)
	@$(if $(DEMO_ONCE),$(BIN)/python -m tests.tour,$(BIN)/garant demo) $(if $(DEMO_DIR),"$(DEMO_DIR)")

test: $(DEV) ## the one check: format, lint, types, all tests (JOBS=1: in one process)
	@scripts/debian-packages
	@$(WEB) build
	@$(MAKE) --no-print-directory --jobs=3 lint-code test-web kernels
	@$(BIN)/python -m pytest -q -n $(or $(JOBS),auto) --dist loadfile --no-loadscope-reorder

test-web: lint-web
	@$(WEB) test

# Compiled once, beside the checks that keep one processor busy: else each process of the tests would do it for itself.
kernels: $(DEV)
	@$(BIN)/python -m tests.space.compiling

campaign: $(DEV) ## hold the geometry against its oracles for longer (ROUNDS=10 SEED=1: about 40,000 pairs a round)
	@$(BIN)/python -m tests.space.campaign --rounds $(or $(ROUNDS),10) --seed $(or $(SEED),1)

cluster: $(DEV) ## run PostgreSQL, two hosts, two replicas, three witnesses here (CLUSTER_ONCE=1: look once; CLUSTER_DIR=...: keep it)
	@scripts/debian-packages
	@$(BIN)/python -m tests.cluster $(if $(CLUSTER_ONCE),--once) $(if $(CLUSTER_DIR),--folder "$(CLUSTER_DIR)")

cluster-kill: $(DEV) ## kill any process of a cluster under load, and look for what was acknowledged (ROUNDS=100 SEED=1 VICTIM=host)
	@scripts/debian-packages
	@$(BIN)/python -m tests.cluster.killing --rounds $(or $(ROUNDS),100) --seed $(or $(SEED),1) $(if $(VICTIM),--victim $(VICTIM))

simulate: $(DEV) ## simulate theatres and power cuts for longer (SEEDS=1000 FROM=0 CUTS=1000000)
	@$(BIN)/python -m tests.simulation --seeds $(or $(SEEDS),1000) --from $(or $(FROM),0) --cuts $(or $(CUTS),1000000)

schemathesis: $(DEV) ## hold the HTTP interface against its own description for longer (EXAMPLES=500 a request)
	@SCHEMATHESIS_EXAMPLES=$(or $(EXAMPLES),500) $(BIN)/python -m pytest -q tests/api/test_schemathesis.py

score-reading: $(DEV) ## score the reading of texts against their annotations, with every error (TEXT=name: one of them)
	@$(BIN)/python -m tests.reading.score $(TEXT)

web: $(RUN) ## build the pages of the desk, where their sources changed (GARANT_WITHOUT_PAGES=1: everything else goes on without)
	@$(WEB) build

lint: lint-code lint-web ## check format, style and types, and change nothing

lint-code: $(DEV)
	@$(BIN)/ruff format --quiet --check $(CODE) || { echo "Not formatted. Say: make format" >&2; exit 1; }
	@$(BIN)/ruff check --quiet $(CODE)
	@$(BIN)/mypy --no-error-summary --strict $(CODE)
	@$(BIN)/python scripts/audit

lint-web: $(DEV)
	@$(WEB) check

audit: $(DEV) ## audit what Garant depends on, with the database of known vulnerabilities, which must be within reach
	@$(BIN)/python scripts/audit
	@test -x build/audit/bin/pip-audit || { $(BIN)/python -m venv build/audit && build/audit/bin/python -m pip --disable-pip-version-check --quiet install pip-audit; }
	@build/audit/bin/pip-audit --require-hashes --disable-pip --requirement requirements/run.txt

format: $(DEV) ## put the code into the one format
	@$(BIN)/ruff check --quiet --fix --select I $(CODE)
	@$(BIN)/ruff format $(CODE)
	@$(WEB) format

fuzz: $(DEV) ## hand spoilt inputs to all that reads from outside (RUNS=1000000, SEED=1, JOBS=2, ONLY=target[:number])
	@$(BIN)/python -m tests.fuzzing --runs $(or $(RUNS),100000) --seed $(or $(SEED),1) --jobs $(or $(JOBS),2) --only "$(ONLY)"

bench: $(BENCH) ## measure (BENCH_MILLION=1: also among a million live notices)
	@scripts/debian-packages bench
	@$(PEERS)/bin/python -m bench
	@$(PEERS)/bin/python -m bench.deconfliction $(if $(BENCH_MILLION),--million)
	@$(PEERS)/bin/python -m bench.starting $(if $(BENCH_MILLION),--million)
	@$(PEERS)/bin/python -m bench.serving
	@$(PEERS)/bin/python -m bench.events
	@$(PEERS)/bin/python -m bench.f3548
	@cd bench/leaflet && npm ci --silent
	@$(PEERS)/bin/python -m bench.desk_map
	@$(PEERS)/bin/python -m bench.desk_pages
	@$(PEERS)/bin/python -m bench.appending $(if $(BENCH_MILLION),--million)

lock: build/lock/bin/uv ## remake requirements/*.txt from pyproject.toml (UPGRADE=1: with the newest versions)
	@$(LOCK) --group build --output-file requirements/run.txt
	@$(LOCK) --group build --group dev --constraints requirements/run.txt --output-file requirements/dev.txt
	@$(LOCK) --group build --extra postgresql --constraints requirements/dev.txt --output-file requirements/host.txt
	@$(COMPILE) --group node --output-file requirements/node.txt
	@$(LOCK) --group build --group dev --group bench --constraints requirements/dev.txt --output-file requirements/bench.txt

clean: ## remove everything that can be made again
	@rm -rf $(VENV) build dist web/node_modules web/generated src/garant/desk/pages .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find src tests $(wildcard bench) -type d -name __pycache__ -prune -exec rm -rf {} +

$(RUN): requirements/run.txt requirements/node.txt pyproject.toml hatch_build.py
	@$(find_python); $(BIN)/python -m pip --version >/dev/null 2>&1 || { echo "Setting up $(VENV) ..."; "$$python" -m venv $(VENV); }
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(WEB) node || $(PIP) install --require-hashes -r requirements/node.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# --no-deps: bench.txt is whole, and leaves out what BlueSky asks for in vain ([tool.uv] in pyproject.toml).
$(BENCH): requirements/bench.txt requirements/dev.txt pyproject.toml
	@$(find_python); $(PEERS)/bin/python -m pip --version >/dev/null 2>&1 || { echo "Setting up $(PEERS) ..."; "$$python" -m venv $(PEERS); }
	@$(PEERS)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/dev.txt
	@$(PEERS)/bin/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	@echo "Installing the peers that Garant is measured beside ..."
	@$(PEERS)/bin/python -m pip --disable-pip-version-check install --quiet --no-deps --require-hashes -r requirements/bench.txt \
		|| echo "Not all peers can be installed here; those that are missing will be named." >&2
	@touch $@

build/lock/bin/uv: Makefile
	@$(find_python); "$$python" -m venv build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check --quiet install $(UV)
	@touch $@
