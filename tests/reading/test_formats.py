"""One article is the same text in every format, with what the format says of it; what is no article gets one sentence."""

import io
import sys
import time
import warnings
import zipfile
import zlib

import pytest
from filemaker import ARTICLE, BYLINE, PARAGRAPHS, TITLE, docx, mhtml, newsml, nitf, odt, page, pdf, rtf, zipped
from framescope.corpus.inputs import records
from framescope.corpus.records import Columns
from framescope.errors import InputError
from framescope.reading.article import articles_of, read_article
from framescope.reading.formats import kind_of
from framescope.reading.formats.reader import of_lines
from places import ROOT

LINES = [TITLE, f"By {BYLINE}", *PARAGRAPHS]
SHARED = ROOT.parent / "shared" / "inputs"


def wrapped(words, width):
    import textwrap

    return textwrap.wrap(words, width)


def printed(x=60, y=780, width=88, gap=20):
    """The article as the lines of a page."""
    lines, y = [(x, y, 18, TITLE)], y - 40
    for paragraph in LINES[1:]:
        for line in wrapped(paragraph, width):
            lines.append((x, y, 10, line))
            y -= 12
        y -= gap - 12
    return lines


FILES = {
    "a.txt": ARTICLE.encode(),
    "marks.txt": b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode(),
    "utf16.txt": ARTICLE.encode("utf-16"),
    "big.txt": ARTICLE.encode("utf-16-be"),
    "cp1252.txt": ARTICLE.encode("cp1252"),
    "wrapped.txt": "\n\n".join("\n".join(wrapped(line, 72)) for line in LINES).encode() + b"\n",
    "a.docx": docx(LINES),
    "a.odt": odt(LINES),
    "a.rtf": rtf(LINES),
    "a.pdf": pdf([printed()]),
    "a.zip": zipped({"news/a.txt": ARTICLE}),
    "a.mhtml": mhtml(page(f"<p class='byline'>By {BYLINE}</p>")),
    "a.html": page(f"<p class='byline'>By {BYLINE}</p>").encode(),
    "a.xml": nitf(),
    "b.xml": newsml(),
    "rich.txt": rtf(LINES),
    "unnamed": docx(LINES),
}


@pytest.fixture(params=FILES)
def path(request, tmp_path):
    path = tmp_path / request.param
    path.write_bytes(FILES[request.param])
    return path


def test_the_article_is_the_same_in_every_format(path):
    article = read_article(path)
    assert article.text == ARTICLE
    assert (article.title, article.byline, article.id) == (TITLE, BYLINE, path.stem.lower())


def read(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_article(path)


def refusal(tmp_path, name, data):
    with pytest.raises(InputError) as error:
        read(tmp_path, name, data)
    message = str(error.value)
    assert name in message and message.endswith(".") and "\n" not in message
    return message


@pytest.mark.parametrize(
    ("encoding", "said"), [("cp1252", "Windows-1252"), ("latin-1", "Latin-1"), ("mac_roman", "Mac Roman"), ("utf-8", ""), ("utf-16", "")]
)
def test_the_encoding_is_told_and_said(tmp_path, encoding, said):
    text = ARTICLE if encoding != "latin-1" else ARTICLE.replace("“", '"').replace("”", '"')
    article = read(tmp_path, "a.txt", text.encode(encoding))
    assert article.text == text
    assert article.notes == ((f"is in {said}, not in UTF-8",) if said else ())


def test_damaged_utf8_is_not_taken_for_another_encoding(tmp_path):
    assert "is not valid UTF-8" in refusal(tmp_path, "a.txt", ARTICLE.encode()[:-1] + b"\xe2\x80")


def test_standard_input_is_an_article(monkeypatch, tmp_path):
    from pathlib import Path

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode("cp1252"))))
    article = read_article(Path("-"))
    assert (article.id, article.text, article.notes) == ("stdin", ARTICLE, ("is in Windows-1252, not in UTF-8",))


