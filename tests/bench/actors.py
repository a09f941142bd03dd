"""What it costs to know who is who, and whether main actors keep one identity over the articles of an event.

    python tests/bench/actors.py GOLD [--each 3]

GOLD is a folder with basil/open.jsonl (Fan et al. 2019) and seesaw/open.jsonl (Zhang, Beauchamp and Wang 2022): three articles an event.

- Cost, on the first 60 articles: processor seconds of one core for the parse as it is made (with names masked) and for the actors, beside the
  bare parse; the whole analysis as for a corpus, beside the bare parse.
- Identity, on every EACH-th event: of the main actors that the gold has in all three articles, how many are found in all three, and how
  many of these are one in them; and how many identities two actors of the gold share. As in a corpus, by ``actor_key``
  (`framescope.actors.keys.told_apart`), and as in a comparison, by the aligned ``actor_id`` (`framescope.comparison.align`).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import pandas as pd
from corpus import measuring, parsing, seconds
from framescope.actors.find import read_actors
from framescope.actors.keys import told_apart
from framescope.analysis import Analysis
from framescope.comparison.align import align
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.measuring import measured
from framescope.parsing.language import parse_many
from framescope.reading.article import Article
from framescope.sentiment.score import FOR_CORPORA
from framescope.settings import Settings
from framescope.validation.seesaw import is_graded_kind, names_of, same

ARTICLES = 60


def rows(gold: Path, corpus: str) -> list[dict]:
    return [json.loads(line) for line in (gold / corpus / "open.jsonl").read_text(encoding="utf-8").splitlines()]


def cost(texts: Sequence[str]) -> None:
    """The shares of the bare parse that masking, the actors and the whole analysis take."""
    docs, gazetteer = list(parse_many(texts)), load_gazetteer()
    works = {
        "bare": parsing(texts),
        "masked": lambda: list(parse_many(texts)),
        "actors": lambda: [read_actors(doc, gazetteer) for doc in docs],
        "whole": measuring(texts, FOR_CORPORA),
    }
    spent = seconds(works)
    bare = spent["bare"]
    stage = spent["masked"] - bare + spent["actors"]
    print(f"{len(texts)} articles, bare parse {len(texts) / bare:.1f} a second")
    print(
        f"    masking {(spent['masked'] - bare) / bare:.2f}, actors {spent['actors'] / bare:.2f}, together {stage / bare:.2f} of the bare parse"
    )
    print(f"    whole analysis {spent['whole'] / bare:.2f} times the bare parse")


def main_actors(row: dict) -> set[str]:
    """The main actors that the gold has in an article."""
    if "author_feeling" in row:
        return {name for name in row["author_feeling"] if name != "main event"}
    return {e["name"] for e in row["entities"] if e["salience"] == "Main" and is_graded_kind(e["kind"])}


def identity(corpus: str, articles: Sequence[dict], each: int) -> None:
    """How the main actors that all three articles of an event have are found, and under how many keys."""
    events: dict[str, list[dict]] = defaultdict(list)
    for row in articles:
        events[row.get("event", row.get("story"))].append(row)
    told = [_outcomes(event) for event in list(events.values())[::each] if len(event) == 3]
    for way in ("corpus", "comparison"):
        found = Counter(outcome for outcomes in told for outcome in outcomes[way])
        everywhere = found["one"] + found["several"] + found["none"]
        print(
            f"{corpus}, in a {way}: {everywhere + found['not in all']} main actors of all three articles, {everywhere} found in all; of these "
            f"one identity {found['one']} ({found['one'] / max(1, everywhere):.3f}), several {found['several']}, none in one of them "
            f"{found['none']}; identities that two actors share {found['shared']}"
        )


def _outcomes(event: Sequence[dict]) -> dict[str, list[str]]:
    analyses = [measured(Article(id=row["doc"], text=row["text"]), Settings(instruments=())) for row in event]
    keys = told_apart(pd.concat([a.actors for a in analyses], ignore_index=True)).tolist()
    starts = accumulate((len(a.actors) for a in analyses), initial=0)
    own = [keys[start : start + len(a.actors)] for start, a in zip(starts, analyses, strict=False)]
    aligned = align(analyses)
    names = sorted(set.intersection(*map(main_actors, event)))
    return {
        "corpus": list(_identities(names, analyses, own)),
        "comparison": list(_identities(names, aligned, [a.actors.actor_id.tolist() for a in aligned])),
    }


def _identities(names: Sequence[str], analyses: Sequence[Analysis], keys: Sequence[list]) -> Iterator[str]:
    """What became of each of the gold's actors: "one" identity, "several", "none" in an article, "not in all"; "shared" for each of two."""
    named: dict[str, set[str]] = defaultdict(set)
    for name in names:
        of = [_keys(a, own, name) for a, own in zip(analyses, keys, strict=True)]
        if not all(of):
            yield "not in all"
            continue
        best = [each[0] for each in of]
        yield "none" if None in best else "one" if len(set(best)) == 1 else "several"
        for key in best:
            if key is not None:
                named[key].add(name)
    yield from ("shared" for bearers in named.values() if len(bearers) > 1)


def _keys(a: Analysis, keys: Sequence[str | None], name: str) -> list[str | None]:
    """The keys of an article's actors that can be the gold's, those of the most mentioned first."""
    names = names_of(a)
    own = [(-n, i) for i, (actor, n) in enumerate(zip(a.actors.actor_id, a.actors.mentions, strict=True)) if same(name, names[actor])]
    return [keys[i] if isinstance(keys[i], str) else None for _, i in sorted(own)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", type=Path, help="folder with basil/open.jsonl and seesaw/open.jsonl")
    parser.add_argument("--each", type=int, default=3, help="of how many events one is read (default: 3)")
    options = parser.parse_args()
    corpora = {corpus: rows(options.gold, corpus) for corpus in ("basil", "seesaw")}
    cost([row["text"] for row in corpora["basil"][:ARTICLES]])
    for corpus, articles in corpora.items():
        identity(corpus, articles, options.each)


if __name__ == "__main__":
    main()
