"""Reading: what is untouched, what is refused, and in which words."""

import pytest
from framescope.errors import InputError
from framescope.reading.article import MAX_BYTES, Article, default_article, read_article, slug
from hypothesis import given
from hypothesis import strategies as st

PARAGRAPH = "The mayor opened the bridge on Monday. She said that it would serve the town for a hundred years."


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_default_article_comes_with_its_metadata(monkeypatch):
    monkeypatch.delenv("FRAMESCOPE_ARTICLE", raising=False)
    article = read_article()
    assert (article.id, article.outlet, article.byline) == ("azernews", "AzerNews", "Sabina Mammadli")
    assert article.text == default_article().read_text(encoding="utf-8")


def test_environment_variable_names_another_article(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMESCOPE_ARTICLE", str(write(tmp_path, "Other One.txt", PARAGRAPH)))
    assert read_article() == Article(id="other-one", text=PARAGRAPH)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "$x^2$ and more", "# Heading\n\ntext", "a“b\n\n\n  c"])
def test_text_is_kept_as_it_is(tmp_path, text):
    assert read_article(write(tmp_path, "a.txt", text)).text == text
    assert read_article(text).text == text


def test_newlines_and_byte_order_marks_are_normalised(tmp_path):
    assert read_article(write(tmp_path, "a.txt", b"one\r\ntwo\rthree\n")).text == "one\ntwo\nthree\n"
    assert read_article(write(tmp_path, "b.txt", b"\xef\xbb\xbfone")).text == "one"
    assert read_article(write(tmp_path, "c.txt", "one".encode("utf-16"))).text == "one"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b" \n\t\n", "is empty"),
        ("binary.txt", b"PNG\0\0\1", "is not text"),
        ("damaged.txt", "Zürich, café".encode() + b"\xff", "is not valid UTF-8 (byte 15)"),
        ("marks.txt", b"*** --- 123", "holds no words"),
        ("menu.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "holds no article"),
        ("large.txt", b"a" * (MAX_BYTES + 1), "split it into its articles"),
    ],
)
def test_bad_files_get_one_sentence_that_names_them(tmp_path, name, content, says):
    path = write(tmp_path, name, content)
    with pytest.raises(InputError) as error:
        read_article(path)
    message = str(error.value)
    assert str(path) in message and says in message and "\n" not in message and message.endswith(".")


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_article("no-such-file.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_article(tmp_path)


@pytest.mark.parametrize(
    ("toml", "says"), [("titel = 'x'", "'titel' is not known"), ("title = 3", "title must be a text"), ("title = ", "is not valid TOML")]
)
def test_damaged_metadata_is_named(tmp_path, toml, says):
    write(tmp_path, "a.toml", toml)
    with pytest.raises(InputError, match=says):
        read_article(write(tmp_path, "a.txt", PARAGRAPH))


def test_markdown_is_read_without_its_markup(tmp_path):
    source = "# The bridge\n\nThe *mayor* opened\nthe [bridge](https://example.org).\n\n- one\n- two\n\n> quoted\n\n---\n\n<b>raw</b>\n"
    text = read_article(write(tmp_path, "a.md", source)).text
    assert text.split("\n\n")[:6] == ["The bridge", "The mayor opened the bridge.", "one", "two", "quoted", "---"]
    assert "<b>raw</b>" in text


def test_saved_page_keeps_the_article_and_lists_the_rest(tmp_path):
    body = "".join(f"<p>{PARAGRAPH} This is paragraph number {i} of the story.</p>" for i in range(6))
    page = f"<!doctype html><html><head><title>The bridge</title></head><body><nav><p>Sign in here</p></nav><article><h1>The bridge</h1>{body}</article><script>var x='no'</script></body></html>"
    article = read_article(write(tmp_path, "a.html", page))
    lines = [line for line in article.text.split("\n") if line]
    assert lines[0] == "The bridge" and len(lines) == 7 and "var x" not in article.text
    assert article.left_out == ("Sign in here",)
    assert read_article(page).text == article.text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_is_read_or_refused_in_a_sentence(text):
    try:
        article = read_article(text)
    except InputError as error:
        assert str(error).endswith(".")
    else:
        assert "\r" not in article.text and len(article.sha256) == 64


@pytest.mark.parametrize(("name", "expected"), [("A  b_C.1", "a-b-c-1"), ("…", "article"), ("Überfall", "überfall")])
def test_slug(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize("half", ["\ud800", "\udfff", "&#xd800;", "&#56320;"])
def test_half_a_character_is_none(half):
    for source in (
        f"The mayor {half} spoke.",
        f"<!doctype html><html><body><article><p>{PARAGRAPH} {PARAGRAPH} {half} spoke.</p></article></body></html>",
    ):
        article = read_article(source)
        article.text.encode("utf-8")
    assert read_article("The mayor \ud800 spoke.").text == "The mayor \ufffd spoke."


@pytest.mark.parametrize("line", ["By Nikos Pappas @npappas", "By Nikos Pappas (@npappas)", "By Nikos Pappas @npappas in Corfu"])
def test_a_byline_with_a_handle_is_one(line):
    from framescope.reading.bylines import is_byline

    assert is_byline(line)