@pytest.mark.parametrize("address", ["https://www.example.org/a", "http://example.org/a.html", "www.example.org/story"])
def test_an_address_gets_a_sentence(address):
    with pytest.raises(InputError, match=r"nothing is fetched from the net: open the page, save it"):
        read_article(address)


BESIDE = """<div id="cookie-banner" role="dialog"><p>We and our 842 partners value your privacy and store things.</p></div>
<nav><ul><li>News</li><li>Sport</li></ul></nav>"""
INSIDE = """<p class="standfirst">The board says there is no more to give</p><div class="byline">By Nora Quill</div>
<aside class="related-stories"><h3>Read more</h3><ul><li>Why the crews are wrong, by our columnist</li></ul></aside>
<div class="AdSlot promo"><p>Save 40% on boots this spring. Shop now.</p></div><blockquote><p>Nobody can live on this</p></blockquote>
<div class="newsletter-signup"><p>Our morning email breaks down the key stories of the day, telling you why they matter.</p></div>"""
COMMENTS = """<section class="mostViewed"><ol><li>Minister brands crews reckless wreckers</li></ol></section>
<section id="comments"><p>angry_of_leeds: These greedy crews are a disgrace to the islands, and they should all be sacked at once by the board.</p></section>"""


def test_what_stands_around_an_article_is_left_out_and_listed(tmp_path):
    article = read(tmp_path, "a.html", page(INSIDE, around=BESIDE).replace("</body>", f"{COMMENTS}</body>"))
    assert article.text == ARTICLE
    listed = " ".join(article.left_out)
    for words in ("842 partners", "no more to give", "by our columnist", "boots", "morning email", "wreckers", "greedy crews"):
        assert words in listed


def test_comments_longer_than_the_article_are_still_no_article(tmp_path):
    comments = "".join(
        f"<p>reader_{n}: These crews are a disgrace to the islands, every one of them, and so is the board.</p>" for n in range(80)
    )
    article = read(tmp_path, "a.html", page(INSIDE).replace("</body>", f"<section id='comments'>{comments}</section></body>"))
    assert article.text == ARTICLE


HEADS = {
    "JSON-LD": """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"},
        {"@type": ["NewsArticle"], "headline": "Ferry crews reject the harbour board's offer", "datePublished": "2031-05-06T10:00:00+01:00",
        "author": [{"@type": "Person", "name": "Nora Quill"}], "publisher": {"name": "The Saltmouth Post"},
        "mainEntityOfPage": {"@id": "https://www.example.org/ferry"}}]}</script>""",
    "Open Graph": """<meta property="og:title" content="Ferry crews reject the harbour board's offer | The Saltmouth Post">
        <meta property="og:site_name" content="The Saltmouth Post"><meta property="article:published_time" content="2031-05-06T10:00:00Z">
        <meta property="article:author" content="Nora Quill"><meta property="og:url" content="https://www.example.org/ferry">""",
    "Dublin Core": """<meta name="DC.title" content="Ferry crews reject the harbour board's offer"><meta name="DC.creator" content="Nora Quill">
        <meta name="DC.publisher" content="The Saltmouth Post"><meta name="DC.date.issued" content="6 May 2031">
        <link rel="canonical" href="https://www.example.org/ferry">""",
}


@pytest.mark.parametrize("kind", HEADS)
def test_a_page_says_what_is_known_of_its_article(tmp_path, kind):
    article = read(tmp_path, "a.html", page(head=HEADS[kind]))
    known = (article.title, article.byline, article.outlet, article.date, article.url)
    assert known == (TITLE, BYLINE, "The Saltmouth Post", "2031-05-06", "https://www.example.org/ferry")
    assert article.text == ARTICLE


BLOCKS = """<div data-component="byline-block"><time datetime="2031-05-06T10:00:00.000Z">6 May 2031</time><div>Nora Quill</div></div>"""
LINKS = """<section data-component="links-block"><h2>Related topics</h2><ul><li>Ferries</li></ul></section>"""


