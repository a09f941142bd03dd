"""What a score costs: the mention model and the sentence model beside TextBlob and VADER, sentences a second of one core.

    python tests/bench/sentiment.py [ROUNDS]

The same sentences go to all four, in batches of 32, in turn in each round: those of the default article that name an actor,
and some of our own training sentences, which are half as long. The networks' time holds the
masking, and each sentence has one target; TextBlob and VADER read the bare sentence. Times are processor seconds; each instrument is loaded and warm before they count.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.parsing.language import parse
from framescope.reading.article import read_article
from framescope.sentiment import mention_model, sentence_model
from textblob import TextBlob
from training.augment import generate
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

BATCH = 32
Item = tuple[str, int, int, tuple]


def news() -> list[Item]:
    """The sentences of the default article in which an actor is named, each with the first as its target."""
    sentences = [span.text.strip() for span in parse(read_article().text).sents]
    hits = [(sentence, load_gazetteer().find(sentence)) for sentence in sentences]
    return [(sentence, found[0].start, found[0].end, ()) for sentence, found in hits if found]


def own(count: int) -> list[Item]:
    return [(sentence, start, end, ()) for sentence, start, end, _ in generate(count, seed=0)]


def rate(read: Callable[[list[Item]], object], items: list[Item]) -> float:
    """Sentences a processor second."""
    began = time.process_time()
    for first in range(0, len(items), BATCH):
        read(items[first : first + BATCH])
    return len(items) / (time.process_time() - began)


def main(rounds: int) -> None:
    analyzer = SentimentIntensityAnalyzer()
    instruments = {
        "mention_model": mention_model.score,
        "sentence_model": sentence_model.score_each,
        "TextBlob": lambda items: [TextBlob(item[0]).sentiment for item in items],
        "VADER": lambda items: [analyzer.polarity_scores(item[0]) for item in items],
    }
    for what, items in (("default article", news()), ("own sentences", own(300))):
        words = statistics.mean(len(item[0].split()) for item in items)
        for read in instruments.values():
            read(items[:BATCH])
        found = {name: [] for name in instruments}
        for _ in range(rounds):
            for name, read in instruments.items():
                found[name].append(rate(read, items))
        speeds = ", ".join(f"{name} {statistics.median(values):,.0f}" for name, values in found.items())
        print(f"{what}, {len(items)} sentences of {words:.0f} words, batches of {BATCH}: {speeds} sentences a processor second")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
