"""A small analysis with rows in every table, over a text that is hard for tools: characters outside the BMP, marks, what XML forbids."""

from framescope.analysis import Analysis
from framescope.reading.article import Article
from framescope.tables import SCHEMAS, check, table

TEXT = (
    "Dam opens \U0001f30a\n"
    "=Ruritania\u200f is proud\x07 of it. The regime of \U0001d505enwick is weak.\n"
    "\u201cWe\tbuilt it,\u201d Ruritania's Ann Alder said, \u201cand \U0001f469\u200d\U0001f52c paid.\u201d\n"
    "Bo Birch claimed that the brutal dam leaks.\n"
    "Photo: <A> & 'B' \U0001f4f7"
)


def at(text, words, nth=0):
    """Where the words stand for the nth time, as columns."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def analysis(text=TEXT, name="dam", **article):
    """The analysis: three paragraphs that are measured and one that is not, two attributions, one of them interrupted, three terms."""
    lines = text.split("\n")
    author, birch = {"voice": "author", "speaker": None}, {"voice": "source", "speaker": "bo-birch"}
    weak = {"category": "evaluative", "lexicon": "test", "valence": -0.5, "weight": 0.7}
    rows = {
        "paragraphs": [at(text, line) | {"paragraph_id": i, "kind": ("headline", "body", "body", "body", "caption")[i]} for i, line in enumerate(lines)],
        "sentences": [
            at(text, words) | {"sentence_id": i, "paragraph_id": p}
            for i, (p, words) in enumerate(
                [(0, lines[0]), (1, lines[1].split(" The")[0]), (1, "The" + lines[1].split(" The")[1]), (2, lines[2]), (3, lines[3])]
            )
        ],
        "tokens": [at(text, w) | {"token_id": i, "sentence_id": s, "lemma": w.lower(), "pos": "NOUN"} | v for i, (w, s, v) in enumerate([("opens", 0, author), ("weak", 2, author), ("brutal", 4, birch)])],
        "actors": [
            {"actor_id": "ruritania", "name": "Ruritania", "kind": "country", "side": "ruritania", "mentions": 2},
            {"actor_id": "fenwick", "name": "\U0001d505enwick", "kind": "country", "side": "fenwick", "mentions": 1},
            {"actor_id": "ann-alder", "name": "Ann Alder", "kind": "person", "side": "ruritania", "mentions": 1, "reason": "Ruritania's"},
            {"actor_id": "bo-birch", "name": "Bo Birch", "kind": "person", "side": "bo-birch", "mentions": 1},
        ],
        "mentions": [
            at(text, "Ruritania") | {"mention_id": 0, "actor_id": "ruritania", "sentence_id": 1, "form": "name"},
            at(text, "\U0001d505enwick") | {"mention_id": 1, "actor_id": "fenwick", "sentence_id": 2, "form": "name"},
            at(text, "We") | {"mention_id": 2, "actor_id": None, "sentence_id": 3, "form": "pronoun"},
            at(text, "Ruritania", 1) | {"mention_id": 3, "actor_id": "ruritania", "sentence_id": 3, "form": "name"},
            at(text, "Ann Alder") | {"mention_id": 4, "actor_id": "ann-alder", "sentence_id": 3, "form": "name"},
            at(text, "Bo Birch") | {"mention_id": 5, "actor_id": "bo-birch", "sentence_id": 4, "form": "name"},
        ],
        "attributions": [
            at(text, lines[2]) | {"attribution_id": 0, "sentence_id": 3, "kind": "direct", "cue": "say", "cue_class": "neutral", "speaker": "ann-alder", "side": "ruritania", "words": 6, "position": 0.5, "confidence": 0.9, "rule": "quote"},
            at(text, lines[3][:-1]) | {"attribution_id": 1, "sentence_id": 4, "kind": "indirect", "cue": "claim", "cue_class": "doubting", "speaker": "bo-birch", "side": "bo-birch", "words": 5, "position": 0.8, "confidence": 0.75, "rule": "clause"},
        ],
        "spans": [
            at(text, "Ann Alder") | {"attribution_id": 0, "role": "source"},
            at(text, "said") | {"attribution_id": 0, "role": "cue"},
            at(text, "\u201cWe\tbuilt it,\u201d") | {"attribution_id": 0, "role": "content"},
            at(text, "\u201cand \U0001f469\u200d\U0001f52c paid.\u201d") | {"attribution_id": 0, "role": "content"},
            at(text, "Bo Birch") | {"attribution_id": 1, "role": "source"},
            at(text, "claimed") | {"attribution_id": 1, "role": "cue"},
            at(text, "that the brutal dam leaks") | {"attribution_id": 1, "role": "content"},
        ],
        "terms": [
            at(text, "regime") | {"term_id": 0, "sentence_id": 2, "target": "fenwick"} | weak | author | {"category": "contested label"},
            at(text, "weak") | {"term_id": 1, "sentence_id": 2, "target": "fenwick"} | weak | author,
            at(text, "brutal") | {"term_id": 2, "sentence_id": 4, "target": None} | weak | birch | {"valence": 0.123456789012345},
        ],
        "sentiments": [
            at(text, "Ruritania") | {"mention_id": 0, "actor_id": "ruritania", "sentence_id": 1, "instrument": instrument, "score": 0.6, "label": label, "negative": 0.0, "neutral": 0.4, "positive": 0.6} | author
            for instrument, label in (("vader", "neutral"), ("mention_model", "positive"))
        ],
    }  # fmt: skip
    rows["mentions"] = [{"confidence": 1.0, "rule": "name"} | author | row for row in rows["mentions"]]
    where = rows["terms"][0]
    for each in set(SCHEMAS) - set(rows):
        rows[each] = [
            {column: {"str": "x", "int64": 0, "bool": True, "float64": float("nan")}[kind] for column, kind in SCHEMAS[each].items()}
            | {c: where[c] for c in ("start", "end", "text")}
        ]
    tables = {each: table(each, found) for each, found in rows.items()}
    for each, frame in tables.items():
        check(each, frame, text)
    return Analysis(article=Article(id=name, text=text, **article), model="by hand", **tables)


def same(one, other):
    """Whether two analyses hold the same article and the same tables, types included."""
    return one.article == other.article and all(
        frame.equals(other.tables[name]) and (frame.dtypes == other.tables[name].dtypes).all() for name, frame in one.tables.items()
    )
