"""The attribution stage for people who only have a spaCy pipeline."""

import framescope.attribution.component  # noqa: F401  (registers the component where the package is not installed)
import spacy
from framescope.parsing.language import MODELS
from spacy.util import is_package


def test_the_component_finds_attributions_in_any_pipeline():
    nlp = spacy.load(next(filter(is_package, MODELS)))
    nlp.add_pipe("framescope_attributions", last=True)
    doc = nlp("The mayor said that it rains.")
    (a,) = doc._.attributions
    assert [doc.text[s:e] for s, e in a.content] == ["that it rains"]


def test_a_doc_that_no_pipeline_has_seen_has_none():
    assert spacy.blank("en")("It rains.")._.attributions == ()
