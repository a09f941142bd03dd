"""What a page says about itself, block by block: appeals, links, credits, datelines, notes, what archives add.

A block is told by how it begins, by what stands in it, or by being nothing but a list of names and roles. News may use the same
words ("Read more books, he said."), so a block that reads like a statement of the article is left in it. What stands before the
first sentence of a paragraph (a dateline) or behind its last (the agency, the reporters) is cut off it: `framescope.reading.bylines`, `tail`.
The words are in ``data/layout/furniture.toml``.
"""

from __future__ import annotations

import re

from .bylines import dateline_end, is_byline
from .pagewords import page_words

SHORT, FURNITURE_WORDS, NOTE_WORDS = 40, 25, 120
"""Words of a block, at most, that is told by how it begins, by what stands in it, and as a note of the editors."""

LINK_WORDS = 20
"""Words of a link to another article, at most."""

RULE = re.compile(r"\s*+(?:[-*_=–—]\s?+){3,}+\s*+")
TAG = re.compile(
    r"(?<!\s)\s*+[\[(](photos?|videos?|pics?|images?|updated?|gallery|watch|listen|exclusive)(/\w++)?[\])]\s*+$", re.IGNORECASE
)
_CAPTION = re.compile(
    r"(file |stock |handout )?(photos?|images?|picture|credits?|captions?|photograph|illustration|photo credits?)( by|:| credit|/| courtesy)|(pictured|main image|above|below|pictures|photographs)( [a-z ]{1,20})?:"
    r"|.{0,200}(/ ?(ap|afp|reuters|getty images)\)?|\((ap|getty|reuters) [^)]*\))\s*$|(ap|afp|epa|reuters) photo\b|(file|handout|stock) (photo|picture|image)\W*$",
    re.IGNORECASE,
)
_NAMED = r"[A-Z][\w.'’/&-]{0,30}(?:,? (?:(?:and|for|via|of|from|at|the) ){0,2}[A-Z][\w.'’/&-]{0,30}){0,8}"
_CREDITED = re.compile(
    rf"\b(Photo(graph|s)?|Photographer|PHOTO|Image|IMAGE|Picture|Pictures|Pic|Illustration|Credit|CREDIT|Courtesy|File photo|File picture)( by|:| credit:|/| courtesy( of)?:?)\s*{_NAMED}\.?\s*$"
    r"|[\[(](?i:(file )?(photo|photograph|image|picture|pic|credit|illustration|courtesy|ap photo|screenshot|handout)s?\b)(?i:\s*[:/|]|\s(by|credit|courtesy|from|via)\b|\s[A-Z])[^()\[\]]{0,90}[\])]\s*\.?\s*$"
    r"|[\[(][A-Z][\w .'’-]{2,50}/[A-Z][\w .'’/-]{1,40}[\])]\s*$"
)
"""A credit at the end of a caption."""

