"""What finding loaded terms costs: `find_terms` on 1,000 sentences beside the parse of the same sentences.

    python tests/bench/terms.py [ROUNDS]

The sentences are those of the default article, again and again, as articles of their usual length, in one process. What is
remembered of single words is forgotten before each article, so that the repetition saves nothing. Printed is the processor
time of this process for (A) the parse and (B) `find_terms` on the parses: the median of the rounds.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from framescope.parsing.language import parse_many
from framescope.reading.article import read_article
from framescope.terms.find import find_terms
from framescope.terms.word_evidence import word_evidence

SENTENCES = 1_000


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def find_all(docs: list) -> None:
    for doc in docs:
        word_evidence.cache_clear()
        find_terms(doc)


def main(rounds: int) -> None:
    text = read_article().text
    (first,) = parse_many([text])
    find_terms(first)  # what is read once a process (model, lists) is read before the clock starts
    copies = -(-SENTENCES // len(list(first.sents)))
    docs: list = []
    parsing = [seconds(lambda: docs.__setitem__(slice(None), parse_many([text] * copies))) for _ in range(rounds)]
    finding = [seconds(lambda: find_all(docs)) for _ in range(rounds)]
    sentences = sum(len(list(doc.sents)) for doc in docs)
    parse, find = statistics.median(parsing), statistics.median(finding)
    print(f"{sentences} sentences, {rounds} rounds, processor seconds: parse {parse:.2f}, find_terms {find:.2f}, ratio {find / parse:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
