"""A stand-in for the measuring that hangs, grows, crashes or fails where a text says so, and is quick elsewhere."""

from deeds import DEEDS
from quick_measure import measure as quick_measure


def measure(articles, settings):
    """As `quick_measure.measure`; the first word of a text may ask for what an article is never to do."""
    for article in articles:
        DEEDS.get(article.text.partition(" ")[0], int)()
        yield from quick_measure([article], settings)
