"""The attribution stage as a spaCy component: ``nlp.add_pipe("framescope_attributions", last=True)``.

It needs a parser, a tagger and a lemmatizer before it, sets ``doc._.attributions`` (a list of
:class:`framescope.attribution.find.Attribution` with character offsets) and changes nothing else of the Doc.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from .find import find_attributions

if not Doc.has_extension("attributions"):
    Doc.set_extension("attributions", default=())


@Language.factory("framescope_attributions", requires=["token.dep", "token.head", "token.lemma", "token.pos", "token.tag"])
def make_attributions(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component for a pipeline; it has no settings. spaCy finds it by its entry point."""
    return attributions


def attributions(doc: Doc) -> Doc:
    """Find who is reported to have said what in `doc`."""
    doc._.attributions = find_attributions(doc)
    return doc
