"""Files as people have them, built by code: documents, pages, exports of archives. The texts are the tests' own."""

import io
import zipfile
from xml.sax.saxutils import escape

TITLE = "Ferry crews reject the harbour board's offer"
BYLINE = "Nora Quill"
PARAGRAPHS = (
    "Ferry crews in Saltmouth rejected the harbour board's offer on Tuesday, and their union said that the boats would stay in port until Easter.",
    "“Nobody can live on this,” said Tom Reddy, its secretary, who accused the board of holding the islands to ransom.",
    "The board's chairman, Sir Hugh Vane, said that the offer of £9 million was generous and that there was no more to give.",
    "Islanders queued for bread on Wednesday. A shopkeeper on Westray said she had sold the last of her flour.",
)
ARTICLE = "\n\n".join((TITLE, f"By {BYLINE}", *PARAGRAPHS)) + "\n"
"""The same article that every file here holds, as it must be read."""

OTHERS = (
    (
        "Mayor opens the new bridge",
        "Ida Marsh",
        ("The mayor of Fenwick opened the bridge on Monday.", "She said that it would last a hundred years, and nobody doubted it."),
    ),
    (
        "Schools to close early",
        None,
        ("Schools in the county will close early on Friday.", "Teachers said that the heating had failed in a dozen of them."),
    ),
)


def zipped(members):
    """A ZIP file of these names and contents."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return data.getvalue()


def docx(lines, heading=True):
    """A Word document of these paragraphs, the first one a heading."""
    from docx import Document

    document, data = Document(), io.BytesIO()
    for n, line in enumerate(lines):
        document.add_paragraph(line, style="Heading 1" if heading and n == 0 else None)
    document.save(data)
    return data.getvalue()


def odt(lines):
    """An OpenDocument text of these paragraphs, the first one a heading."""
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = f'<text:h text:outline-level="1">{escape(lines[0])}</text:h>' + "".join(
        f"<text:p>{escape(line[:20])}<text:span>{escape(line[20:])}</text:span></text:p>" for line in lines[1:]
    )
    content = f'<?xml version="1.0"?><office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def rtf(lines):
    """Rich text of these paragraphs, with a header, a link and characters by their codes."""
    coded = "".join(rf"\pard {''.join(_rtf(c) for c in line)}\par" + "\n" for line in lines)
    return (r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\header A running head\par}" + "\n" + coded + "}").encode("ascii")


def _rtf(c):
    return f"\\{c}" if c in "\\{}" else c if ord(c) < 128 else f"\\u{ord(c)}?"


def pdf(pages):
    """A PDF file; a page is a list of (x, y, size, words)."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        None,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        stream = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({_pdf(words)}) Tj ET" for x, y, size, words in page)
        objects.append(f"<< /Length {len(stream.encode('latin-1'))} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for n, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return (
        out
        + f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF".encode()
    )


def _pdf(words):
    words = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return "".join(c if ord(c) < 128 else f"\\{c.encode('cp1252')[0]:03o}" for c in words)


def page(body="", head="", around=""):
    """A saved page with the article, what stands in its head, in its body beside the paragraphs, and around the article."""
    paragraphs = "".join(f"<p>{escape(p)}</p>" for p in PARAGRAPHS)
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{escape(TITLE)}</title>{head}</head><body>{around}<main><article><h1>{escape(TITLE)}</h1>{body}{paragraphs}</article></main></body></html>"


def mhtml(html, address="https://www.example.org/ferry"):
    """A page saved as one file, its text in quoted-printable as browsers write it, with a picture beside it."""
    import quopri

    coded = quopri.encodestring(html.encode("utf-8")).decode("ascii")
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nSubject: =?utf-8?Q?Ferry?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Boundary"\r\n\r\n\r\n------Boundary\r\nContent-Type: text/html\r\n'
        f"Content-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {address}\r\n\r\n{coded}\r\n"
        "------Boundary\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://www.example.org/x.png\r\n\r\n"
        "iVBORw0KGgo=\r\n------Boundary--\r\n"
    ).encode("ascii")


def nitf():
    """The article in NITF."""
    body = "".join(f"<p>{escape(p)}</p>" for p in PARAGRAPHS)
    return f"""<?xml version="1.0" encoding="UTF-8"?><nitf><head><title>{escape(TITLE)}</title><docdata><date.issue norm="20310506T101500Z"/></docdata>
<pubdata name="The Saltmouth Post" date.publication="20310507"/></head><body><body.head><hedline><hl1>{escape(TITLE)}</hl1></hedline>
<byline>By <person>{BYLINE}</person></byline><dateline><location>SALTMOUTH</location></dateline></body.head>
<body.content>{body}<media><media-caption><p>A ferry in port. Photograph: X</p></media-caption></media></body.content></body></nitf>""".encode()


def newsml(items=1):
    """A message of NewsML-G2 with so many items."""
    body = "".join(f"<p>{escape(p)}</p>" for p in PARAGRAPHS)
    item = f"""<newsItem guid="tag:example.org:1" version="1"><itemMeta><provider literal="The Wire"/><versionCreated>2031-05-06T12:00:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2031-05-06T10:00:00Z</contentCreated><creator><name>{BYLINE}</name></creator><infoSource><name>The Saltmouth Post</name></infoSource>
<headline>{escape(TITLE)}</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>x</title></head><body>{body}</body></html></inlineXML></contentSet></newsItem>"""
    return f'<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2031-05-06</sent></header><itemSet>{item * items}</itemSet></newsMessage>'.encode()
