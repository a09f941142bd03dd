"""The words that moved a score stand in the text, and the marked sentences are those of the article."""

import re
from dataclasses import replace
from html import unescape

from framescope.display.occlusion import moved, reasons, strongest
from framescope.tables import table


def test_words_point_to_the_article_and_hiding_a_hostile_one_raises_the_score(azernews):
    rows = strongest(azernews)
    words = moved(azernews, rows)
    assert all(azernews.article.text[s:e] == t for s, e, t in zip(words.start, words.end, words.text, strict=True))
    assert words[words.text == "sabotage"]["shift"].min() < -0.3


def test_sentences_are_shown_whole(azernews):
    shown = unescape(re.sub(r"<[^>]+>", "", re.search(r'<div class="fs-text">(.*)</div>', reasons(azernews).html, re.DOTALL)[1]))
    sentences = azernews.sentences.set_index("sentence_id").text
    assert all(sentences[i] in shown for i in strongest(azernews).sentence_id)


def test_nothing_to_explain(by_hand):
    assert "finds no mention" in reasons(replace(by_hand, sentiments=table("sentiments", []))).html
