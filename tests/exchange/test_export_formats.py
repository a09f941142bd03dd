"""Exporting: which format a file has, no file of anybody's is overwritten, and a corpus is read article by article."""

import json

import pyarrow as pa
import pytest
from exchanged import analysis, same
from framescope import cli
from framescope.cli import arguments
from framescope.corpus.dataset import COLUMNS, MANIFEST, RUN, Finished, close, publish, schema
from framescope.errors import InputError
from framescope.exchange import FORMATS, corrections_in, export, read_export
from framescope.exchange.formats import format_of
from framescope.metadata import SAID_OF_AN_ARTICLE

FILES = ("dam.xmi", "dam.zip", "dam.json", "dam.jsonl", "dam.qdpx", "dam.spacy", "dam.csv", "dam.xlsx")
EACH = pytest.mark.parametrize("name", FILES)


def dataset(folder, *analyses):
    """A corpus of these articles, as `framescope.corpus` writes it."""
    import pandas as pd

    about = [{"article_id": a.article.id, "text": a.article.text, "sha256": a.article.sha256} | {n: getattr(a.article, n) for n in SAID_OF_AN_ARTICLE} for a in analyses]  # fmt: skip
    frames = {name: pd.concat([a.tables[name].assign(article_id=a.article.id) for a in analyses]) for name in COLUMNS if name != "articles"}
    frames["articles"] = pd.DataFrame(about)
    tables = {
        name: pa.Table.from_pandas(frames[name].reindex(columns=list(columns)), schema(columns), preserve_index=False)
        for name, columns in COLUMNS.items()
    }
    (folder / RUN).mkdir(parents=True)
    publish(folder, Finished(0, "d", len(analyses), ()), tables)
    (folder / MANIFEST).write_text(json.dumps({"tools": {"model": "by hand"}}))
    close(folder, 1)
    return folder


@EACH
def test_a_file_is_written_in_a_new_folder_too_and_comes_with_what_belongs_to_it(tmp_path, name):
    path = export(analysis(), tmp_path / "new" / name)
    beside = {p.name for p in path.parent.iterdir()} - {name}
    assert path.stat().st_size and beside <= {"dam-TypeSystem.xml", "dam-layers.json", "dam-interface.xml", "dam-codebook.csv"}


@EACH
def test_no_file_is_overwritten_without_being_asked(tmp_path, name):
    (tmp_path / name).write_text("mine")
    with pytest.raises(InputError, match="already exists"):
        export(analysis(), tmp_path / name)
    assert (tmp_path / name).read_text() == "mine" and len(list(tmp_path.iterdir())) == 1
    assert export(analysis(), tmp_path / name, overwrite=True).read_bytes() != b"mine"


@pytest.mark.parametrize(
    ("name", "other"), [("dam.xmi", "dam-layers.json"), ("dam.json", "dam-interface.xml"), ("dam.csv", "dam-codebook.csv")]
)
def test_nor_is_a_file_beside_it(tmp_path, name, other):
    (tmp_path / other).write_text("mine")
    with pytest.raises(InputError, match=other):
        export(analysis(), tmp_path / name)
    assert [p.name for p in tmp_path.iterdir()] == [other] and (tmp_path / other).read_text() == "mine"


def test_a_folder_is_not_replaced_by_a_file(tmp_path):
    (tmp_path / "dam.json").mkdir()
    with pytest.raises(InputError, match="is a folder"):
        export(analysis(), tmp_path / "dam.json", overwrite=True)


def test_the_ending_says_the_format_and_an_unknown_one_is_told_with_those_that_are_known(tmp_path):
    assert [format_of(tmp_path / name) for name in FILES] == [
        "inception",
        "inception",
        "label-studio",
        "doccano",
        "refi-qda",
        "spacy",
        "csv",
        "excel",
    ]
    with pytest.raises(InputError, match=r"\.qdpx"):
        export(analysis(), tmp_path / "dam.doc")
    with pytest.raises(InputError, match="choose from"):
        export(analysis(), tmp_path / "dam.json", "brat")
    with pytest.raises(InputError, match="nothing to export"):
        export([], tmp_path / "dam.json")


def test_an_ending_that_the_format_does_not_have_is_taken_where_the_format_is_named(tmp_path):
    assert json.loads(export(analysis(), tmp_path / "dam.txt", "label-studio").read_text())[0]["data"]["article_id"] == "dam"


def test_a_workbook_is_one_whatever_its_ending_and_an_ending_in_capitals_is_one(tmp_path):
    assert export(analysis(), tmp_path / "dam.table", "excel").read_bytes().startswith(b"PK")
    assert same(read_export(export(analysis(), tmp_path / "DAM.ZIP"))[0], analysis())


def test_the_command_line_knows_the_formats():
    assert tuple(FORMATS) == arguments.FORMATS


@pytest.mark.parametrize("name", ["all.zip", "all.json", "all.spacy"])
def test_a_corpus_is_exported_article_by_article(tmp_path, name):
    several = [analysis(outlet="The Harbour Post", date="2031-04-02"), analysis(name="lock")]
    found = read_export(export(dataset(tmp_path / "out", *several), tmp_path / name))
    for one, other in zip(found, several, strict=True):
        other.sensitivity.drop(other.sensitivity.index, inplace=True)  # a corpus has no such table
        assert same(one, other) and one.model == "by hand"


def test_an_empty_corpus_has_nothing_to_export(tmp_path):
    folder = dataset(tmp_path / "out", analysis())
    publish(folder, Finished(0, "d", 0, ()), {name: schema(columns).empty_table() for name, columns in COLUMNS.items()})
    with pytest.raises(InputError, match="nothing to export"):
        export(folder, tmp_path / "all.csv")
    with pytest.raises(InputError, match="holds no corpus"):
        export(tmp_path, tmp_path / "all.csv")


def run(capsys, *words):
    status = cli.main(["export", *map(str, words)])
    return status, capsys.readouterr()


def test_the_command_exports_a_corpus(tmp_path, capsys):
    folder = dataset(tmp_path / "out", analysis(), analysis(name="lock"))
    status, said = run(capsys, folder, tmp_path / "all.csv", "--by", "actor")
    assert status == 0 and said.out.strip() == str(tmp_path / "all.csv")
    assert len((tmp_path / "all.csv").read_text().splitlines()) == 9
    status, said = run(capsys, folder, tmp_path / "all.csv")
    assert status == 1 and "already exists" in said.err
    assert run(capsys, folder, tmp_path / "all.csv", "--overwrite")[0] == 0 and len((tmp_path / "all.csv").read_text().splitlines()) == 7


def test_the_command_refuses_before_it_measures(tmp_path, capsys):
    article = tmp_path / "dam.txt"
    article.write_text("The dam opens.")
    for words, why in (((article, tmp_path / "dam.doc"), "does not end like a format"), ((article, article, "--to", "csv"), "is an input")):
        status, said = run(capsys, *words)
        assert status == 1 and why in said.err and article.read_text() == "The dam opens."


@EACH
def test_what_is_no_file_is_one_sentence(tmp_path, name):
    for read in (read_export, corrections_in):
        with pytest.raises(InputError):
            read(tmp_path / name)
