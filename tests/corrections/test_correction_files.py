"""Files of corrections as people's spreadsheets save them; what cannot be meant is one sentence with the line."""

import random

import pytest
from framescope.corrections.checks import LONGEST, MOST, checked
from framescope.corrections.files import correction_lines, read_csv_corrections
from framescope.corrections.model import Correction
from framescope.errors import InputError
from hypothesis import given
from hypothesis import strategies as st

HEAD = "table,action,start,end,text,column,value\n"
LINE = "attributions,change,3,9,he said,speaker,ann-lee\n"


@pytest.fixture
def written(tmp_path):
    def write(content, name="mine.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


FORMS = {
    "plain": HEAD + LINE,
    "semicolons": (HEAD + LINE).replace(",", ";"),
    "tabs": (HEAD + LINE).replace(",", "\t"),
    "with a mark of bytes": "\ufeff" + HEAD + LINE,
    "carriage returns": (HEAD + LINE).replace("\n", "\r\n"),
    "capitals": HEAD.upper() + LINE,
    "other names": "table,what,start,end,words,field,right value\n" + LINE,
    "another order": "value,column,text,end,start,table\nann-lee,speaker,he said,9,3,attributions\n",
    "one of a table": HEAD + LINE.replace("attributions", "Attribution"),
    "decimals": HEAD + LINE.replace(",3,9,", ",3.0,9.0,"),
    "empty lines": HEAD + "\n,,,,,,\n" + LINE + "\n",
    "quoted": HEAD + 'attributions,change,3,9,"he said","speaker",ann-lee\n',
}


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_read_however_it_was_saved(written, form):
    (one,) = read_csv_corrections(written(FORMS[form]))
    assert (one.action, one.table, one.start, one.end, one.text, one.column, one.value) == (
        "change", "attributions", 3, 9, "he said", "speaker", "ann-lee",
    )  # fmt: skip
    assert one.place == ("mine.csv, line 4" if form == "empty lines" else "mine.csv, line 2")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_encodings(written, encoding):
    (one,) = read_csv_corrections(written((HEAD + LINE.replace("he said", "“he” said")).encode(encoding)))
    assert one.text == "“he” said"


@pytest.mark.parametrize(
    ("line", "action", "column"),
    [
        ("actors,merge,,,Trump Jr.,,donald-trump", "merge", None),
        (",merge,,,Trump Jr.,,donald-trump", "merge", None),
        ("actors,change,,,Trump Jr.,name,Donald Trump Jr.", "rename", "name"),
        ("actors,,,,Trump Jr.,side,US", "side", "side"),
        ("terms,remove,3,9,regime,,", "delete", None),
        ("mentions,,3,9,he said,actor,ann-lee", "change", "actor_id"),
        ("attributions,,3,9,he said,class,doubting", "change", "cue_class"),
        ("terms,,3,9,regime,target,", "change", "target"),
    ],
)
def test_what_people_write_is_understood(written, line, action, column):
    (one,) = read_csv_corrections(written(HEAD + line + "\n"))
    assert (one.action, one.column) == (action, column)


WRONG = {
    "terms,change,3,9,regime,speeker,x": "no column 'speeker'",
    "words,change,3,9,regime,target,x": "no table 'words'",
    "terms,merge,3,9,regime,target,x": "'merge' is nothing that can be done",
    "terms,change,3,9,,target,x": "it says no words",
    "terms,change,9,3,regime,target,x": "its end is not behind its start",
    "terms,change,three,9,regime,target,x": "start is 'three', which is no whole number",
    "attributions,change,3,9,regime,cue_class,odd": "'odd' is no cue class: use neutral",
    "terms,change,3,9,regime,voice,nobody": "use author and source",
    "terms,change,3,9,regime,valence,high": "use a number from -1 to 1",
    "mentions,change,3,9,regime,sentiment,": "the column sentiment needs a value",
    "actors,merge,,,regime,,": "merge needs a value",
    "actors,split,,,regime,,other": "split needs to know which mentions",
    "actors,change,,,regime,reason,other": "the column 'reason' of actors cannot be changed",
    "actors,delete,,,regime,,": "'delete' is nothing that can be done in the table actors",
    "terms,change,nan,9,regime,target,x": "no whole number",
    "terms,change,1e400,9,regime,target,x": "no whole number",
}


@pytest.mark.parametrize("line", WRONG)
def test_what_can_be_done_in_no_article_is_one_sentence_with_its_line(written, line):
    with pytest.raises(InputError) as error:
        read_csv_corrections(written(HEAD + LINE + line + "\n"))
    assert WRONG[line] in str(error.value) and str(error.value).startswith("mine.csv, line 3: ") and str(error.value).endswith(".")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "no file of corrections"),
        ("a,b\n1,2\n", "its first line lacks text and value"),
        ("text,value\n1,2\n", "its first line lacks table"),
        (b"PK\x03\x04", "is a spreadsheet file: save it as CSV first"),
        (b"table\0", "is not text"),
        (HEAD + '"' + "x" * 200_000, "is not CSV"),
        (HEAD + "terms,change,3,9," + "x" * (LONGEST + 1) + ",target,y\n", "longer than 20,000 characters"),
        (HEAD + "".join(f"terms,delete,{n},{n + 1},x,,\n" for n in range(MOST + 1)), "more than 10,000 corrections of one article"),
    ],
)
def test_a_file_that_is_none_is_one_sentence(written, content, says):
    with pytest.raises(InputError, match=says):
        read_csv_corrections(written(content))