_OPENING = re.compile(
    r"[\"“(\[*•»>▶►→]*+\s?+(follow (us|me|him|her|them|\w+ on)\b|subscribe\b|(want .{0,60}\? |for more,? )?sign up\b|newsletter\b|donate\b.*\b(today|now|here)|related:|tags?:"
    r"|advertisements?\b|((view|show|read|post|see|leave|add|write) )?((all|your|\d+|no|a) )?comments?\s*(\(\d+\))?$"
    r"|copyright (\d{4}|by|\(c\))|support (open|our|independent|quality)\b.*journalism|here we are to serve you|print this|email this|leave a (comment|reply)"
    r"|sponsored\b|promoted (content|stories|by)\b|paid (content|post|for by)\b|(article|story) continues (below|after)\b|continue reading\b|scroll (down )?(to continue|for more)\b"
    r"|get (the|our|all the|more|breaking|daily|your|unlimited|full|alerts).{0,80}\b(inbox|newsletter|app|email|alerts?|access|subscri\w+|whatsapp|phone|briefing)\b"
    r"|(enter )?your email\b|thanks? (you )?for (signing|subscribing|reading)|you (can|may) unsubscribe|already (a|have an?) (subscriber|account|member)\b|log ?in\b.{0,40}$|register (now|for free|to)\b"
    r"|by (signing up|subscribing|entering|clicking|continuing)\b.{0,60}\b(agree|accept|confirm|consent)\b|stay (up to date|informed|connected) (with|on|by)\b.{0,80}\b(news|newsletter|app|us|alerts?|stories|emails?)\b"
    r"|join (our|the) (whatsapp|telegram|conversation|community|mailing list|newsletter|discussion)\b|download (our|the) .{0,30}app\b|(tap|click|press) (here|to|on|the|below)\b|skip to\b|back to top\b|jump to\b"
    r"|this (site|website|page) (is protected|uses)\b|loading\b.{0,20}$|(tags|topics|filed under|posted in|category|categories|keywords|more topics|topics in this (article|story)|in this (article|story))\s*:"
    r"|(\d+|one|two|three|four|five)[- ]?min(ute)?s?\.? (read|listen|to read)\b|(estimated )?reading time\b|listen to (this|the) (article|story)\b|read (this|the) (article|story|full story|whole story|original)\b"
    r"|(got|have) (a|any) (tip|story|news|question|view|feedback|comment|confidential)\b.{0,80}\b(contact|email|e-mail|call|let us|send|get in touch|write to us|tell us)\b"
    r"|a post shared by\b|view (this )?post on\b|pic\.twitter\.com/\w+$|our standards:|(most (read|popular|viewed|shared)|trending|recommended|you (may|might) (also )?like|popular now|top stories|editors?[’']?s? picks?|don[’']?t miss)\b\W*(\w+\W*){0,3}$)",
    re.IGNORECASE,
)
"""How a block of the page's own matter begins; inside a sentence the same words may be news ("to sign up for updates")."""

_ANYWHERE = re.compile(
    r"follow (us|me) (on|at)\b|(also|can) follow (us|me|him|her|them|\w+ on)\b|\bon twitter:? @|subscrib(e|ing|er) (to our|here|now|today)\b"
    r"|sign up (here|now|today|for our)\b|our newsletter|share this (article|story|post|page)?\b|click here|all rights reserved|©|\(c\) \d{4}"
    r"|support our (work|journalism)|this (article|story|post) (was|has been|originally|first) (originally |first )?(published|appeared|updated)"
    r"|contributed (to this (report|story|article)|(additional )?(reporting|research)\b)|contact (the reporter|us) (at|on|here|by)\b|download (our|the) app|thank you for reading"
    r"|cookies?\b.{0,40}(policy|consent|accept)|terms of (use|service)|privacy policy|\[?\+?(?<!\d)\d++ chars\]?$"
    r"|delivered to your inbox|straight to your inbox|unsubscribe at any time|available to subscribers|to read the full (story|article)|views expressed (in this|here|are)\b.{0,40}\b(author|writer|own)",
    re.IGNORECASE,
)
"""What the page says about itself, wherever it stands in a block of at most FURNITURE_WORDS words."""

_LINK = re.compile(
    r"[(\[*•»>▶►→]*+\s?+((also read|read also|read|watch|listen|hear|see|more|see also|also see|don[’']t miss|must[- ]read|in case you missed it|icymi|recommended|related( (story|article|post|video|news|content|coverage|link|reading)s?)?"
    r"|gallery|in pictures|podcast|video|read (more|next)|see more|watch (more|next|now|live)|more on this( (story|topic))?|next article|previous article|next|previous|next story|further reading)\s*+((here|now|this)\s*+)?+[:|»>→–—]"
    r"|(?P<bare>(read|see|watch|learn|find out|hear) (more|also|next)\b))",
    re.IGNORECASE,
)
_BARE_LINK = re.compile(
    r"\W*$|\s*\W*\s*(about|on|at|here|from|stories|articles|coverage|news|of our|of the latest|like this|in our|in this|by)\b",
    re.IGNORECASE,
)
LINKS_HEADING = re.compile(
    r"\W{0,5}(related|recommended|most (read|popular|viewed|shared)|trending|popular|top|latest|must[- ]read|further reading|also (read|see)|read (more|next|also)|see also|what to read next|in case you missed it"
    r"|you (may|might) (also )?(like|be interested in)|editors?[’']?s? picks?|more (on|about) (this|the) (story|topic|subject|issue)|more from (us|\w+( \w+)?)|more like this|on this topic|elsewhere on the web|from the web|around the web|up next|don[’']?t miss)"
    r"(\s{1,3}(articles?|stor(y|ies)|content|links?|topics?|news|reading|reads?|posts?|videos?|coverage|headlines?|now|today|for you|stories today|from us)){0,6}\W{0,9}",
    re.IGNORECASE,
)

