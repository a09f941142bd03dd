"""What is known of a single word before its sentence is looked at: tone in two open lists, word shape, rarity.

Tone: VADER's word list (MIT; Hutto & Gilbert 2014; raters' means from -4 to 4) and TextBlob's ``en-sentiment.xml`` (PDDL;
De Smedt & Daelemans 2012; polarity and subjectivity of adjectives). Rarity: the word counts that TextBlob carries
(``en-spelling.txt``: books of Project Gutenberg, frequency lists of Wiktionary and the British National Corpus, about a
million words), where a word of news prose that never occurs is rare in plain English. Shape: endings and first parts that
make labels and slurs out of neutral stems.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from framescope.imports import without
from framescope.resources import package_folder

LABEL_ENDING = re.compile(r"(?!\w+(?:olog|iatr|etr|graph|nom|ap|tom)ists?$)\w{3,}(?:ists?|isms?|phob(?:e|es|ia|ic)|mongers?|mongering)$")
TRADE = re.compile(r"(?:cheese|coster|fell|fish|iron|wood)monger(?:s|ing)?$")
QUALITY_ENDING = re.compile(r"\w{3,}(?:ness|ous|ously|less|lessly|ful|fully|esque|ish)$")
LABEL_PREFIXES = frozenset({"anti", "far", "ultra", "pro", "hyper", "pseudo", "quasi", "neo", "crypto", "arch", "alt", "uber", "hard"})
PLAIN_PARTS = frozenset(
    [
        "active",
        "age",
        "ageing",
        "aging",
        "aircraft",
        "am",
        "average",
        "bacterial",
        "ball",
        "biotic",
        "body",
        "boiled",
        "classical",
        "clockwise",
        "coded",
        "copy",
        "core",
        "cover",
        "cyclical",
        "depressant",
        "drive",
        "earned",
        "fetched",
        "flung",
        "gothic",
        "hat",
        "hitting",
        "inflammatory",
        "link",
        "local",
        "lock",
        "marathon",
        "missile",
        "off",
        "oxidant",
        "pitched",
        "pop",
        "pressed",
        "rata",
        "reaching",
        "rock",
        "seeing",
        "shell",
        "shot",
        "sighted",
        "slip",
        "sonic",
        "sound",
        "tank",
        "tension",
        "text",
        "theft",
        "thin",
        "up",
        "viral",
        "virus",
        "violet",
        "wearing",
        "wired",
        "wood",
        "working",
        "worn",
    ]
)
"""Second parts with which a `LABEL_PREFIXES` makes a plain word: "anti-virus", "hard-working", "pro-rata"."""
RARE, UNCOMMON, COMMON = 0, 10, 300
OPEN_LISTS = ("vader", "textblob")


@dataclass(frozen=True)
class WordEvidence:
    """valence: -1 … 1; tone, shape, rarity: parts of a weight (``terms``); sources: the lists that know the word."""

    valence: float
    tone: float
    shape: float
    rarity: float
    label: bool
    sources: tuple[str, ...]


@cache
def counts() -> dict[str, int]:
    """How often each word occurs in TextBlob's reference text."""
    lines = (package_folder("textblob") / "en" / "en-spelling.txt").read_text(encoding="utf-8").splitlines()
    return {word: int(count) for word, count in (line.split() for line in lines if line and not line.startswith(";;;"))}


@cache
def vader_words() -> dict[str, float]:
    """VADER's words and their mean rating, -4 to 4."""
    from importlib.resources import files

    lines = files("vaderSentiment").joinpath("vader_lexicon.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t")[:2] for line in lines if "\t" in line)
    return {word: float(value) for word, value in pairs}


@cache
def textblob_words() -> dict[str, tuple[float, float]]:
    """TextBlob's words with their mean polarity (-1 to 1) and subjectivity (0 to 1)."""
    with without("scipy"):  # all of which NLTK loads for one test, where it is installed
        from textblob.en import sentiment

    sentiment.load()
    return {word: tuple(senses[None][:2]) for word, senses in dict.items(sentiment) if None in senses}


@lru_cache(maxsize=100_000)
def word_evidence(word: str, lemma: str, without: str = "") -> WordEvidence:
    """The evidence for a word given in lower case, with its lemma; `without` is the one of `OPEN_LISTS` to leave out, if any."""
    vader = 0.0 if without == "vader" else vader_words().get(word, vader_words().get(lemma, 0.0))
    polarity, subjectivity = (0.0, 0.0) if without == "textblob" else textblob_words().get(word, (0.0, 0.0))
    label = bool(LABEL_ENDING.match(word)) and not TRADE.match(word)
    quality = bool(QUALITY_ENDING.match(word))
    sources = tuple(name for name, known in zip(OPEN_LISTS, (vader, subjectivity), strict=True) if known)
    return WordEvidence(
        valence=vader / 4 if vader else polarity,
        tone=_tone(vader, subjectivity),
        shape=0.2 if label else 0.15 if quality else 0.0,
        rarity=_rarity(word, lemma),
        label=label,
        sources=sources,
    )


def _tone(vader: float, subjectivity: float) -> float:
    """Unfriendly words mark slant more than friendly ones; TextBlob's subjectivity counts when it is high."""
    from_vader = 0.1 * -vader if vader < 0 else 0.04 * vader
    return min(0.4, from_vader + 0.2 * subjectivity)


def _rarity(word: str, lemma: str) -> float:
    count = max(counts().get(word, 0), counts().get(lemma, 0))
    return 0.25 if count <= RARE else 0.15 if count <= UNCOMMON else -0.1 if count > COMMON else 0.0
