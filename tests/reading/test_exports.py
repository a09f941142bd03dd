"""Exports of Nexis, Factiva and ProQuest in the layouts that people have: number of articles, headline, outlet, day, byline, text."""

import pytest
from filemaker import BYLINE, OTHERS, PARAGRAPHS, TITLE, docx, rtf, zipped
from framescope.errors import InputError
from framescope.reading.article import articles_of, read_article
from places import ROOT

SHARED = ROOT.parent / "shared" / "inputs"
STORIES = ((TITLE, BYLINE, PARAGRAPHS), *OTHERS)
OUTLETS = ("The Saltmouth Post (London)", "Fenwick Daily", "County Echo")
DAYS = ("2031-05-06", "2031-05-07", "2031-05-18")


def text_of(title, byline, paragraphs):
    return "\n\n".join(filter(None, (title, byline and f"By {byline}", *paragraphs))) + "\n"


def require_all(articles, days=DAYS, bylines=tuple(s[1] for s in STORIES), outlets=OUTLETS):
    assert [a.title for a in articles] == [title for title, _, _ in STORIES]
    assert [a.outlet for a in articles] == list(outlets)
    assert [a.date for a in articles] == list(days)
    assert [a.byline for a in articles] == list(bylines)
    assert [a.text for a in articles] == [
        text_of(title, byline, paragraphs) for (title, _, paragraphs), byline in zip(STORIES, bylines, strict=True)
    ]


def uni(n, day, space="\xa0", page=True, body="Body"):
    """An article as Nexis Uni exports it: a line is a paragraph."""
    title, byline, paragraphs = STORIES[n]
    return [
        *([f"Page {n + 1} of 3"] if page else []),
        title, OUTLETS[n], day, f"Copyright 2031 {OUTLETS[n]} Ltd All Rights Reserved", "",
        f"Section:{space}NEWS; Pg. {n + 4}", f"Length:{space}812 words",
        *([f"Byline:{space}{byline}"] if byline else []), f"Highlight:{space}What the board says of its offer.",
        body, "", *paragraphs, "", "Graphic", "", "A ferry in port. Photograph by X", "", "Classification", "",
        f"Language:{space}ENGLISH", f"Publication-Type:{space}Newspaper", f"Journal Code:{space}SPO", f"Subject:{space}STRIKES (94%); FERRIES (91%)",
        f"Load-Date:{space}May 9, 2031", "", "End of Document",
    ]  # fmt: skip


UNI_DAYS = ("May 6, 2031 Tuesday 9:14 PM GMT", "May 7, 2031 Wednesday", "May 18, 2031 Sunday   Edition 1, National Edition")
ORDER = ["User Name: A Student", "Date and Time: Friday, 9 May 2031 10:11:00 BST", "Job Number: 123456789", "Documents (3)", "1. Ferry crews reject the harbour board's offer", "Client/Matter: -None-", "Search Terms: ferry", "Search Type: NaturalAndSemantic", "Narrowed by:", "Content Type", "News", "About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2031 LexisNexis"]  # fmt: skip


