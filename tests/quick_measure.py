"""A stand-in for the measuring, quick enough to be killed twenty times: one sentence a line, one token a word."""

import os
import signal
import time

from framescope.corpus.batches import Unmeasured
from framescope.pipeline import Measured
from framescope.sentiment.score import ReadMentions
from framescope.tables import SCHEMAS

SECONDS = 0.01
EMPTY: dict[str, list] = {name: [] for name in SCHEMAS}


def measure(articles, settings):
    """Tables that follow from the text alone. "BAD" cannot be measured; "DEADLY" ends the process."""
    for article in articles:
        time.sleep(SECONDS)
        if "DEADLY" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        yield Unmeasured(article, "is bad") if "BAD" in article.text else _measured(article)


def _measured(article):
    lines = [(n, article.text.index(line), line) for n, line in enumerate(dict.fromkeys(filter(None, article.text.split("\n"))))]
    sentences = [{"sentence_id": n, "paragraph_id": n, "start": s, "end": s + len(line), "text": line} for n, s, line in lines]
    tokens, at = [], 0
    for word in article.text.split():
        at = article.text.index(word, at)
        tokens.append(
            {
                "token_id": len(tokens),
                "sentence_id": 0,
                "start": at,
                "end": at + len(word),
                "text": word,
                "lemma": word,
                "pos": "X",
                "voice": "author",
                "speaker": None,
            }
        )
        at += len(word)
    return Measured(article, {}, EMPTY | {"sentences": sentences, "tokens": tokens}, ReadMentions([], (), []))