@pytest.mark.parametrize(
    "inside", [BLOCKS, "<p class='ArticleAuthor'>By <a rel='author'>Nora Quill</a></p><time>6 May 2031, 10.15</time>", "<span itemprop='author'>Nora Quill</span><time datetime='2031-05-06'>Tuesday</time>"]
)  # fmt: skip
def test_a_byline_and_a_day_that_the_page_prints_are_told(tmp_path, inside):
    article = read(tmp_path, "a.html", page(inside).replace("</article>", f"{LINKS}</article>"))
    assert (article.byline, article.date, article.text) == (BYLINE, "2031-05-06", ARTICLE)


@pytest.mark.parametrize("names", ["lead intro", "paragraph body-text", "popular"])
def test_the_first_paragraph_is_the_articles_whatever_it_is_called(tmp_path, names):
    html = page().replace("<p>", f"<p class='{names}'>", 1).replace("<body>", "<body class='has-comments with-sidebar ad-free'>")
    assert PARAGRAPHS[0] in read(tmp_path, "a.html", html).text


@pytest.mark.parametrize("script", ["{", "[" * 5000, '{"@type": "NewsArticle", "headline": 5}', "null", '{"@graph": "x"}'])
def test_a_page_that_says_nonsense_of_itself_is_still_read(tmp_path, script):
    article = read(tmp_path, "a.html", page(head=f"<script type='application/ld+json'>{script}</script>"))
    assert article.title == TITLE and PARAGRAPHS[0] in article.text


def test_news_in_xml_says_what_is_known_of_it(tmp_path):
    for data, outlet, day in ((nitf(), "The Saltmouth Post", "2031-05-07"), (newsml(), "The Saltmouth Post", "2031-05-06")):
        article = read(tmp_path, "a.xml", data)
        assert (article.title, article.byline, article.outlet, article.date) == (TITLE, BYLINE, outlet, day)
    (tmp_path / "many.xml").write_bytes(newsml(3))
    articles, unread = articles_of(tmp_path / "many.xml")
    assert [a.text for a in articles] == [ARTICLE] * 3 and not unread


def test_xml_reads_no_file_and_grows_no_entity(tmp_path):
    (tmp_path / "secret").write_text("the secret words")
    for entity in (f'SYSTEM "{(tmp_path / "secret").as_uri()}"', '"aaaaaaaaaa"'):
        evil = (
            b"<!DOCTYPE nitf [<!ENTITY x "
            + entity.encode()
            + b">]>"
            + nitf().split(b"?>", 1)[1].replace(b"Ferry crews in", b"&x; crews in")
        )
        assert "entities" in refusal(tmp_path, "a.xml", evil)
    document = odt(LINES)
    assert kind_of(document, ".odt") == "document"
    lol = "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><a>&b;</a>"
    assert "entities" in refusal(tmp_path, "a.docx", zipped({"word/document.xml": lol}))


TWO_COLUMNS = [(60, 800, 8, "The Saltmouth Post"), (60, 770, 20, TITLE), (60, 740, 10, f"By {BYLINE}")]


def columns(texts=PARAGRAPHS, left=60, right=310, top=710, width=44, per_column=9):
    """Paragraphs in two columns, their words cut at the ends of lines where the printer's hyphen says so."""
    lines = [line for text in texts for line in [*wrapped(text, width), None]][:-1]
    placed, y, x, n = [], top, left, 0
    for line in lines:
        if n == per_column:
            x, y, n = right, top, 0
        if line:
            placed.append((x, y, 10, line))
            n += 1
        y -= 12 if line else 8
    return placed


