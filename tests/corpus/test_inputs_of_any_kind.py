"""Tables with any columns, ZIPs and folders of anything, written as one file of articles; what is no article is reported."""

import io
import json
import zipfile

import pytest
from filemaker import ARTICLE, BYLINE, PARAGRAPHS, TITLE, docx, page, rtf, zipped
from framescope import read_articles
from framescope.corpus.importing import import_articles
from framescope.corpus.inputs import records
from framescope.corpus.records import Columns
from framescope.errors import InputError
from framescope.report.copies import Copies
from openpyxl import Workbook

BODY = "\n\n".join(PARAGRAPHS)
NAMES = ("Article ID", "Headline", "Author(s)", "Publication Date", "Source Name", "Web URL", "Full Text")
VALUES = (
    ("7", TITLE, BYLINE, "6 May 2031", "The Saltmouth Post", "https://www.example.org/7", BODY),
    ("8", "Rain", "", "7 May 2031", "Fenwick Daily", "", PARAGRAPHS[3]),
)


def table(separator=",", names=NAMES, values=VALUES):
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([names, *values])
    return out.getvalue()


def excel(names=NAMES, values=VALUES, above=()):
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    book.active.append(["Notes"])
    sheet = book.create_sheet("Articles")
    for row in (*above, names, *values):
        sheet.append(row)
    book.save(out)
    return out.getvalue()


def parquet(names=NAMES, values=VALUES):
    import pandas as pd

    out = io.BytesIO()
    pd.DataFrame([dict(zip(names, row, strict=True)) for row in values]).to_parquet(out)
    return out.getvalue()


def json_lines(names=NAMES, values=VALUES):
    return "".join(json.dumps(dict(zip(names, row, strict=True))) + "\n" for row in values)


TABLES = {
    "commas.csv": table(),
    "semicolons.csv": table(";"),
    "excels.csv": "sep=;\r\n" + table(";"),
    "tabs.tsv": table("\t"),
    "bars.txt.csv": table("|"),
    "windows.csv": table(";").encode("cp1252"),
    "utf16.csv": table("\t").encode("utf-16"),
    "marked.csv": table().encode("utf-8-sig"),
    "a.xlsx": excel(),
    "searched.xlsx": excel(above=(["Search: ferries"], [])),
    "a.parquet": parquet(),
    "a.jsonl": json_lines(),
    "snake.jsonl": json_lines(("article_id", "headline", "author", "pub_date", "publication", "url", "body")),
    "guardian.csv": table(names=("id", "webTitle", "byline", "webPublicationDate", "source", "webUrl", "bodyText")).replace("webTitle", "title").replace("webPublicationDate", "date"),
    "packed.zip": zipped({"in/table.csv": table(";")}),
}  # fmt: skip


def write(folder, name, data):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize("name", TABLES)
def test_the_columns_of_a_table_are_recognised_and_said(name, tmp_path):
    said = []
    one, two = records(write(tmp_path, name, TABLES[name]), Columns(), say=said.append)
    known = {"title": TITLE, "byline": BYLINE, "outlet": "The Saltmouth Post", "date": "2031-05-06", "url": "https://www.example.org/7"}
    assert (one.id, one.text, dict(one.known), one.problem) == ("7", BODY, known, None)
    assert (two.id, two.text, two.known["date"]) == ("8", PARAGRAPHS[3], "2031-05-07")
    assert any("columns recognised" in line and "text = " in line for line in said)


def test_a_column_that_is_named_goes_before_one_that_is_recognised(tmp_path):
    path = write(
        tmp_path,
        "a.csv",
        table(names=("id", "headline", "author", "date", "source", "url", "content"), values=[("1", "A", "B", "c", "d", "e", BODY)]),
    )
    (found,) = records(path, Columns({"title": "author"}))
    assert found.known["title"] == "B" and "byline" not in found.known


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        (
            "mediacloud.csv",
            "id,publish_date,media_name,title,url\n1,2031-05-06,post,Strike,https://x.example/1\n",
            "holds addresses and no texts",
        ),
        (
            "short.xlsx",
            excel(("Title", "Full Text"), [("a", "b")]),
            "holds no article texts: the longest in its column 'Full Text' has 1 word",
        ),
        ("short.csv", "Title,Full Text\na,b\n", "holds no article texts"),
        ("people.csv", "name,age\nDoe,40\n", "has no column 'text'"),
        ("people.xlsx", excel(("name", "age"), [("Doe", 40)]), "has no column 'text'"),
        ("refs.ris", "TY  - NEWS\nTI  - Strike\nER  - \n", "holds references and no texts"),
        ("broken.xlsx", b"PK\x03\x04 broken", "no Excel file that can be read"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .xlsx"),
        ("empty.zip", zipped({}), "holds no files"),
        ("pictures.zip", zipped({"a.jpg": b"\xff\xd8\xff"}), "is a picture"),
    ],
)
def test_what_holds_no_texts_gets_one_sentence_and_in_a_folder_a_row(name, data, says, tmp_path):
    path = write(tmp_path, name, data)
    with pytest.raises(InputError) as error:
        list(records(path, Columns()))
    message = str(error.value)
    assert says in message and name in message and message.endswith(".") and "\n" not in message
    write(tmp_path, "z.txt", ARTICLE)
    found = list(records(tmp_path, Columns()))
    assert found[-1].id == "z.txt" and found[-1].problem is None
    assert says in found[0].problem and name in found[0].place


