"""The README says what is true: every column is explained, every path and command exists."""

import re
from pathlib import Path

import pandas as pd
import pytest
from framescope.measures.findings import findings
from framescope.measures.summary import clear_tones
from framescope.tables import SCHEMAS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_column_of_every_table_is_explained(name):
    section = re.search(rf"^\*\*{name}\*\*: .*?(?=^\*\*\w+\*\*:|^## )", README, re.MULTILINE | re.DOTALL)[0]
    explained = {c for row in re.findall(r"^\| (`[^|]+`) \|", section, re.MULTILINE) for c in re.findall(r"`(\w+)`", row)}
    assert explained == set(SCHEMAS[name])


def test_every_page_is_listed():
    assert set(re.findall(r"^\| `(\d\d_\w+)` \|", README, re.MULTILINE)) == {p.stem for p in (ROOT / "notebooks").glob("*.ipynb")}


def test_every_file_it_names_exists():
    named = set(re.findall(r"`((?:data|lib|notebooks|tests)/[\w./-]+)`", README)) | set(re.findall(r"\]\(([\w./-]+)\)", README))
    assert named and all((ROOT / path).exists() for path in named), [p for p in named if not (ROOT / p).exists()]


def test_every_make_target_it_names_exists():
    targets = set(re.findall(r"^(\w+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make (\w+)", README, re.MULTILINE)) <= targets


NUMBERS = {"no": 0, "none": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def test_the_finding_on_the_first_screen_is_what_is_measured(azernews):
    pattern = (
        r"of the (\w+) loaded terms in the journalist's own voice (\w+)\s+are aimed at Armenia and (\w+) at Azerbaijan; the (\w+) that are"
    )
    told = [NUMBERS[word] for word in re.search(pattern, README).groups()]
    side = azernews.terms.target.map(dict(zip(azernews.actors.actor_id, azernews.actors.side, strict=True)))
    own, at_azerbaijan = azernews.terms.voice == "author", side == "azerbaijan"
    assert told == [own.sum(), (own & (side == "armenia")).sum(), (own & at_azerbaijan).sum(), at_azerbaijan.sum()]
    found = {f.kind: str(f) for f in findings(azernews)}
    assert "no side's mean sentiment can be told from zero" in README and clear_tones(azernews).empty and "tone" not in found
    assert "Armenia gets\nthe most words" in README and "go to Armenia (with" in found["heard"] and "the largest part" in found["heard"]
    assert "aimed at Azerbaijan are sources' words" in found["quoted_only"]


SENTENCE_MODEL = ("– by the sentence model, for corpora", "– by the sentence model, several targets", "– by the sentence model")
MEASURED = {
    SENTENCE_MODEL[0]: ("newsmtsc_networks", "macro-F1", "dev_rw"),
    SENTENCE_MODEL[1]: ("newsmtsc_networks", "macro-F1", "dev_mt"),
    SENTENCE_MODEL[2]: ("basil", "stance, negative against the rest, AUC", "open"),
    "who says what": ("polnear", "end-to-end F1 at IoU .8", "dev"),
    "– in quotation marks": ("polnear", "end-to-end F1, direct", "dev"),
    "– reported indirectly": ("polnear", "end-to-end F1, indirect", "dev"),
    "– content, by character": ("polnear", "content characters F1", "dev"),
    "quoted passages held to be quoted": ("basil", "quoted spans held to be quoted", "open"),
    "the author's held to be the author's": ("basil", "the author's spans held to be the author's", "open"),
    "who is quoted, where the gold names one": ("basil", "speaker named", "open"),
    "sentiment toward a mention, blind to names": ("newsmtsc_networks", "macro-F1", "dev_rw"),
    "– sentences with several targets": ("newsmtsc_networks", "macro-F1", "dev_mt"),
    "the author's stance, negative or not": ("basil", "stance, negative against the rest, AUC", "open"),
    "loaded words": ("babe", "words F1 on biased sentences", "open"),
    "biased sentences": ("babe", "sentences macro-F1", "open"),
    "sentences with lexical bias": ("basil", "sentences with lexical bias, F1", "open"),
}


@pytest.mark.parametrize("what", MEASURED)
def test_its_accuracy_is_that_of_the_validation_tables(what):
    file, metric, part = MEASURED[what]
    table = pd.read_csv(ROOT / "data" / "validation" / f"{file}.csv")
    ours = "sentence_model" if what in SENTENCE_MODEL else ("framescope", "mention_model")
    own = table.instrument.str.startswith(ours) & (table.metric == metric) & (table.part == part)
    told = re.search(rf"^\| {re.escape(what)} \|[^*\n]*\*\*(\.\d\d)\*\*", README, re.MULTILINE)[1]
    assert abs(float(told) - table.value[own].item()) <= 0.0051