_NOTE = re.compile(
    r"[\[(•*_\s]*+((corrections?( (and|&) clarifications?)?|clarifications?|(editors?[’']?s?|publisher[’']s|author[’']?s|authors[’']) notes?|(a )?notes? (to|from|for) (our )?(readers|editors|the editors?)|disclaimer|disclosure|amendment)"
    r"(\s*\([^()]{0,40}\)|,? \w+\.? \d{1,2},? \d{4}|,? \d{1,2} \w+ \d{4})?\s*[:—–.-]|(an|the) (earlier|previous|original|initial) version of (this|the) (article|story|report|post|piece|column|headline|caption|photo caption|page|map|graphic)\b"
    r"|this (article|story|report|post|piece|column|headline|caption|page|version|transcript|translation) (was|has been|is|have been) (also |first |originally |later |since )*(amended|corrected|updated|published|produced|translated|edited|republished|adapted|part of|supported|written|made possible|generated|revised|clarified|changed|modified|refiled|repeated)\b"
    r"|(this|the) (story|article|version|item) (corrects|clarifies|updates|removes|refiles|repeats|adds|has corrected)\b|(corrects|refiles|updates|adds|recasts|removes|clarifies|repeats|edits) .{0,60}\b(paragraph|headline|byline|details|spelling|quotes?|story|title|background|typo|comment)\b"
    r"|we (have|had) (corrected|updated|amended) (this|the) (article|story|report)\b)",
    re.IGNORECASE,
)
"""What the editors say of the article itself."""

_FIELD_ENDS = re.compile(
    r"(?:(?:page )?\d+ of \d+ documents?|end of document|document [A-Z]{3,}\w{12,}|length:? \d[\d,]* words|\d[\d,]* words|load-date:.*|body:?|classification|byline:.*)\W*",
    re.IGNORECASE,
)
"""Lines of an archive's record that stand nowhere else."""

