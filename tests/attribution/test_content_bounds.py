"""Where what is reported begins and ends, who says it, and who only meets with it: sentences parsed by hand, some ten of each kind.

The parses stand in ``content_bounds.txt``: some of them are wrong in the ways in which parsers are, which the rules make up for.
"""

from pathlib import Path

import pytest
import spacy
from framescope.attribution.find import find_attributions
from spacy.tokens import Doc

VOCAB = spacy.blank("en").vocab


def sentences() -> list:
    """The cases of the file: the rows of a parse and what is to be found in it, named by kind and first words."""
    lines = [line for line in (Path(__file__).parent / "content_bounds.txt").read_text(encoding="utf-8").splitlines() if line]
    cases, kind = [], ""
    for n, line in enumerate(lines):
        if line.startswith("["):
            kind = line.strip("[]")
        elif line.startswith("->"):
            rows = [token.rsplit("/", 5) for token in lines[n - 1].split()]
            cases.append(pytest.param(rows, line[2:].strip(), id=f"{kind}: {' '.join(r[0] for r in rows[:5])} ({n})"))
    return cases


def doc_of(rows: list[list[str]]) -> Doc:
    """The parse that the rows describe."""
    words, lemmas, tags, pos, deps, heads = zip(*rows, strict=True)
    return Doc(
        VOCAB,
        words=[w.removesuffix("+") for w in words],
        spaces=[not w.endswith("+") for w in words],
        lemmas=list(lemmas),
        tags=list(tags),
        pos=list(pos),
        deps=list(deps),
        heads=[int(h) for h in heads],
    )


def reported(doc: Doc) -> list[str]:
    """Source, cue and content of each attribution that is no scare quote."""
    parts = ((a.source, a.cue, a.content) for a in find_attributions(doc) if a.kind != "scare")
    return [" | ".join(" … ".join(doc.text[s:e] for s, e in spans) for spans in three).strip() for three in parts]


@pytest.mark.parametrize(("rows", "expected"), sentences())
def test_what_a_sentence_reports(rows, expected):
    found = reported(doc_of(rows))
    assert expected in found if expected else found == []