def test_a_pdf_is_read_column_by_column_without_running_heads(tmp_path):
    foot = lambda n: [(280, 30, 8, f"Page {n} of 2"), (60, 815, 8, "The Saltmouth Post, 6 May 2031")]  # noqa: E731
    second = columns(texts=["The strike goes on, said Mr Reddy, and nobody in the town of Saltmouth expects it to end before the summer."])
    article = read(tmp_path, "a.pdf", pdf([[*TWO_COLUMNS[1:], *columns(), *foot(1)], [*second, *foot(2)]]))
    assert article.text.split("\n\n")[:6] == [TITLE, f"By {BYLINE}", *PARAGRAPHS]
    assert "Page 1 of 2" not in article.text and "6 May 2031" not in article.text
    assert {"Page 1 of 2", "The Saltmouth Post, 6 May 2031"} <= set(article.left_out)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["The govern-", "ment fell"], "The government fell"),
        (["A well-", "known face"], "A well-known face"),
        (["Mr Reddy of the Holroyd family met Hol-", "royd again"], "Mr Reddy of the Holroyd family met Holroyd again"),
        (["anti-", "Baku moves"], "anti-Baku moves"),
        (["a soft\u00ad", "ened tone"], "a softened tone"),
        (["one line", "and another"], "one line and another"),
    ],
)
def test_words_cut_at_the_end_of_a_line_are_whole(lines, joined):
    from framescope.reading.formats.hyphens import Hyphens

    assert Hyphens(lines).joined(lines) == joined


def test_a_scan_gets_a_sentence(tmp_path):
    assert "is a scan" in refusal(tmp_path, "a.pdf", pdf([[]]))


def test_a_missing_extra_is_named(tmp_path, monkeypatch):
    for module in ("pdfminer", "pdfminer.pdfdocument"):
        monkeypatch.setitem(sys.modules, module, None)
    assert "framescope[pdf]" in refusal(tmp_path, "a.pdf", FILES["a.pdf"])


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.pdf", b"%PDF-1.4 nothing more", "is a broken PDF file"),
        ("a.docx", b"PK\x03\x04 broken", "is a broken ZIP file"),
        ("a.docx", zipped({"x.txt": "x"}), "holds no document"),
        ("a.rtf", b"{\\rtf1 }", "holds no words"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx"),
        ("a.mhtml", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--", "holds no page"),
        ("a.ris", b"TY  - NEWS\nTI  - Strike\nER  - \n", "holds references and no texts"),
        ("refs.txt", b"TY  - NEWS\nTI  - Strike\nAB  - text\nER  - \n", "holds references and no texts"),
        ("a.zip", zipped({}), "holds no files"),
        ("a.xml", b"<feed><x>no news</x></feed>", "XML of a kind that is not read"),
        ("a.jpg", b"\xff\xd8\xff\xe0 picture", "is a picture"),
    ],
)
def test_what_is_no_article_gets_one_sentence(tmp_path, name, data, says):
    assert says in refusal(tmp_path, name, data)


def test_a_document_with_more_text_than_one_article_is_refused():
    with pytest.raises(InputError, match=r"^a\.rtf has 14 MB, more than one article"):
        of_lines(["Nobody reads this far."] * 600_000, "a.rtf")


def test_a_zip_that_leaves_its_place_or_explodes_is_not_unpacked(tmp_path):
    bomb = zipped(
        {"a.txt": ARTICLE, "../b.txt": ARTICLE, "/c.txt": ARTICLE, "d.txt": "a" * 30_000_000, "e.zip": zipped({"x.txt": ARTICLE})}
    )
    path = tmp_path / "a.zip"
    path.write_bytes(bomb)
    articles, unread = articles_of(path)
    assert [a.text for a in articles] == [ARTICLE]
    reasons = {one.place: one.reason for one in unread}
    assert "leads out of the ZIP" in reasons["../b.txt"] and "leads out of the ZIP" in reasons["/c.txt"]
    assert "as no text does" in reasons["d.txt"] and "ZIP in a ZIP" in reasons["e.zip"]


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"e.zip": zipped({"x.txt": ARTICLE})}, "a.zip: e.zip is a ZIP in a ZIP"),
        ({"d.txt": "a" * 30_000_000}, "a.zip: d.txt unpacks to"),
        ({"a.csv": "no such column\n1\n"}, "a.zip: a.csv is a table of articles"),
        ({"a.docx": zipped({"x.txt": "x"})}, "a.zip: a.docx holds no document"),
        ({"a.txt": zipped({"x.txt": ARTICLE, "y.zip": zipped({"z.txt": ARTICLE})})[:60]}, "a.zip: a.txt is a broken ZIP file"),
        ({"empty.txt": ""}, "a.zip: empty.txt is empty"),
        ({"photo.jpg": "x"}, "a.zip: photo.jpg is a picture"),
    ],
)
def test_one_thing_that_cannot_be_read_is_one_sentence_and_so_it_is_in_a_corpus(tmp_path, members, says):
    assert says in refusal(tmp_path, "a.zip", zipped(members))
    with pytest.raises(InputError) as told:
        list(records(tmp_path / "a.zip", Columns()))
    assert str(told.value).count("a.zip") <= 2 or "holds no article" in str(told.value)


