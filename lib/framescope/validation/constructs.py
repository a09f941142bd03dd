"""What framescope means to measure, whose definition that is, and what of it is not reached: the substantive side of validity."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Construct:
    """A construct: what it is called, its definition, whose that is, how framescope measures it, and what it does not reach."""

    name: str
    definition: str
    whose: str
    measured_by: str
    not_reached: str


CONSTRUCTS = (
    Construct(
        "framing",
        "to select some aspects of a perceived reality and make them more salient in a communicating text, so that a problem is defined, "
        "causes are named, moral judgements made and remedies suggested",
        "Entman 1993",
        "the words that are counted by side and voice: mentions, loaded terms, tone, who acts, who is accused, who speaks",
        "no function of a frame is reached whole, and what a text leaves out is in no measure; there is no score of bias",
    ),
    Construct(
        "attribution (who says what)",
        "a source, a cue and a content that the source is presented as having said, thought or written",
        "Pareti 2015; Newell, Margolin and Ruths 2018 (PolNeAR)",
        "rules over a dependency parse, quotation marks and a list of cues with their frames",
        "where indirect speech begins and ends is disputed among people too",
    ),
    Construct(
        "sentiment toward a mention",
        "whether a sentence lets the one it mentions appear in a negative, neutral or positive light, whatever its own mood",
        "Hamborg and Donnay 2021 (NewsMTSC)",
        "a network that reads the sentence with every name covered, and TextBlob and VADER beside it",
        "bad news about somebody is no hostility; irony is seldom seen",
    ),
    Construct(
        "loaded words",
        "words by which a sentence judges what it reports, and that a neutral report would not need",
        "Recasens, Danescu-Niculescu-Mizil and Jurafsky 2013; Spinde et al. 2021 (BABE)",
        "lists of terms with weight, valence, sense and place, and rules for their targets",
        "a flagged word is a candidate; experts agree only in part which words are loaded",
    ),
    Construct(
        "stance toward an actor",
        "how an article as a whole, by its author's words or by the sources it chooses, treats somebody",
        "Fan et al. 2019 (BASIL); Zhang, Beauchamp and Wang 2022 (SEESAW)",
        "one sum of the mentions' sentiment, the loaded terms aimed at the actor and the acts toward it",
        "which facts are told, which makes most of what readers call bias",
    ),
    Construct(
        "who is for or against whom",
        "in one sentence a source takes a positive or negative stance toward a target",
        "Zhang, Beauchamp and Wang 2022 (SEESAW)",
        "a lexicon of acts over agents and patients, together with sentiment and loaded terms",
        "stances whose source or target stands in another sentence",
    ),
)
"""In the order of the report."""