FOLDER = {
    "a.docx": docx([TITLE, f"By {BYLINE}", *PARAGRAPHS]),
    "b.rtf": rtf([TITLE, f"By {BYLINE}", *PARAGRAPHS]),
    "c.html": page(f"<p class='byline'>By {BYLINE}</p>"),
    "c_files/frame.html": "<html><body>an advertisement</body></html>",
    "d.csv": table(values=VALUES[1:]),
    "e.zip": zipped(
        {"one.txt": ARTICLE, "two.docx": docx([TITLE, f"By {BYLINE}", *PARAGRAPHS]), "t.csv": table(values=VALUES[:1]), "../x.txt": "x"}
    ),
    "f.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
}


@pytest.fixture
def folder(tmp_path):
    for name, data in FOLDER.items():
        write(tmp_path, f"in/{name}" if "/" not in name else name, data)
    (tmp_path / "c_files").rename(tmp_path / "in" / "c_files")
    return tmp_path / "in"


def test_a_folder_of_anything_is_read(folder):
    said = []
    articles = list(read_articles(folder, say=said.append))
    assert [a.id for a in articles] == ["a.docx", "b.rtf", "c.html", "8", "e.zip: one.txt", "7", "e.zip: two.docx"]
    assert [a.text == ARTICLE for a in articles] == [True, True, True, False, True, False, True]
    assert {a.title for a in articles} == {TITLE, "Rain"}
    unread = " ".join(line for line in said if "not read" in line)
    assert "leads out of the ZIP" in unread and "f.xls" in unread and "advertisement" not in unread


def test_an_import_writes_a_line_an_article_and_a_report_and_overwrites_nothing(folder, tmp_path):
    done = import_articles([folder, write(tmp_path, "more.txt", ARTICLE)], tmp_path / "out.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert done.count == len(rows) == 8 and len({row["id"] for row in rows}) == 8
    assert rows[0] == {"id": "a.docx", "title": TITLE, "byline": BYLINE, "place": "a.docx", "text": ARTICLE}
    report = (tmp_path / "out.not_read.csv").read_text(encoding="utf-8-sig")
    assert report.splitlines()[0] == "place,reason" and "f.xls" in report and "leads out of the ZIP" in report
    again = list(records(tmp_path / "out.jsonl", Columns()))
    assert [r.text for r in again] == [row["text"] for row in rows] and again[0].known["byline"] == BYLINE
    before = (tmp_path / "out.jsonl").read_bytes()
    with pytest.raises(InputError, match="already exists and would be lost"):
        import_articles([folder], tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == before


def test_an_import_of_nothing_writes_nothing(tmp_path):
    write(tmp_path, "a.ris", "TY  - NEWS\n")
    for inputs in (["a.ris"], ["a.ris", "a.ris"]):
        with pytest.raises(InputError, match="holds references and no texts"):
            import_articles([tmp_path / name for name in inputs], tmp_path / "out.jsonl")
    with pytest.raises(InputError, match=r"end it in \.jsonl"):
        import_articles([tmp_path / "a.ris"], tmp_path / "b.txt")
    assert {p.name for p in tmp_path.iterdir()} == {"a.ris"}


def test_a_run_gets_one_article_of_a_table_or_all_of_them(tmp_path):
    copies, path = Copies(tmp_path / "given"), write(tmp_path, "a.csv", table())
    with pytest.raises(
        InputError, match=r"holds 2 articles: choose one with --number: 1 “Ferry crews.*2 “Rain” \(Fenwick Daily, 2031-05-07\)"
    ):
        copies.article(path)
    from framescope.reading.article import read_article

    chosen = read_article(copies.article(path, 2))
    assert (chosen.title, chosen.date, chosen.text) == ("Rain", "2031-05-07", PARAGRAPHS[3])
    assert [read_article(copy).outlet for copy in copies.articles(path, 12)] == ["The Saltmouth Post", "Fenwick Daily"]


@pytest.mark.parametrize("said", ["A1", "A1:A1", "A1:B2", "A1:XFD1048576", ""])
def test_all_rows_of_a_sheet_are_read_whatever_it_says_of_its_size(said, tmp_path):
    made, path = tmp_path / "made.xlsx", tmp_path / "a.xlsx"
    book = Workbook()
    for row in (["id", "title", "text"], *([f"n{n}", "Rain", f"The dam opens {n}."] for n in range(20))):
        book.active.append(row)
    book.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            size = f'<dimension ref="{said}"/>' if said else ""
            new.writestr(name, old.read(name).replace(b'<dimension ref="A1:C21"/>', size.encode()))
    assert [(r.id, r.text) for r in records(path, Columns())] == [(f"n{n}", f"The dam opens {n}.") for n in range(20)]