def test_an_item_of_news_without_a_text_is_one_sentence(tmp_path):
    assert "holds no text" in refusal(tmp_path, "a.xml", b"<newsItem><itemMeta/></newsItem>")


def test_two_files_of_one_name_in_a_zip_are_both_read(tmp_path):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for text in (ARTICLE, ARTICLE.replace("Ferry", "Bus")):
            file.writestr("a.txt", text)
    path = tmp_path / "a.zip"
    path.write_bytes(data.getvalue())
    assert [a.text for a in articles_of(path)[0]] == [ARTICLE, ARTICLE.replace("Ferry", "Bus")]


def test_a_zip_with_a_password_says_so(tmp_path):
    data = zipped({"a.txt": ARTICLE}).replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    assert "is locked with a password" in refusal(tmp_path, "a.zip", data)


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.rtf"])
def test_a_document_that_unpacks_to_more_than_an_article_is_refused(tmp_path, name):
    words = " ".join(f"{n:x}" for n in range(1_000_000))
    made = {
        "a.docx": lambda: zipped({"word/document.xml": f"<w>{f'<p><r><t>{words}</t></r></p>' * 2}</w>"}),
        "a.odt": lambda: zipped({"content.xml": f"<document-content>{f'<p>{words}</p>' * 2}</document-content>"}),
        "a.rtf": lambda: b"{\\rtf1 " + words.encode() * 2 + b"}",
    }
    assert "more than one article" in refusal(tmp_path, name, made[name]())


RTF = rb"{\rtf1\ansi%s\pard The dam opens in spring.\par}"


@pytest.mark.parametrize(
    "inside",
    [
        rb"{\fonttbl\f0\fcharset0 " + b"a" * 100_000 + b"}",
        rb"{\fonttbl" + rb"\f1" * 100_000 + b"}",
        rb"{\*\fonttbl" + rb"{\f1\fcharset1 " * 50_000 + b"}" * 50_001,
        rb"{\fonttbl{\f0;}}" * 30_000,
        rb"{\field{\*\fldinst{HYPERLINK {x}}}{\fldrslt }}" * 20_000,
        rb"{\Field{\*\Fldinst{Hyperlink {x}}}{\fldrslt }}" * 20_000,
        rb"{\pict\wmetafile8 " + b"0fA9" * 3_000_000 + b"}",
        rb"{\field{" + b" " * 100_000 + b"}}",
    ],
)
def test_odd_rich_text_is_read_in_time(tmp_path, inside):
    path = tmp_path / "a.rtf"
    path.write_bytes(RTF % inside)
    began = time.process_time()
    assert "The dam opens in spring." in read_article(path).text
    assert time.process_time() - began < 5


def test_fonts_characters_and_links_of_rich_text_are_read(tmp_path):
    path = tmp_path / "a.rtf"
    fonts = rb"\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\froman\fcharset204\fprq2 Times;}}"
    link = rb'{\field{\*\fldinst{HYPERLINK "https://www.example.org"}}{\fldrslt Here}} '
    path.write_bytes(RTF % (fonts + rb"{\f1 \'cf\'f0} \u-10179?\u-8704? \u-10179? " + link))
    assert read_article(path).text.startswith("Пр \U0001f600 \ufffd Here The dam")