def articles(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    found, unread = articles_of(path)
    assert not unread
    return found


@pytest.mark.parametrize("order", [True, False], ids=["with its order", "alone"])
@pytest.mark.parametrize("space", [" ", "\xa0"], ids=["spaces", "hard spaces"])
@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.rtf", "blank.txt"])
def test_nexis_uni(tmp_path, name, order, space):
    lines = [*(ORDER if order else []), *(line for n in range(3) for line in uni(n, UNI_DAYS[n], space, page="docx" not in name))]
    text = ("\n\n" if name == "blank.txt" else "\n").join(lines)
    data = docx(lines, heading=False) if "docx" in name else rtf(lines) if "rtf" in name else text
    require_all(articles(tmp_path, name, data))


def test_a_zip_of_single_articles_from_nexis(tmp_path):
    members = {f"{n}.docx": docx([line for line in uni(n, UNI_DAYS[n], page=False) if line], heading=False) for n in range(3)}
    require_all(articles(tmp_path, "a.zip", zipped(members)))


def test_fields_in_any_order_and_a_text_without_fields_above_it(tmp_path):
    lines = uni(0, UNI_DAYS[0])
    fields = [line for line in lines if line.startswith(("Section", "Length", "Byline", "Highlight"))]
    at = lines.index(fields[0])
    moved = [*lines[:at], *reversed(fields), *lines[at + len(fields) :]]
    (one,) = articles(tmp_path, "a.txt", "\n".join(moved))
    assert one.text == text_of(*STORIES[0]) and one.byline == BYLINE


def old(n, day, edition=""):
    """An article as the older LexisNexis exports it: centred lines, fields in capitals, lines of 80 characters."""
    import textwrap

    title, byline, paragraphs = STORIES[n]
    blocks = [
        f"{f'{n + 1} of 3 DOCUMENTS':^80}\n\n", f"{OUTLETS[n]:^80}", f"{day:^80}" + (f"\n{edition:^80}" if edition else ""), "\n".join(textwrap.wrap(title, 40)),
        *([f"BYLINE: {byline}"] if byline else []), f"SECTION: NEWS; Pg. {n + 4}", "LENGTH: 812 words", *("\n".join(textwrap.wrap(p, 78)) for p in paragraphs),
        "LOAD-DATE: May 9, 2031", "LANGUAGE: ENGLISH", "GRAPHIC: A ferry in port", "PUBLICATION-TYPE: Newspaper", "JOURNAL-CODE: SPO",
        f"\n{f'Copyright 2031 {OUTLETS[n]}':^80}\n{'All Rights Reserved':^80}",
    ]  # fmt: skip
    return "\n\n".join(blocks) + "\n\n"


@pytest.mark.parametrize("sources", ["", "Source: The Post;The Echo...\nCombined Source: The Post;The Echo...\nProject ID: None\n\n"])
def test_nexis_of_old(tmp_path, sources):
    head = "\n\nDownload Request: Selected Items: 1-3\nTime Of Request: Friday, May 9, 2031  16:51:31\n\nSend To:\nA LIBRARY\n\nTerms: (ferry)\n\n"
    text = (
        head
        + sources
        + old(0, "May 6, 2031 Tuesday", "Late Edition - Final")
        + old(1, "May 7, 2031 Wednesday")
        + old(2, "May 18, 2031 Sunday")
    )
    require_all(articles(tmp_path, "a.txt", text))


def test_an_article_of_nexis_without_text_is_no_article(tmp_path):
    lines = uni(0, UNI_DAYS[0])
    at = lines.index("Body")
    empty = [*lines[: at + 1], *lines[lines.index("Classification") :]]
    (tmp_path / "a.txt").write_text("\n".join([*empty, *uni(1, UNI_DAYS[1])]))
    found, unread = articles_of(tmp_path / "a.txt")
    assert [a.title for a in found] == [STORIES[1][0]] and found[0].id == "a-2"
    assert TITLE in unread[0].reason and "export it again with its full text" in unread[0].reason


def test_an_article_that_speaks_like_an_export_is_none(tmp_path):
    text = "Classification\n\nThe length: 12 words, he said. By the end of document reading, nobody knew.\n\nLanguage: that was the question in the town hall.\n"
    (one,) = articles(tmp_path, "a.txt", text)
    assert one.text == text


CODES = ("SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "PG", "LA", "CY", "LP", "TD", "CO", "NS", "RE", "PUB", "AN")
FACTIVA_DAYS = ("6 May 2031", "7 May 2031", "18 May 2031")


def factiva(n):
    """The fields of an article in Factiva, by their codes."""
    title, byline, paragraphs = STORIES[n]
    fields = {
        "SE": "News", "HD": title, "BY": f"By {byline}" if byline else None, "WC": "1,812 words", "PD": FACTIVA_DAYS[n], "ET": "21:14", "SN": OUTLETS[n], "SC": "SALT",
        "PG": "4", "LA": "English", "CY": "(c) 2031 A Company Ltd. All rights reserved.", "LP": paragraphs[:1], "TD": paragraphs[1:], "CO": "xhbd : The Harbour Board",
        "NS": "c42 : Labor Issues", "RE": "uk : United Kingdom", "PUB": "A Company Ltd", "AN": f"Document SALT00002031050{n + 6}e7560000{n}",
    }  # fmt: skip
    return {code: value for code in CODES if (value := fields.get(code))}


def rows(n):
    def cell(value):
        return "".join(f"<p class='articleParagraph enarticleParagraph'>{v}</p>" for v in value) if isinstance(value, tuple) else value

    return "".join(
        f"<tr><td class='index' nowrap><b>{code}</b>&nbsp;</td><td>{cell(value)}</td></tr>" for code, value in factiva(n).items()
    )


def block(n):
    f = factiva(n)
    lines = "".join(f"<div>{f[code]}</div>" for code in ("WC", "PD", "ET", "SN", "SC", "PG", "LA", "CY") if code in f)
    author = f"<div class='author'>{f['BY']} </div>" if "BY" in f else ""
    body = "".join(f"<p class='articleParagraph enarticleParagraph'>{p}\n</p>" for p in (*f["LP"], *f["TD"]))
    return f"<div class='article enArticle'><div id='hd'><span class='enHeadline'>{f['HD']}\n</span></div>{author}{lines}{body}<p>{f['AN']}</p></div><br>"


def plain(n):
    f = factiva(n)
    return [
        f.get("SE", ""),
        f["HD"],
        *([f["BY"]] if "BY" in f else []),
        *(f[code] for code in ("WC", "PD", "ET", "SN", "SC", "PG", "LA", "CY")),
        "",
        *f["LP"],
        *f["TD"],
        "",
        f["AN"],
    ]


def coded(n, tab):
    return [
        f"{code}{tab}{words}" if i == 0 else words
        for code, value in factiva(n).items()
        for i, words in enumerate(value if isinstance(value, tuple) else (value,))
    ]


PAGE = "<!DOCTYPE html><html><head><title>Factiva</title><style>.enArticle{{}}</style></head><body>{}<p>© 2031 Factiva, Inc. All rights reserved.</p></body></html>"
FACTIVA = {
    "rows.html": PAGE.format("".join(f"<div class='article enArticle'><p><table>{rows(n)}</table></p></div>" for n in range(3))),
    "tables.html": PAGE.format("".join(f"<table>{rows(n)}</table>" for n in range(3))),
    "blocks.html": PAGE.format("".join(map(block, range(3)))),
    "codes.rtf": rtf([line for n in range(3) for line in coded(n, "   ")]),
    "tabs.txt": "\n".join(line for n in range(3) for line in coded(n, "\t")),
    "below.txt": "\n".join(line for n in range(3) for line in coded(n, "\n")),
    "plain.rtf": rtf(["Dow Jones Factiva", *(line for n in range(3) for line in plain(n)), "© 2031 Factiva, Inc. All rights reserved."]),
    "plain.docx": docx([line for n in range(3) for line in plain(n) if line], heading=False),
}


@pytest.mark.parametrize("name", FACTIVA)
def test_factiva(tmp_path, name):
    require_all(articles(tmp_path, name, FACTIVA[name]))


def proquest(n, desk="", surname_first=True):
    title, byline, paragraphs = STORIES[n]
    author = ", ".join(reversed(byline.split(" "))) if byline and surname_first else byline
    day = ("May 6, 2031", "May 7, 2031", "May 18, 2031")[n]
    return [
        f"{title}{desk}", "", *([f"Author: {author}"] if author else []), "https://www.proquest.com/docview/123/fulltext", "", "Abstract: None available.", "",
        f"Full text: {paragraphs[0]}", *paragraphs[1:], "", "Subject: Strikes; Ferries", "", f"Title: {title}{desk}", "",
        f"Publication title: {OUTLETS[n]}; Saltmouth (UK)", "", "First page: 4", "", "Publication year: 2031", "", f"Publication date: {day}", "", "Section: News", "",
        "Publisher: A Company", "", "ISSN: 02613077", "", "Source type: Newspaper", "", "Language of publication: English", "", "Document type: News", "",
        "ProQuest document ID: 12345", "", f"Document URL: https://www.proquest.com/docview/{n}", "", "Copyright: Copyright A Company May 2031", "", "Last updated: 2031-05-08", "",
        "Database: Global Newsstream", "",
    ]  # fmt: skip


RULE = "_" * 60
PQ_HEAD = [
    RULE,
    "",
    "Report Information from ProQuest",
    "9 May 2031 10:11",
    RULE,
    "",
    "Table of contents",
    "",
    "1. Ferry crews reject the harbour board's offer",
    RULE,
    "",
]


def pq_page(lines):
    blocks = "".join("<hr>" + RULE if line == RULE else f"<p>{line}</p>" for line in lines if line)
    return f"<!DOCTYPE html><html><head><title>ProQuest</title></head><body>{blocks}</body></html>"


@pytest.mark.parametrize("desk", ["", ": [National Edition]"])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx"])
def test_proquest(tmp_path, name, desk):
    lines = [*PQ_HEAD, *(line for n in range(3) for line in (f"Document {n + 1} of 3", "", *proquest(n, desk), RULE, ""))]
    data = pq_page(lines) if "html" in name else docx(lines, heading=False) if "docx" in name else "\n".join(lines)
    require_all(articles(tmp_path, name, data))


@pytest.mark.parametrize(
    "left_out", [(), ("ProQuest document ID",), ("ProQuest document ID", "Database", "Document URL", "Last updated", "Copyright")]
)
@pytest.mark.parametrize("counted", [True, False], ids=["counted", "not counted"])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx"])
def test_documents_of_proquest_that_no_line_divides(tmp_path, name, counted, left_out):
    kept = [[line for line in proquest(n) if not line.startswith(left_out or "-")] for n in range(3)]
    lines = [line for n in range(3) for line in (*([f"{n + 1} of 3"] if counted else []), *kept[n])]
    data = pq_page(lines) if "html" in name else docx(lines, heading=False) if "docx" in name else "\n".join(lines)
    require_all(articles(tmp_path, name, data))


def test_a_document_of_proquest_without_text_between_two_that_no_line_divides(tmp_path):
    lines = [line for line in proquest(1) if not line.startswith("Full text") and line not in STORIES[1][2]]
    (tmp_path / "a.txt").write_text("\n".join([*proquest(0), *lines, *proquest(2)]))
    found, unread = articles_of(tmp_path / "a.txt")
    assert [a.title for a in found] == [STORIES[0][0], STORIES[2][0]] and [u.place for u in unread] == ["article 2"]


def test_a_document_of_proquest_without_its_full_text_is_no_article(tmp_path):
    lines = [line for line in proquest(0) if not line.startswith("Full text") and line not in PARAGRAPHS]
    (tmp_path / "a.txt").write_text("\n".join([*PQ_HEAD, *lines, RULE, *proquest(1), RULE]))
    found, unread = articles_of(tmp_path / "a.txt")
    assert [a.title for a in found] == [STORIES[1][0]] and "no full text" in unread[0].reason


def test_which_article_of_several_is_asked_and_chosen(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("\n".join(line for n in range(3) for line in uni(n, UNI_DAYS[n])))
    with pytest.raises(
        InputError,
        match=r"holds 3 articles: choose one with --number: 1 “Ferry crews .*\(The Saltmouth Post \(London\), 2031-05-06\), 2 “Mayor",
    ):
        read_article(path)
    with pytest.raises(InputError, match="no article 4, but 3 articles"):
        read_article(path, 4)
    assert (read_article(path, 2).title, read_article(path, 2).id) == (STORIES[1][0], "a-2")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared inputs are not here")
@pytest.mark.parametrize("name", ["nexis_export.txt", "nexis_export.docx", "factiva.html"])
def test_the_shared_exports(name):
    found, unread = articles_of(SHARED / name)
    heads = [
        "Warehouse strike enters third week",
        "Chancellor faces backbench revolt",
        "The council's war on cars is a war on common sense",
    ]
    assert not unread and [a.title.startswith(head) for a, head in zip(found, heads, strict=True)] == [True] * 3
    if "nexis" in name:
        assert [(a.outlet, a.date, a.byline) for a in found] == [
            ("The Guardian(London)", "2023-03-16", "Daniel Osgood"), ("The Times", "2023-03-08", "Harriet Coyle"), ("Ashcombe Echo", "2023-03-03", "Philippa Stroud")
        ]  # fmt: skip
    for own in ("Load-Date", "Classification", "Document GRDN", "Copyright"):
        assert not any(own in a.text for a in found)


def require_heads(articles, **known):
    for article in articles:
        assert {name: getattr(article, name) for name in known} == known
        assert PARAGRAPHS[0] in article.text and article.text.rstrip().endswith(PARAGRAPHS[3])


LINES = [
    *PARAGRAPHS[:3],
    "Person: somebody who had nothing to say on the day, which nobody in the harbour of Saltmouth had expected.",
    PARAGRAPHS[3],
]
TAIL = ["Load-Date: May 9, 2031", "End of Document"]
HEAD = ["County Echo", "6 May 2031", "Copyright 2031 County Echo"]
ODD = {
    "no Body": [TITLE, *HEAD, "Section: NEWS", "Length: 8 words", f"Byline: {BYLINE}", *LINES, *TAIL],
    "fields without a space": [TITLE, *HEAD, "Length:8 words", f"Byline:{BYLINE}", "Body", *LINES, "Graphic", "A ferry", *TAIL],
    "no fields": [TITLE, "County Echo", "Tuesday, May 6, 2031", "Body", f"By {BYLINE}", *LINES, *TAIL],
    "headline in two lines": ["Page 1 of 1", "", TITLE.split(" reject")[0], "reject" + TITLE.split(" reject")[1], "", *HEAD, "", f"Byline: {BYLINE}", "Length: 8 words", "Body", *LINES, *TAIL],
    "counters of documents": ["Document 1 of 1", TITLE, *HEAD, "Length: 8 words", f"Byline: {BYLINE}", "Body", *LINES, "Load-Date: May 9, 2031"],
    "body below its field": [TITLE, *HEAD, f"Byline: {BYLINE}", "Length: 8 words", f"Body: {LINES[0]}", *LINES[1:], "Classification", "Language: ENGLISH", *TAIL],
}  # fmt: skip


@pytest.mark.parametrize("kind", ODD)
def test_odd_exports_of_nexis(tmp_path, kind):
    found = articles(tmp_path, "a.txt", "\n".join(ODD[kind]))
    require_heads(found, title=TITLE, byline=BYLINE, outlet="County Echo", date="2031-05-06")
    assert len(found) == 1 and LINES[3] in found[0].text


def test_a_record_of_the_new_york_times(tmp_path):
    import textwrap

    centred = [f"{line:^80}" for line in ("Copyright 2031 A Company", "County Echo", "", "May 6, 2031 Tuesday", "Late Edition - Final")]
    fields = [
        "SECTION: Section A; Column 0; National Desk; Pg. 1",
        "LENGTH: 1000 words",
        f"HEADLINE: {TITLE}",
        f"BYLINE: By {BYLINE}",
        "DATELINE: SALTMOUTH",
        "BODY:",
    ]
    blocks = [
        "\n".join(centred),
        *fields,
        *("\n".join(textwrap.wrap(p, 76)) for p in PARAGRAPHS),
        "LOAD-DATE: May 6, 2031",
        "LANGUAGE: ENGLISH",
    ]
    (one,) = articles(tmp_path, "a.txt", "\n\n".join(blocks))
    require_heads([one], title=TITLE, byline=BYLINE, outlet="County Echo", date="2031-05-06")
    assert one.text == text_of(*STORIES[0])


def test_a_document_of_proquest_whose_fields_have_no_names(tmp_path):
    head = [
        RULE,
        "",
        "Document 1 of 1",
        "",
        f"{TITLE}: [Final Edition]",
        "Quill, Nora.",
        "Publication info: County Echo; Saltmouth (UK) [Saltmouth (UK)]06 May 2031: 4.",
    ]
    lines = [
        *head,
        "ProQuest document link",
        "",
        "ABSTRACT",
        "An abstract of it.",
        "",
        "FULL TEXT",
        "",
        *PARAGRAPHS,
        "",
        "Subject: Ferries",
        "",
        "ProQuest document ID: 99",
        "",
        RULE,
    ]
    require_heads(articles(tmp_path, "a.txt", "\n".join(lines)), title=TITLE, byline=BYLINE, outlet="County Echo", date="2031-05-06")


def test_a_byline_of_factiva_without_its_class(tmp_path):
    page = PAGE.format(block(0).replace(" class='author'", ""))
    require_heads(articles(tmp_path, "a.html", page), title=TITLE, byline=BYLINE, outlet=OUTLETS[0], date="2031-05-06")
