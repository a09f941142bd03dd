"""The layers that an article's annotations have in INCEpTION and in any other tool that reads UIMA's CAS.

A layer is a UIMA type whose features are text, numbers, or slots: lists of links, each with a role and a span that it leads to.
INCEpTION makes layers of a type system (``…-TypeSystem.xml``), and better ones of its own description of layers (``…-layers.json``),
which also says what can be chosen in a feature and what is not shown.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..attribution.cues import CLASSES
from ..codebook import columns_of
from ..voice import AUTHOR, SOURCE
from .differences import SAME_AS
from .items import ACTORS, ATTRIBUTIONS, MENTIONS, PARTS, SENTIMENTS, TERMS

if TYPE_CHECKING:
    from cassis import TypeSystem

ATTRIBUTION, PART, MENTION, TERM, ACTOR = (f"framescope.{name}" for name in ("Attribution", "Part", "Mention", "Term", "Actor"))
RECORD, LINK = "framescope.Record", "framescope.PartLink"
SENTENCE, TOKEN = (f"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.{name}" for name in ("Sentence", "Token"))

STRING = "uima.cas.String"
RANGES = {"str": STRING, "float64": "uima.cas.Float", "int64": "uima.cas.Integer"}
NUMBER, SLOTS, ROLE, TARGET, WORD = "number", "parts", "role", "target", "record"


@dataclass(frozen=True)
class Feature:
    """A feature of a layer: its name, its range, what can be chosen, and whether it is part of the label that people see."""

    name: str
    range: str = STRING
    tags: tuple[str, ...] = ()
    shown: bool = False
    meaning: str = ""


TABLES = {ATTRIBUTION: ATTRIBUTIONS, MENTION: MENTIONS, TERM: TERMS, ACTOR: ACTORS}
"""The table of each layer whose annotations are rows."""

COLUMNS = {
    ATTRIBUTION: ("speaker", "cue_class", "kind", "cue", "side", "words", "confidence", "rule"),
    MENTION: ("actor_id", "form", "voice", "speaker", "confidence", "rule"),
    TERM: ("category", "target", "voice", "speaker", "valence", "weight", "lexicon"),
    ACTOR: ("name", "kind", "side", "mentions"),
}
"""The columns of the tables that are features."""

_KINDS = ("direct", "indirect", "mixed", "scare")
_TAGS = {
    "cue_class": tuple(CLASSES),
    "voice": (AUTHOR, SOURCE),
    (ATTRIBUTION, "kind"): _KINDS,
    (ACTOR, "kind"): ("person", "country", "organisation", "group", "document", "place"),
}
_SHOWN = {
    (ATTRIBUTION, "speaker"),
    (ATTRIBUTION, "cue_class"),
    (MENTION, "actor_id"),
    (TERM, "category"),
    (TERM, "target"),
    (ACTOR, "name"),
}
_SENTIMENT = Feature("sentiment", tags=SENTIMENTS, meaning="what is said of the actor here, by the instrument that the findings rest on")
_SAME_AS = Feature(SAME_AS, meaning="the `actor_id` of the actor that this one is, to be filled in where two are one")


@cache
def features(layer: str) -> tuple[Feature, ...]:
    """The features of a layer whose annotations are rows: its number, columns of its table, and what is told beside them."""
    meanings = {column.name: column for column in columns_of(TABLES[layer])}
    found = [Feature(NUMBER, meaning="by which framescope knows the row again: leave it as it is")]
    for name in COLUMNS[layer]:
        tags = _TAGS.get((layer, name), _TAGS.get(name, ()))
        found.append(Feature(name, RANGES[meanings[name].kind], tags, (layer, name) in _SHOWN, meanings[name].meaning))
    return (*found, *({MENTION: (_SENTIMENT,), ACTOR: (_SAME_AS,)}.get(layer, ())))


PART_FEATURES = (Feature(ROLE, tags=PARTS, shown=True, meaning="what the words are in the attribution"),)
RECORD_FEATURES = (Feature(WORD, meaning="all tables as they were measured, packed: leave it as it is"),)


def type_system() -> TypeSystem:
    """The types of a CAS that framescope writes."""
    from cassis import TypeSystem

    types = TypeSystem()
    for name in (SENTENCE, TOKEN):
        types.create_type(name, "uima.tcas.Annotation")
    link = types.create_type(LINK, "uima.cas.TOP", "a part of an attribution and its role")
    types.create_feature(link, ROLE, STRING)
    types.create_feature(link, TARGET, "uima.tcas.Annotation")
    for layer, (what, found) in _layers().items():
        made = types.create_type(layer, "uima.tcas.Annotation", what)
        for feature in found:
            types.create_feature(made, feature.name, feature.range, description=feature.meaning)
    types.create_feature(types.get_type(ATTRIBUTION), SLOTS, "uima.cas.FSArray", elementType=LINK, description=_SLOTS)
    # A layer that a tool makes of a type has a label of all its features: this one would be a page long. A reference keeps a type
    # from becoming a layer; in layers.json it is one, without a label.
    types.create_feature(types.get_type(RECORD), "of", "uima.tcas.Annotation")
    return types


_SLOTS = "its source, cue and content: each a link to a Part"


def _layers() -> dict[str, tuple[str, tuple[Feature, ...]]]:
    """What each layer is, and its features."""
    return {
        PART: ("a source, a cue or a piece of content", PART_FEATURES),
        ATTRIBUTION: ("somebody is reported to have said, thought or written something", features(ATTRIBUTION)),
        MENTION: ("one reference to an actor", features(MENTION)),
        TERM: ("a loaded term", features(TERM)),
        ACTOR: ("an actor, at its first mention", features(ACTOR)),
        RECORD: ("what framescope measured: leave it as it is", RECORD_FEATURES),
    }


def layers_json() -> str:
    """The layers as INCEpTION describes layers itself, for the button Import under Layers in the settings of a project."""
    return json.dumps([_layer(name, *found) for name, found in _layers().items()], indent=1) + "\n"


def _layer(name: str, what: str, found: tuple[Feature, ...]) -> dict:
    slots = [_slot()] if name == ATTRIBUTION else []
    return {
        "name": name, "uiName": name.rpartition(".")[2], "type": "span", "description": what, "enabled": True, "built_in": False,
        "readonly": name == RECORD, "attach_type": None, "attach_feature": None, "allow_stacking": True, "cross_sentence": True,
        "show_hover": True, "anchoring_mode": "CHARACTERS", "overlap_mode": "ANY_OVERLAP", "validation_mode": "NEVER",
        "lock_to_token_offset": False, "multiple_tokens": False, "linked_list_behavior": False, "traits": None,
        "features": [*(_feature(feature, name, rank) for rank, feature in enumerate(found)), *slots],
    }  # fmt: skip


def _feature(feature: Feature, layer: str, rank: int) -> dict:
    return _described(feature.name, feature.range, feature.meaning, rank) | {
        "tag_set": _tagset(f"{layer}.{feature.name}", feature.tags) if feature.tags else None,
        "visible": feature.shown,
    }


def _slot() -> dict:
    return _described(SLOTS, PART, _SLOTS, 99) | {
        "visible": True, "multi_value_mode": "ARRAY", "link_mode": "WITH_ROLE", "link_type_name": LINK,
        "link_type_role_feature_name": ROLE, "link_type_target_feature_name": TARGET, "tag_set": _tagset(f"{PART}.{ROLE}", PARTS),
    }  # fmt: skip


def _described(name: str, kind: str, meaning: str, rank: int) -> dict:
    return {
        "name": name, "uiName": name.replace("_", " "), "type": kind, "description": meaning, "enabled": True, "visible": False,
        "include_in_hover": False, "required": False, "remember": False, "hideUnconstraintFeature": False, "tag_set": None,
        "multi_value_mode": "NONE", "link_mode": "NONE", "link_type_name": None, "link_type_role_feature_name": None,
        "link_type_target_feature_name": None, "traits": None, "curatable": True, "rank": rank,
    }  # fmt: skip


def _tagset(name: str, tags: tuple[str, ...]) -> dict:
    each = [{"tag_name": tag, "tag_description": tag} for tag in tags]
    return {"name": name, "description": None, "language": "en", "tags": each, "create_tag": True}
