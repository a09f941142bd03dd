"""Pages that no article looks like: each is read, or refused in one sentence, within seconds."""

import pytest
from framescope.errors import InputError
from framescope.reading.article import read_article
from framescope.reading.formats import FORMATS, PAGE, kind_of
from framescope.reading.markdown import plain_text
from framescope.reading.markup import MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, MAX_TEXT

KINDS = {one.kind for one in FORMATS}
WORDS = (
    "The minister said on Monday that taxes would rise next year, and “café” prices too. "
    "Her critics, who had warned of it for months, called the plan brutal. "
)
BODY = f"<p>{WORDS}{WORDS}</p>"


def page(markup, attributes=""):
    return f"<html><head><title>Taxes rise</title></head><body{attributes}><div>{markup}</div>{BODY}</body></html>"


@pytest.mark.parametrize(
    "html",
    [
        "<!--a-->" * 40 + page(""),
        page("&" * 200_000),
        page("<" * 200_000),
        page("&#65;" * 40_000),
        page("<p>The mayor came.</p>" * 5_000),
        page("".join(f"<p>The mayor came {i} times.</p>" for i in range(5_000))),
        page("</p>" * 100_000),
        page("<![CDATA[" * 100_000),
        page(f'<p title="{"x" * 3_000_000}">Read more</p>'),
    ],
    ids=["comments", "ampersands", "brackets", "entities", "paragraphs", "different paragraphs", "closing tags", "cdata", "long attribute"],
)
def test_an_odd_page_is_read(html):
    assert "taxes would rise" in read_article(html).text


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (page("<p>" * 200_000), f"more than {MAX_ELEMENTS:,} elements"),
        (page("<p>The mayor came.</p>" * 200_000), f"more than {MAX_ELEMENTS:,} elements"),
        (page("<!--a-->" * 200_000), f"more than {MAX_ELEMENTS:,} elements"),
        (page("<div>" * 100_000), "elements"),
        (page("<div>" * 5_000), f"nested deeper than {MAX_DEPTH} elements"),
        (page("<b>" * 5_000), f"nested deeper than {MAX_DEPTH} elements"),
        (page("", "".join(f" a{i}" for i in range(200_000))), f"more than {MAX_ATTRIBUTES:,} attributes"),
        (page("", "".join(f' a{i}=">"' for i in range(200_000))), f"more than {MAX_ATTRIBUTES:,} attributes"),
        (page("<" * 2_000_000), f"more than {MAX_TEXT:,} characters of text"),
        (page("word " * 2_200_000), "more than 10,000,000 characters"),
    ],
)
def test_what_no_page_looks_like_is_refused_in_one_sentence(html, reason):
    with pytest.raises(InputError, match=reason) as refused:
        read_article(html)
    assert "save the article's text as a .txt file." in str(refused.value)
    assert "\n" not in str(refused.value)


XHTML = (
    '<?xml version="1.0" encoding="{0}"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head>'
    '<meta http-equiv="Content-Type" content="text/html; charset={0}"/><title>Taxes rise</title></head><body><div>{1}</div>'
    "<footer><p>Printed by the Herald</p></footer></body></html>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "iso-8859-1", "windows-1250", "utf-16"])
def test_an_encoding_declaration_does_not_stop_a_page(encoding, tmp_path):
    html = XHTML.format(encoding, BODY)
    assert "“café”" in read_article(html).text
    file = tmp_path / "page.xhtml"
    file.write_bytes(html.encode("windows-1252" if encoding == "iso-8859-1" else encoding))
    assert "“café”" in read_article(file).text
    assert read_article(file).left_out == ("Printed by the Herald",)


@pytest.mark.parametrize("unit", [">", "[", "*", "_", "`", "> ", "- ", "![", "<", "[a](", "**a", "_a_"])
def test_odd_markdown_is_read_in_time(unit):
    assert "taxes" in plain_text(f"Minister says taxes rise.\n\n{unit * (3_000 // len(unit))}\n")


@pytest.mark.parametrize("ending", ["txt", "html", "xml", "mht", "md"])
@pytest.mark.parametrize(
    "begins",
    ["<!--a-->" * 40, "Jane Doe: yes\r\n" * 400, "<!--a" * 2_000, "<?xml " * 1_000, "<!doctype a>" * 600, "a: b\r\n c\r\n" * 500],
    ids=["comments", "labels", "comments that never end", "declarations", "document types", "mail headers"],
)
def test_a_file_is_known_by_its_beginning_in_time(ending, begins):
    assert kind_of((begins + WORDS).encode(), f".{ending}") in KINDS


def test_a_page_is_known_behind_many_comments():
    assert kind_of(("<!--a-->\n" * 40 + page("")).encode(), ".txt") == PAGE
