"""The README and those of the folders say what is true: every path, module, command and parameter they name exists."""

import argparse
import importlib
import json
import re
import shlex

import pandas as pd
import pytest
from framescope.cli.arguments import parser
from framescope.codebook import DECLARED
from framescope.measures import kept_apart
from framescope.measures.findings import findings
from framescope.measures.summary import clear_tones
from places import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BOOKS = sorted(
    [*ROOT.glob("*.md"), *(p for folder in ("data", "figures", "lib", "notebooks", "tests") for p in (ROOT / folder).rglob("*.md"))]
)
TEXTS = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in BOOKS}
EACH = pytest.mark.parametrize("book", TEXTS)
ACCURACY = TEXTS["data/validation/README.md"]
NOTEBOOKS = TEXTS["notebooks/README.md"]


@pytest.mark.parametrize("name", DECLARED)
def test_every_column_of_every_table_is_explained(name):
    section = re.search(rf"^### {name}$.*?(?=^### |^<!--)", TEXTS["data/README.md"], re.MULTILINE | re.DOTALL)[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(DECLARED[name])


@pytest.mark.parametrize("text", [README, NOTEBOOKS], ids=["README.md", "notebooks/README.md"])
def test_every_page_is_listed(text):
    assert set(re.findall(r"^\| `(\d\d_\w+)` \|", text, re.MULTILINE)) == {p.stem for p in (ROOT / "notebooks").glob("*.ipynb")}


def test_the_first_page_is_short():
    assert len(README.split()) <= 1500


@pytest.mark.parametrize("folder", ["data", "figures", "lib", "notebooks", "tests", "data/gold", "data/validation", "data/articles"])
def test_every_folder_has_a_book(folder):
    assert f"{folder}/README.md" in TEXTS


@EACH
def test_every_file_it_names_exists(book):
    named = set(re.findall(r"`((?:data|lib|notebooks|tests|figures)/[\w./-]+)`", TEXTS[book]))
    beside = set(re.findall(r"`([A-Z_]+\.(?:md|cff))`", TEXTS[book]))
    links = set(re.findall(r"\]\(([\w./-]+)\)", TEXTS[book]))
    places = [(ROOT, named), ((ROOT / book).parent, links)]
    missing = [name for folder, names in places for name in names if not (folder / name).exists()]
    missing += [name for name in beside if not any((folder / name).exists() for folder, _ in places)]
    assert missing == []


@EACH
def test_every_test_it_names_exists(book):
    assert [p for p in re.findall(r"\btests/[\w/]+\.py", TEXTS[book]) if not (ROOT / p).exists()] == []


def test_the_first_page_names_files():
    assert re.search(r"`data/README\.md`", README) and re.search(r"\]\(figures/", README)


@EACH
def test_every_module_it_names_exists(book):
    named = set(re.findall(r"\b((?:framescope|training)(?:\.[a-z_]+)+)\b", TEXTS[book]))
    assert [name for name in named if not _there(name)] == []


def _there(name):
    """Whether a dotted name is a module, or something in one."""
    path = (ROOT / "lib").joinpath(*name.split("."))
    module, _, attribute = name.rpartition(".")
    return path.with_suffix(".py").exists() or path.is_dir() or ("." in module and hasattr(importlib.import_module(module), attribute))


@EACH
def test_every_make_target_it_names_exists(book):
    targets = set(re.findall(r"^(\w+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make (\w+)", TEXTS[book], re.MULTILINE)) <= targets


def _commands(text):
    """Every framescope command that stands in a block of code or between backticks, without its comment."""
    blocks = "\n".join(re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    quoted = re.findall(r"`((?:\.venv/bin/)?framescope [^`]+)`", text)
    return [line for line in [*blocks.splitlines(), *quoted] if re.match(r"(\.venv/bin/)?framescope [a-z]", line)]


def test_commands_are_found():
    assert len(_commands(README)) > 8 and len(_commands(TEXTS["lib/README.md"])) > 2


@EACH
def test_every_command_it_shows_is_one(book):
    for line in _commands(TEXTS[book]):
        words = [word for word in shlex.split(line.split(" #")[0])[1:] if word not in {"…", "...", "[…]"}]
        task = [w.split("|")[0] for w in words]
        if task == ["COMMAND", "--help"] or len(task) == 1:
            assert task[0] in {"COMMAND", *_subcommands()}, line
        else:
            try:
                parser().parse_args(task)
            except SystemExit as stopped:
                raise AssertionError(line) from stopped


def _subcommands():
    (commands,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    return set(commands.choices)


def test_the_first_page_shows_every_command():
    assert {line.split()[1] for line in _commands(README)} >= _subcommands() - {"COMMAND"}


def _parameters(path):
    """Names and values of a notebook's parameters, as its tagged cell has them."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    (source,) = ("".join(cell["source"]) for cell in cells if "parameters" in cell["metadata"].get("tags", ()))
    return dict(re.findall(r"^(\w+) = (.+)$", source, re.MULTILINE))


def test_every_parameter_of_every_notebook_is_in_its_table():
    told = {}
    for name, pages, value in re.findall(r"^\| `(\w+)` \| ([\d to]+) \|.*\| `([^`]+)`[^|]*\|$", NOTEBOOKS, re.MULTILINE):
        first, _, last = pages.partition(" to ")
        told |= {(f"{page:02}", name): value for page in range(int(first), int(last or first) + 1)}
    found = {(p.stem[:2], name): value for p in (ROOT / "notebooks").glob("*.ipynb") for name, value in _parameters(p).items()}
    assert told == found


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
    assert "no side's tone is clearly negative or positive" in README and clear_tones(azernews).empty and "tone" not in found
    assert "Armenia gets\nthe most words" in README and "go to Armenia (with" in found["heard"] and "the largest part" in found["heard"]
    assert "aimed at Azerbaijan are sources' words" in found["quoted_only"]
    four, three, one = (
        NUMBERS[n] for n in re.search(r"All (\w+)\s+accusations .* all (\w+) against Azerbaijan are sources', (\w+) of", README).groups()
    )
    assert f"All {four} accusations against Armenia" in found["accused"]
    assert f"all {three} against Azerbaijan are sources', {one} of them put in doubt" in found["accused"]


READ_ONCE = ("– by the sentence model, for corpora", "– by the sentence model, several targets", "– by the sentence model")
UNSEEN = "open, each text by trees that have not seen it"
MEASURED = {
    READ_ONCE[0]: ("newsmtsc_networks", "macro-F1", "dev_rw"),
    READ_ONCE[1]: ("newsmtsc_networks", "macro-F1", "dev_mt"),
    READ_ONCE[2]: ("basil", "stance, negative against the rest, AUC", "open"),
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
    "who is who: names found": ("gum", "names found", UNSEEN),
    "– names of persons found": ("gum", "names of persons found", UNSEEN),
    "– names grouped": ("gum", "names grouped, B-cubed F1", UNSEEN),
    "– he and she": ("gum", "he/she F1", UNSEEN),
    "– they": ("gum", "they F1", UNSEEN),
    "– it": ("gum", "it F1", UNSEEN),
    "– descriptions": ("gum", "description F1", UNSEEN),
    "– all but names": ("gum", "all but names F1", UNSEEN),
    "whom an ambiguous pronoun means": ("gap", "F1", "open, texts 901 to 1500"),
}


APART = {
    **dict.fromkeys(("sentiment toward a mention, blind to names", READ_ONCE[0]), "test (real world)"),
    **dict.fromkeys(("– sentences with several targets", READ_ONCE[1]), "test (multi-target)"),
    "whom an ambiguous pronoun means": "test (first 600)",
}
SINCE = {"same": kept_apart.UNCHANGED, "changed": kept_apart.CHANGED, "weights the same": kept_apart.CODE}


def _cells(what, text=ACCURACY):
    """A row's kept-apart figure, what became of the instrument since, and the figure where it was looked at."""
    row = re.search(rf"^\| {re.escape(what)} \|.*$", text, re.MULTILINE)[0]
    return [cell.strip() for cell in row.split("|")[4:7]]


def _apart(what):
    file, metric, _ = MEASURED[what]
    rows = kept_apart.kept_apart()
    corpus = {"polnear": "PolNeAR", "newsmtsc_networks": "NewsMTSC"}.get(file, file.upper())
    mine = rows[(rows.corpus == corpus) & (rows.metric == metric) & (rows.part == APART.get(what, "kept apart"))]
    return mine[(mine.instrument == "sentence_model") == (what in READ_ONCE)]


@pytest.mark.parametrize("what", MEASURED)
def test_the_part_kept_apart_stands_first_with_what_became_of_the_instrument(what):
    first, since, looked_at = _cells(what)
    found = _apart(what)
    if found.empty:
        assert first == since == "" and looked_at.startswith("**.")
    else:
        assert abs(float(first.strip("*")) - found.apart.item()) <= 0.0051 and SINCE[since] == found.since.item()


def test_the_difference_is_said_plainly():
    rows = kept_apart.kept_apart()
    (row,) = rows[(rows.instrument == "mention_model") & (rows.part == "test (real world)")].to_dict("records")
    said = f"{row['open']:.2f} on the part we looked at, {row['apart']:.2f}".replace("0.", ".")
    for text in (README, ACCURACY):
        assert said in " ".join(text.split())


@pytest.mark.parametrize("what", MEASURED)
def test_its_accuracy_is_that_of_the_validation_tables(what):
    file, metric, part = MEASURED[what]
    table = pd.read_csv(ROOT / "data" / "validation" / f"{file}.csv")
    ours = "sentence_model" if what in READ_ONCE else ("framescope", "mention_model")
    own = table.instrument.str.startswith(ours) & (table.metric == metric) & (table.part == part)
    told = re.search(r"\.\d\d", _cells(what)[2])[0]
    assert abs(float(told) - table.value[own].item()) <= 0.0051


FIRST_PAGE = (
    "who says what",
    "sentiment toward a mention, blind to names",
    "the author's stance, negative or not",
    "whom an ambiguous pronoun means",
    "loaded words",
)


@pytest.mark.parametrize("what", FIRST_PAGE)
def test_the_first_page_has_the_same_figures(what):
    told, whole = (
        re.search(rf"^\| {re.escape(what)} \|[^*\n]*\*\*(\.\d\d)\*\*.*?\| (\.\d\d)? ?\|$", text, re.MULTILINE)
        for text in (README, ACCURACY)
    )
    assert told.groups() == whole.groups() and _cells(what, README)[1:] == _cells(what)[1:]