def test_a_file_that_is_not_there_and_a_folder_without_any(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_csv_corrections(tmp_path / "none.csv")
    with pytest.raises(InputError, match="holds no CSV files"):
        read_csv_corrections(tmp_path)


def test_the_files_of_a_folder_are_about_the_articles_of_their_names(tmp_path):
    (tmp_path / "one.csv").write_text(HEAD + LINE)
    (tmp_path / "two.csv").write_text("article," + HEAD + "three," + LINE + "," + LINE)
    assert [c.article for c in read_csv_corrections(tmp_path)] == ["one", "three", "two"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("terms,delete,3,9,regime,,", "terms,change,3,9,regime,target,x"),
        ("terms,change,3,9,regime,target,x", "terms,change,3,9,regime,target,y"),
        ("attributions,change,3,9,he said,speaker,", "attributions,change,3,9,he said,speaker,y"),
    ],
)
def test_two_lines_that_contradict_name_both(written, one, other):
    with pytest.raises(InputError, match=r"^mine\.csv, line 2 and mine\.csv, line [34] contradict each other"):
        read_csv_corrections(written(HEAD + one + "\n" + LINE + other + "\n"))


def test_two_lines_on_two_articles_do_not_contradict(written):
    lines = "a,terms,change,3,9,regime,target,x\nb,terms,change,3,9,regime,target,y\n"
    assert len(read_csv_corrections(written("article," + HEAD + lines))) == 2


TEXTS = st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(str.strip)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.integers(0, 9999)), max_size=5))
def test_what_is_written_is_read_back(tmp_path_factory, given_):
    said = [
        Correction("change", "terms", start + 30 * n, start + 30 * n + 5, text, "target", value.strip(), article="a")
        for n, (text, value, start) in enumerate(given_)
    ]
    path = tmp_path_factory.getbasetemp() / "round.csv"
    path.write_text("\n".join(correction_lines(said)), encoding="utf-8")
    read = read_csv_corrections(path)
    assert [(c.action, c.table, c.start, c.end, c.text, c.column, c.value, c.article) for c in read] == [
        (c.action, c.table, c.start, c.end, c.text, c.column, c.value, c.article) for c in said
    ]


def test_formulas_are_text(tmp_path):
    said = [Correction("change", "terms", 3, 9, "=1+1", "target", "-x")]
    path = tmp_path / "f.csv"
    path.write_text("\n".join(correction_lines(said)), encoding="utf-8")
    assert "'=1+1" in path.read_text() and read_csv_corrections(path)[0].text == "=1+1"


def test_the_order_of_corrections_says_nothing_of_whether_they_are_right():
    said = [Correction("change", "terms", n, n + 3, "abc", "target", "x", f"line {n}") for n in range(50)]
    random.Random(1).shuffle(said)
    assert len(checked(said)) == 50
