"""Near-duplicates are one story, whatever paper prints them; the rest are their own; a corpus marks or leaves them out."""

import json

import pandas as pd
import pytest
from filemaker import OTHERS, PARAGRAPHS
from framescope.corpus import make_corpus, opened, read_errors, trends
from framescope.corpus.duplicates import signatures, stories
from framescope.measures.ratios import ratio, sums
from quick_measure import measure

WIRE = [
    *PARAGRAPHS,
    "The board meets again on Friday, and a ferry from the mainland will bring fuel for the hospital, the ministry of transport said.",
    "The strike is the third in two years. The last one ended when the government paid for new boats, which have still not come.",
    "“We are not asking for the moon,” Mr Reddy told a rally in the harbour on Monday evening, to cheers from the crews and their families.",
]
UNLIKE = (
    "The mayor of Fenwick opened the new bridge on Monday, and told a crowd of hundreds that it would serve the town for a century to come.",
    "Schools across the county will close early on Friday since the heating has failed in a dozen of them, teachers told parents in a letter.",
    "Ferry crews have voted again, and this time the harbour board may have to listen, for the islands have had enough of empty shelves.",
)


def paper(headline, paragraphs):
    return f"{headline}\n\n" + "\n\n".join(paragraphs) + "\n"


COPIES = {
    "as it is": paper("Ferry crews say no", WIRE),
    "another headline and agency": paper(
        "No boats until Easter as crews reject deal", ["By our correspondent", *WIRE, "(Reporting by X; Editing by Y)"]
    ),
    "cut from the end": paper("Crews reject offer", WIRE[:4]),
    "cut hard": paper("Ferries: no deal", WIRE[:3]),
    "a paragraph left out": paper("Crews reject offer", WIRE[:2] + WIRE[3:]),
    "a paragraph of its own": paper(
        "Crews reject offer", [*WIRE[:5], "In Westray the council has opened a hall where people share what they have left.", *WIRE[5:]]
    ),
    "a few words changed": paper("Crews reject offer", [p.replace("said", "says").replace("Tuesday", "6 May") for p in WIRE]),
    "other typography": paper("Crews reject offer", [p.replace("“", '"').replace("”", '"').replace("’", "'").upper() for p in WIRE]),
    "wrapped": paper("Crews reject offer", WIRE).replace(". ", ".\n"),
}


@pytest.mark.parametrize("kind", COPIES)
def test_a_copy_is_the_same_story(kind):
    texts = [paper("Rain", UNLIKE), COPIES["as it is"], COPIES[kind]]
    assert stories(signatures(texts)).tolist() == [0, 1, 1]


def test_what_is_written_anew_is_another_story():
    texts = [
        paper("Rain", [UNLIKE[0]] * 3),
        paper("Schools", [UNLIKE[1]] * 3),
        paper("Crews", [UNLIKE[2], *(p for _, _, ps in OTHERS for p in ps)]),
        COPIES["as it is"],
        "",
        "x",
        "y",
    ]
    assert stories(signatures(texts)).tolist() == list(range(7))


def test_a_short_text_is_the_same_only_as_itself():
    assert stories(signatures(["Rain fell.", "Rain fell.", "Rain fell again."])).tolist() == [0, 0, 2]


def corpus(folder, rows, **options):
    (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return make_corpus(folder / "in.jsonl", folder / "out", workers=1, measure=measure, articles=3, **options)


ROWS = [{"id": f"wire{n}", "text": text, "outlet": f"Paper {n}"} for n, text in enumerate(COPIES.values())]
ROWS[4:4] = [{"id": "own", "text": paper("Rain", UNLIKE), "outlet": "Paper 1"}]


def test_a_corpus_marks_every_article_with_its_story(tmp_path):
    done = corpus(tmp_path, ROWS)
    articles = opened(done.folder, "articles").to_table().to_pandas().set_index("article_id")
    assert articles.story.to_dict() == {row["id"]: "own" if row["id"] == "own" else "wire0" for row in ROWS}
    assert (done.articles, done.stories.stories, done.stories.repeated) == (10, 2, 8)
    assert "8 articles of 10 repeat a story" in done.stories.in_words()
    again = corpus(tmp_path, ROWS)
    assert again.again == {} and again.stories == done.stories


def test_only_the_first_stays_where_that_is_asked(tmp_path):
    done = corpus(tmp_path, ROWS, duplicates="first")
    tables = {name: opened(done.folder, name).to_table().to_pandas() for name in ("articles", "tokens", "sentences")}
    assert all(set(frame.article_id) == {"wire0", "own"} for frame in tables.values())
    errors = read_errors(done.folder).to_pandas().set_index("article_id")
    assert len(errors) == 8 and errors.reason["wire3"] == "tells the same story as wire0: left out by --duplicates first"
    assert (done.articles, done.errors, done.stories.stories, done.stories.repeated) == (2, 8, 2, 8)
    again = corpus(tmp_path, ROWS, duplicates="first")
    assert again.again == {} and (again.articles, again.stories) == (2, done.stories)


def test_a_wire_story_in_twelve_papers_is_one_witness():
    """The sums of articles that tell one story are those of one article with all their words."""
    group = {"measure": "share", "rests_on": "attribution", "outlet": "A", "who": "X", "period": "2031"}
    rows = pd.DataFrame([{**group, "story": "wire", "y": 5.0, "n": 10.0}] * 12 + [{**group, "story": "other", "y": 1.0, "n": 10.0}] * 2)
    found = trends._clustered(rows)
    expected = sums(pd.Series([60.0, 2.0]), pd.Series([120.0, 20.0]))
    assert found[list(expected)].sum().to_dict() == expected
    alone = pd.DataFrame([{**group, **sums(rows.y, rows.n)}])
    assert found.k.sum() == 2 and alone.k.sum() == 14
    assert ratio(alone).low.notna().all() and ratio(pd.DataFrame([expected])).low.isna().all()


def test_kinds_of_sources_count_a_story_once():
    """As all other measures do: three articles of which two tell one story are two witnesses."""
    articles = pd.DataFrame({"article_id": ["a", "b", "c"], "outlet": "A", "date": "2031-04-02"})
    said = pd.DataFrame({"article_id": ["a", "b", "c"], "source_kind": "union", "words": [10, 10, 4]})
    repeated = pd.DataFrame({"story": ["a", "a"], "period": "2031"}, index=["a", "b"])
    found = trends._added_up([trends._kind_sums({"articles": articles, "attributions": said}, "Y", repeated)])
    assert found[["k", "y", "n", "yy"]].sum().to_dict() == {"k": 2.0, "y": 24.0, "n": 24.0, "yy": 416.0}
