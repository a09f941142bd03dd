"""A report to share: excerpts only, so much of the text and no more, in pages, tables and figures."""

import re
import shutil

import pandas as pd
import pytest
from framescope.report import excerpts
from framescope.report.article import make_report
from framescope.report.excerpts import LONGEST, SHARE, STUB, Excerpts
from lxml import html
from test_report import FIGURE, WORDS, write

TEXT = " ".join(f"w{n}" for n in range(200))


def runs(text, words):
    """The longest run of the article's words in these words."""
    source = text.split()
    at = {}
    for n, word in enumerate(source):
        at.setdefault(word, []).append(n)
    longest, going = 0, {}
    for word in words.split():
        going = {n: going.get(n - 1, 0) + 1 for n in at.get(word, ())}
        longest = max(longest, *going.values(), 0)
    return longest


def span(first, last):
    return TEXT.index(f"w{first}"), TEXT.index(f"w{last}") + len(f"w{last}")


def test_a_passage_stands_among_some_words():
    assert Excerpts(TEXT).passage(*span(20, 21)) == ("w15 w16 w17 w18 w19 ", "w20 w21", " w22 w23 w24 w25 w26")


def test_a_long_passage_is_cut_to_the_longest_excerpt():
    before, words, after = Excerpts(TEXT).passage(*span(20, 90))
    assert runs(TEXT, before + words + after) <= LONGEST and words.endswith("…") and after.strip() == ""


def test_where_enough_was_shown_a_passage_is_its_first_words_alone():
    shown = Excerpts(TEXT)
    each = [shown.passage(*span(n, n + 5)) for n in range(0, 190, 10)]
    assert each[0][2] and each[-1] == ("", "w180 w181 w182 …", "") and shown.share <= SHARE
    assert shown.passage(*span(0, 5)) == each[0], "what was shown may be shown again"


@pytest.mark.parametrize("words", ["He said so.", "w1 w2 w3", "w1 w9 w2 w8 w3 w7 w4 w6", ""])
def test_words_that_are_no_excerpt_stay(words):
    assert Excerpts(TEXT).text(words) == words


def test_a_run_of_the_article_in_other_words_is_cut():
    quoted = "The paper says: " + " ".join(f"w{n}" for n in range(50, 120)) + " and ends."
    cut = Excerpts(TEXT).text(quoted)
    assert cut.startswith("The paper says: w50 w51") and cut.endswith("… and ends.") and runs(TEXT, cut) <= LONGEST


def test_the_first_words_are_found_whatever_stands_before_them():
    cut = Excerpts(TEXT).text(" ".join(f"w{n}" for n in range(200)))
    assert runs(TEXT, cut) <= LONGEST


def test_a_page_keeps_its_frame_and_loses_the_text():
    body = f'<p>{TEXT}</p><div class="fs-text"><p>{TEXT}</p></div><img alt="{TEXT}"><ul><li data-at="0-8">{TEXT}<mark>w0</mark></li></ul>'
    page = excerpts.shortened(
        f"<!DOCTYPE html>\n<html><head><title>t</title></head><body><h1>Head</h1>{body}</body></html>", Excerpts(TEXT)
    )
    root = html.fromstring(page)
    assert root.find(".//h1").text == "Head" and root.find_class("fs-text")[0].text == excerpts.LEFT_OUT
    assert runs(TEXT, root.text_content()) <= LONGEST and runs(TEXT, root.find(".//img").get("alt")) <= LONGEST
    assert page.startswith("<!DOCTYPE html>")


def test_tables_hold_no_text():
    frame = pd.DataFrame({"text": [TEXT, "two words", None], "n": [1, 2, 3]}).astype({"text": "str"})
    tables = excerpts.without_text({"spans": frame, "tokens": frame.assign(lemma=frame.text)})
    assert tables["spans"].text.tolist()[:2] == ["w0 w1 w2 …", "two words"] and tables["spans"].text.isna().tolist() == [False, False, True]
    assert list(tables["tokens"]) == ["n"]
    assert STUB < LONGEST


@pytest.fixture(scope="module")
def shared(reported, tmp_path_factory, azernews):
    """The report on the default article, as it is shared."""
    folder = tmp_path_factory.mktemp("shared") / "report"
    shutil.copytree(reported("default").folder, folder)
    return folder, excerpts.put_excerpts(folder, azernews.article.text)


def test_no_page_shows_more_than_excerpts(shared, azernews):
    text, covered = azernews.article.text, set()
    words = text.split()
    places = {}
    for n in range(len(words) - 7):
        places.setdefault(tuple(words[n : n + 8]), []).append(n)
    for path in shared[0].rglob("*.html"):
        page = html.parse(str(path)).getroot()
        for item in page.xpath("//li[@data-at]"):  # an excerpt ends where its note or the next one begins
            item.find("mark").tail, item.tail = f"{item.find('mark').tail or ''} | ", " | "
        said = page.text_content()
        assert runs(text, said) <= LONGEST, path.name
        each = said.split()
        covered |= {m for n in range(len(each)) for p in places.get(tuple(each[n : n + 8]), ()) for m in range(p, p + 8)}
    assert len(covered) <= (SHARE + 0.05) * len(words)
    assert f"{LONGEST} words long at most" in shared[1]
    assert shared[1] in html.parse(str(shared[0] / "index.html")).getroot().text_content()


def test_a_shared_report_still_leads_to_its_words(shared):
    page = html.parse(str(shared[0] / "05_findings.html")).getroot()
    marks = page.xpath("//div[contains(@class, 'fs-words')]//li/mark")
    assert len(marks) > 50 and all(mark.text_content().strip() for mark in marks)
    assert page.xpath("//svg[contains(@class, 'fs-links')]//a")


def test_no_link_of_a_shared_report_is_dead(shared):
    pages = {path.resolve(): html.parse(str(path)).getroot() for path in shared[0].rglob("*.html")}
    ids = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    for path, page in pages.items():
        for link in page.xpath("//a/@href"):
            file, _, place = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.is_file() and (not place or place in ids[target]), (path.name, link)


def test_a_report_is_made_to_be_shared(tmp_path, cold_kernels):
    article = tmp_path / "toll.txt"
    sentence = "The mayor, Jane Roe, said on Monday that the brutal toll on all of the drivers of the old city was fair. "
    long = " ".join(f"On day {n} the council met number{n} and heard driver{n} speak of road{n} at length." for n in range(20))
    article.write_text(f"Council splits\n\n{sentence}{long}\n", encoding="utf-8")
    sheets = write(tmp_path / "notebooks", _01_words=["# Which words?", WORDS], _02_line=["# Where to?", FIGURE])
    said = []
    folder = make_report(article, tmp_path / "reports", tmp_path / "figures", say=said.append, notebooks=sheets, excerpts=True)
    assert any(line.startswith("framescope: This copy is made for sharing") for line in said)
    for path in (path for path in folder.rglob("*") if path.is_file()):
        if path.suffix == ".parquet":
            texts = " ".join(pd.read_parquet(path).select_dtypes("str").fillna("").stack().tolist())
        else:
            texts = re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8", errors="replace"))
        assert runs(f"{sentence}{long}", texts) <= LONGEST, path.name