_WORK = (
    r"(?:(?:additional|further|extra) )?(?:reporting|report|writing|written|words|edited|editing|compiled|translated|translation|produced|production|graphics?|illustrations?|photographs?|photography|research|fact-checking|interview|text"
    r"|with (?:files|reporting|additional reporting|inputs?|agency inputs?|material|contributions?|information|assistance)) (?:by|from)\b:?"
)
_CREDITS = re.compile(rf"\W*{_WORK}", re.IGNORECASE)
_CREDITS_WORDS = re.compile(rf"{_WORK}|\b(and|in|from|for|with|by|at|of|the|agencies|agency|files|de|van|von|al|el|bin)\b", re.IGNORECASE)
_CREDITS_TAIL = re.compile(
    rf"(?<!\s)\s*+[(\[]\W{{0,3}}{_WORK}[^()\[\]]{{0,300}}[)\]]\W*$|(?<=[.!?\"”])\s+(?:{_WORK})\s[^.!?\"”]{{0,150}}\.?\s*$", re.IGNORECASE
)
_LINK_TAIL = re.compile(
    r"(?<=[.!?\"”’)])\s+(?:READ MORE|READ ALSO|ALSO READ|RELATED|SEE ALSO|Read more|Read also|Also read|Related)(?: here)?\s*[:|»>][^\n]{0,150}$"
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_REPORTED = re.compile(
    r"\b(said|says|told|asked|asks|added|replied|announced|warned|argued|insisted|wrote|urged|believes?|thinks?)\b", re.IGNORECASE
)
_SLASHED = re.compile(r"(?P<who>[A-Z][\w.'’ -]{2,50}?)\s?(?:/| via )\s?(?P<body>(?:[Tt]he )?[A-Z][\w.'’/ -]{1,50})")


def kind(block: str) -> str:
    """What a block is by its own words: "furniture", "caption" or "body"."""
    words = len(block.split())
    if RULE.fullmatch(block) or TAG.fullmatch(block) or _FIELD_ENDS.fullmatch(block):
        return "furniture"
    if words <= NOTE_WORDS and _NOTE.match(block):
        return "furniture"
    if words <= SHORT and _is_caption(block):
        return "caption"
    if words <= SHORT and (_is_appeal(block) or _ANYWHERE.match(block) or is_link(block) or _is_credit(block) or _is_buttons(block)):
        return "furniture"
    return "furniture" if words <= FURNITURE_WORDS and _ANYWHERE.search(block) else "body"


def tail(block: str) -> int:
    """Where what the page adds behind the last sentence of a paragraph begins: the reporters, the agency, a link, a credit."""
    agency = re.compile(rf"(?<=[.!?\"”’)])\s*(?:[\[(](?:{page_words().agencies})[\])]|[—–/-]+\s?(?:{page_words().agencies}))\W*$")
    found = [m.start() for pattern in (TAG, _CREDITS_TAIL, _LINK_TAIL, agency) if (m := pattern.search(block))]
    return min(found, default=len(block))


def is_statement(block: str) -> bool:
    """Whether a block ends like a sentence and quotes somebody, as news does and no appeal."""
    return bool(_SENTENCE_END.search(block) and block[-1] not in ":;" and (_REPORTED.search(block) or re.search(r"[\"“”]", block)))


def reports_speech(block: str) -> bool:
    """Whether somebody says something in the block."""
    return bool(_REPORTED.search(block))


def is_link(block: str) -> bool:
    """Whether the block is a link to another article: "READ MORE: …", "Related: …", "Read more about …"."""
    link = _LINK.match(block)
    if link is None:
        return False
    if link["bare"] is None:
        return True
    return (bool(_BARE_LINK.match(block, link.end())) or not _SENTENCE_END.search(block)) and not is_statement(block)


def _is_appeal(block: str) -> bool:
    return bool(_OPENING.match(block)) and not is_statement(block)


def _is_credit(block: str) -> bool:
    """Whether the block names nothing but who wrote, edited or sent the article: "(Reporting by …; Editing by …)", "— AFP", "Source: AP"."""
    bare = block.strip("()[]—–-/. ")
    agencies = page_words().agencies
    if re.fullmatch(
        rf"(?:(?:[Ss]ources?|SOURCE|[Ww]ith|Via|via): ?|[Ww]ith |[Vv]ia )?(?:the )?(?:{agencies})(?:(?:,? and |, ?| ?/ ?|-)(?:{agencies}))*",
        bare,
    ):
        return True
    if not _CREDITS.match(block):
        return False
    return block[0] in "([" or all(w[0].isupper() or not w[0].isalpha() for w in _CREDITS_WORDS.sub(" ", block).replace("(", " ").split())


def _is_buttons(block: str) -> bool:
    """Whether the block is made of a page's buttons: "Share Facebook Twitter Email", "12 Shares", "Home > Politics"."""
    words = re.findall(r"[^\W_]+", block.lower())
    if re.match(r"home\s*[>/»›|]", block, re.IGNORECASE):
        return not _SENTENCE_END.search(block)
    known = [w for w in words if w in page_words().buttons or w.isdigit()]
    return bool(words) and len(known) == len(words) and any(not w.isdigit() for w in words) and not _SENTENCE_END.search(block)


def _is_caption(block: str) -> bool:
    if _CREDITED.search(block):
        return True
    if _CAPTION.match(block):
        return not (is_statement(block) and ":" not in block and "/" not in block and "(" not in block)
    slashed = _SLASHED.fullmatch(block)
    return (
        slashed is not None
        and (" " in slashed["who"] or bool(re.fullmatch(page_words().agencies, slashed["body"])))
        and len(block.split()) <= 8
    )


def archive_field(block: str) -> bool:
    """Whether the block begins like a field of an archive's record or of a mail ("LENGTH: …", "From: …")."""
    return bool(page_words().archive.match(block) or page_words().mail.match(block) or _FIELD_ENDS.fullmatch(block))


def opens_block(line: str) -> bool:
    """Whether a line begins something of its own, whatever stands above it: a link, a credit, a byline, a dateline, a note."""
    return kind(line) != "body" or is_byline(line) or dateline_end(line) > 0