def test_an_element_of_very_many_attributes_is_refused(tmp_path):
    many = " ".join(f'a{n}="b"' for n in range(100_000))
    began = time.process_time()
    assert "attributes" in refusal(tmp_path, "a.docx", zipped({"word/document.xml": f"<w><p {many}/></w>"}))
    assert "attributes" in refusal(tmp_path, "a.xml", f"<nitf><p {many}>x</p></nitf>".encode())
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "head",
    [
        "Content-Type: text/html; " + "a=b; " * 200_000,
        "Content-Type: text/html; " + "".join(f"charset*{n}=a; " for n in range(20_000)),
        'Content-Type: text/html; charset="\0"',
        'Content-Type: text/html; charset="no such"',
        'Content-Type: text/html; charset="hex"',
        "Content-Type: multipart/related; boundary=b; " + "a=b; " * 200_000 + "\r\n\r\n--b\r\nContent-Type: text/html",
    ],
)
def test_odd_mail_is_read_in_time(tmp_path, head):
    path = tmp_path / "a.mhtml"
    path.write_bytes(f"MIME-Version: 1.0\r\n{head}\r\n\r\n{page()}".encode())
    began = time.process_time()
    assert PARAGRAPHS[0] in read_article(path).text
    assert time.process_time() - began < 5


def words_at(places):
    return [pdf([[(x, y, size, f"wor{n} abc") for n, (x, y, size) in enumerate(places)]])]


def drawn_by(code, filters):
    """A PDF file whose page is drawn by this code."""
    plain = pdf([[(10, 10, 1, "CODE")]])
    begin, end = plain.index(b"<< /Length"), plain.index(b"endstream")
    return plain[:begin] + b"<< /Length %d /Filter %s >>\nstream\n" % (len(code), filters) + code + b"\n" + plain[end:]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (*words_at((1, -n * n, 1) for n in range(2_500)), "a page of more than 2,000 lines"),
        (pdf([[(10, 10, 1, "a b " * 30_000)]]), "a page of more than 100,000 letters"),
        (pdf([[(10, 10, 1, "A word.")]] * 301), "more than 300 pages"),
        (drawn_by(zlib.compress(b"q Q " * 5_000_000), b"/FlateDecode"), "is drawn by more than 10 MB"),
        (drawn_by(zlib.compress(zlib.compress(b" " * 100_000_000)), b"[/FlateDecode/FlateDecode]"), "is drawn by more than 10 MB"),
    ],
)
def test_a_pdf_that_no_one_could_print_is_refused_in_time(tmp_path, data, says):
    began = time.process_time()
    assert says in refusal(tmp_path, "a.pdf", data)
    assert time.process_time() - began < 10


def test_columns_of_a_long_page_are_put_in_order(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(*words_at((1, -n * n, 1) for n in range(1_500)))
    assert read_article(path).text.split()[:4] == ["wor0", "abc", "wor1", "abc"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared inputs are not here")
@pytest.mark.parametrize(
    "name",
    [
        "strike.docx",
        "strike.pdf",
        "strike.rtf",
        "strike.zip",
        "strike_cp1252.txt",
        "strike_utf16.txt",
        "strike_wrapped.txt",
        "strike_saved.html",
        "strike_saved.mhtml",
    ],
)
def test_the_strike_article_is_the_same_in_all_its_formats(name):
    straight = str.maketrans("“”’", '""\'')
    strike = (ROOT.parent / "shared" / "articles" / "strike.txt").read_text(encoding="utf-8")
    article = read_article(SHARED / name)
    assert article.text.translate(straight).strip() == strike.strip()
    assert (article.title, article.byline) == (strike.split("\n")[0], "Daniel Osgood")
    if "saved" in name:
        assert (article.outlet, article.date) == ("The Post", "2023-03-16")
