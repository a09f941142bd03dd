"""What a page puts around its article is told from the article, in both directions."""

import pytest
from framescope.measuring import analyze
from framescope.reading.article import read_article
from framescope.reading.furniture import kind, tail
from framescope.reading.layout import MEASURED, paragraphs

LEDE = "The port of Harborough reopened on Friday, the harbour master said, after two days in which ships had waited in the bay."
MORE = "The storm had closed it for a week. Lena Voss, the housing minister, called the damage terrible."


def measured(text):
    found = paragraphs(text)
    return found.text[found.kind.isin(MEASURED)].tolist()


def page(*blocks, gap="\n\n"):
    return gap.join(["Port reopens after storm", LEDE, *blocks])


FURNITURE = {
    "links": [
        "READ MORE: Mayor Olsen resigns over the flood", "Read more: Mayor Olsen resigns over the flood.", "Related: Mayor Olsen resigns", "RELATED | Mayor Olsen resigns",
        "Also read: Mayor Olsen says he will resign", "See also: Mayor Olsen resigns", "WATCH: Mayor Olsen speaks to the town", "Read more about Mayor Olsen here.",
        "» Read next: Mayor Olsen resigns", "Related story: Mayor Olsen resigns", "MORE: Mayor Olsen resigns", "Don’t miss: Mayor Olsen resigns", "In case you missed it: Mayor Olsen resigns",
        "Read the full story at harborough.example", "Next: Mayor Olsen resigns", "Listen: Mayor Olsen on the storm", "Read more from Ewa Lis",
    ],
    "newsletters": [
        "Sign up for our daily newsletter with Ewa Lis", "Get the best stories from the Courant in your inbox every morning", "Enter your email address", "Subscribe now to read the full story.",
        "Already a subscriber? Log in.", "You can unsubscribe at any time.", "Join our WhatsApp channel", "Download our app for iPhone and Android", "By signing up you agree to our terms of use.",
        "Get breaking news alerts on your phone", "Thanks for signing up!", "Stay up to date with the latest news from Harborough on our app",
    ],
    "advertisements": [
        "Advertisement", "ADVERTISEMENT", "Advertisement - Continue reading below", "Article continues below advertisement", "Story continues below", "Sponsored content", "Scroll to continue",
        "Promoted stories", "Paid content by Harbour Bank", "Loading...",
    ],
    "credits": [
        "(Reporting by Ana Prado; Editing by Tim Ross)", "Reporting by Ana Prado in Oslo; editing by Tim Ross", "Additional reporting by Ana Prado", "(Writing by Ana Prado, editing by Tim Ross and Jo Lee)",
        "Ana Prado contributed reporting.", "Ana Prado contributed to this report.", "With files from The Canadian Press", "Compiled by Ana Prado", "— Reuters", "(AFP)", "Source: AP", "AFP/Reuters", "With Reuters",
        "[Edited by Ana Prado]", "Translated by Ana Prado", "Our Standards: The Thomson Reuters Trust Principles.",
    ],
    "notes": [
        "Correction: An earlier version of this article misspelled the name of Mayor Olsen.", "CORRECTION (March 4): Mayor Olsen was elected in 2019, not in 2018, as the article said.",
        "This article was amended on 4 March 2021 because an earlier version said that Mayor Olsen had resigned.", "Editor’s note: Mayor Olsen is the brother of the paper's publisher.",
        "An earlier version of this story said that Mayor Olsen had resigned.", "This story has been corrected to show that Mayor Olsen was elected in 2019.", "(This story corrects the spelling of Mayor Olsen in paragraph three)",
        "Clarification: Mayor Olsen did not vote.", "Editors' note: This article has been updated with a statement by Mayor Olsen.", "(Corrects paragraph 2 to show that Mayor Olsen was elected in 2019)",
        "• This article was amended on 4 March 2021 to remove a quotation of Mayor Olsen.", "The views expressed in this article are the author's own.",
    ],
    "sharing": [
        "Share", "Facebook Twitter WhatsApp Email", "Share on Facebook", "Tweet", "12 Shares", "Share this article", "Follow us on Instagram", "3 min read", "Home > Politics > Mayor Olsen",
        "Copy link", "Print", "Comments (12)", "Tags: port, storm, Mayor Olsen", "Topics: Mayor Olsen", "Filed under: Mayor Olsen", "Most read",
    ],
    "copyright": [
        "Copyright 2021 Harborough Media Ltd. All Rights Reserved", "© 2021 Harborough Media", "(c) 2021 Dow Jones & Company, Inc.", "Copyright © Mayor Olsen", "All rights reserved.",
    ],
    "archives": ["Length: 412 words", "412 words", "LOAD-DATE: March 4, 2021", "Load-Date: March 4, 2021", "End of Document", "Document HARP000020210303eh33000p1", "1 of 20 DOCUMENTS", "BODY:"],
}  # fmt: skip
CAPTIONS = [
    "Mayor Olsen on the pier in February. Photograph: Ana Ferro/Harb Images", "Photo: Ana Ferro", "PHOTO: ANA FERRO/AFP", "Mayor Olsen on the pier. (Photo by Ana Ferro/Getty Images)", "Image: Ana Ferro",
    "Mayor Olsen on the pier. Picture: Ana Ferro", "Mayor Olsen on the pier. Credit: Ana Ferro", "File photo", "Ana Ferro/Harb Images", "AFP via Getty Images", "Mayor Olsen on the pier (AP Photo/Ana Ferro)",
    "Photograph by Ana Ferro", "Mayor Olsen on the pier [Ana Ferro/Reuters]", "Mayor Olsen on the pier [Photo: Ana Ferro]",
]  # fmt: skip
STATEMENTS = [
    "Read more books, he said.", "“Read more books,” he said.", "Read more and watch less, the minister told pupils on Monday.", "Related questions remain open, and nobody has answered them.", "Share prices fell on Friday.",
    "Advertisement rules were tightened on Monday, the minister said.", "Subscribe to the paper, the mayor told the crowd, or lose it.", "An earlier version of the bill failed in May.", "Corrections officers went on strike.",
    "The editor's note on the door said that nobody was in.", "Reporting by the commission showed that the dam was broken.", "Pictures by Monet were stolen from the museum, the police said.", "Watch out for floods, the council warned.",
    "Comments by the mayor angered the union.", "Follow the money, the prosecutor said.", "More than 300 people were hurt.", "More on the strike was expected to be known on Tuesday.", "Sign up for the army, the poster says, and see the world.",
    "Copyright law was changed in May.", "Photographs of the pier showed that the beams had been cut.", "See you in court, the minister told the union.", "Next week the council votes on the pier.", "Edited by nobody, the report was full of errors.",
    "Related companies paid no tax.", "Print workers joined the strike.", "Listen to the people, she said.", "Get out of my house, the mayor told the reporter.", "The photo by the door shows the old mayor.", "Home owners paid for it.",
    "Thank you for coming, the mayor said.", "He was paid, content as he was, for by the council.", "Body parts were found on the beach.", "Trending downwards, prices fell again.", "Length is no virtue in a speech.", "Image is everything, the coach said.",
    "This article of the constitution was amended in 1992.", "Source code was published.",
]  # fmt: skip


@pytest.mark.parametrize("block", [b for blocks in FURNITURE.values() for b in blocks])
def test_furniture_stands_in_no_measured_block(block):
    assert measured(page(block, MORE)) == ["Port reopens after storm", LEDE, MORE]
    assert measured(page(MORE, block)) == ["Port reopens after storm", LEDE, MORE]


@pytest.mark.parametrize("block", CAPTIONS)
def test_captions(block):
    assert measured(page(block, MORE)) == ["Port reopens after storm", LEDE, MORE]
    assert kind(block) == "caption"


@pytest.mark.parametrize("block", STATEMENTS)
def test_sentences_that_look_like_furniture_stay(block):
    assert kind(block) == "body"
    assert block in measured(page(block, MORE))


def test_links_below_a_heading_go_and_what_follows_stays():
    for heading in (
        "Related stories",
        "RELATED ARTICLES",
        "More on this story",
        "You may also like",
        "Most read",
        "Recommended for you",
        "More from Politics",
    ):
        text = page(heading, "Mayor Olsen calls rival a liar", "Minister Holm resigns in disgrace", MORE)
        assert measured(text) == ["Port reopens after storm", LEDE, MORE]


DATELINES = [
    "WASHINGTON (AP) — ", "BAKU, Nov 3 (Reuters) - ", "OSLO, March 14 (Reuters) – ", "Kyiv, Ukraine (CNN) — ", "(Reuters) - ", "BEIRUT (AFP) -- ", "NEW YORK, May 4, 2021 (UPI) -- ", "March 14 (Reuters) - ",
    "PARIS — ", "TEHRAN, Nov. 3 (MNA) – ", "BAKU, Azerbaijan, September 27. ", "PORTLAND, Ore., May 4 -- ", "London, 3 March 2021 (PA Media) - ", "GAZA/CAIRO, Oct 9 (Reuters) - ", "Oslo/Chicago — ", "Lima/Quito, May 4 - ", "DONCASTER (Wire) - ",
]  # fmt: skip


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_is_cut_off_the_first_sentence(dateline):
    found = paragraphs(f"Port reopens after storm\n\n{dateline}{LEDE}\n\n{MORE}")
    assert found.kind.tolist() == ["headline", "byline", "body", "body"]
    assert found.text.tolist()[1:3] == [dateline.strip(), LEDE]


@pytest.mark.parametrize(
    "block",
    [
        "SMITH — We never asked for it.", "UPDATE — The port is open.", "Tom Okafor (Lab) - We never asked for it.", "The port (which had closed) - and the bay - reopened.", "NATO said on Monday that it would act.",
        "US-led forces left the town.", "Harborough - The old town reopened.", "Either/Or - the old play returned.",
    ],
)  # fmt: skip
def test_what_stands_before_a_dash_is_no_dateline(block):
    text = f"Port reopens after storm\n\n{block}\n\nSMITH — Nobody did.\n\n{MORE}"
    assert block in measured(text)


BYLINES = [
    "Ewa Lis", "EWA LIS", "Jane Doe", "Jane Doe, Political Editor", "Jane Doe | Staff Reporter", "Jane Doe in Washington", "Jane Doe and John Smith", "Jane Doe, BBC News", "Jane Doe Political correspondent",
    "Jane Doe, John Smith and Ewa Lis", "By Ewa Lis", "From Jane Doe in Paris", "Words by Jane Doe", "BYLINE: By EWA LIS; Ana Ferro contributed reporting", "Byline: Ewa Lis", "Jane Doe @janedoe", "Ewa Lis for the Courant",
    "3 March 2021", "Wednesday, March 3, 2021", "Published 3 hours ago", "Updated: 3 Mar 2021, 10:15 GMT", "2021-03-03",
]  # fmt: skip


@pytest.mark.parametrize("byline", BYLINES)
def test_bylines_with_and_without_by(byline):
    found = paragraphs(f"Port reopens after storm\n\n{byline}\n\n{LEDE}\n\n{MORE}")
    assert found.kind.tolist() == ["headline", "byline", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "The mayor resigns",
        "Town Council",
        "Harbour master speaks out",
        "Storm damage",
        "What happens next",
        "Thieves came through the vent, officials say",
        "Lena Voss resigns",
    ],
)
def test_subheadings_are_no_bylines(line):
    assert line in measured(f"Port reopens after storm\n\n{LEDE}\n\n{line}\n\n{MORE}\n\n{LEDE}")


def test_a_standfirst_stands_between_headline_and_byline():
    standfirst = "Mayor Olsen calls the storm the worst in a century"
    found = paragraphs(f"Port reopens after storm\n\n{standfirst}\n\nBy Ewa Lis\n\n{LEDE}\n\n{MORE}")
    assert found.kind.tolist() == ["headline", "furniture", "byline", "body", "body"]


@pytest.mark.parametrize(
    "added",
    [
        " (Reporting by Ana Prado; Editing by Tim Ross)",
        " (AFP)",
        " - AFP",
        " READ MORE: Mayor Olsen resigns",
        " — Reuters",
        " (Additional reporting by Ana Prado)",
        " Reporting by Ana Prado; editing by Tim Ross",
    ],
)
def test_what_the_page_adds_behind_the_last_sentence_is_cut_off(added):
    assert tail(MORE + added) == len(MORE)
    assert measured(page(MORE + added)) == ["Port reopens after storm", LEDE, MORE]


@pytest.mark.parametrize(
    "bio",
    [
        "Ewa Lis is a columnist for the Courant.",
        "Ewa Lis covers ports for the Courant.",
        "Ewa Lis is the author of “Tides” and a staff writer.",
    ],
)
def test_what_the_page_says_of_its_reporter(bio):
    assert measured(f"Port reopens after storm\n\nBy Ewa Lis\n\n{LEDE}\n\n{MORE}\n\n{bio}")[-1] == MORE
    assert (
        measured(page(MORE, "Lena Voss is a minister who once was a reporter."))[-1] == "Lena Voss is a minister who once was a reporter."
    )


ARCHIVES = [
    "Port reopens after storm\n\nThe Harborough Post\n\nMarch 3, 2021 Wednesday\n\nCopyright 2021 Harborough Media\n\nSection: NEWS; Pg. 3\n\nLength: 412 words\n\nByline: Ewa Lis\n\nBody\n\n{}\n\n{}\n\nClassification\n\nLanguage: ENGLISH\n\nPublication-Type: Newspaper\n\nLoad-Date: March 4, 2021\n\nEnd of Document",
    "1 of 20 DOCUMENTS\n\nThe Harborough Post\n\nMarch 3, 2021 Wednesday\n\nPort reopens after storm\n\nBYLINE: By EWA LIS; Ana Ferro contributed reporting\n\nSECTION: NEWS\n\nLENGTH: 412 words\n\n{}\n\n{}\n\nLOAD-DATE: March 4, 2021\n\nLANGUAGE: ENGLISH",
    "Port reopens after storm\n\nBy Ewa Lis\n\n412 words\n\n3 March 2021\n\nThe Harborough Post\n\nHARP\n\nEnglish\n\n(c) 2021 Harborough Media\n\n{}\n\n{}\n\nDocument HARP000020210303eh33000p1",
    "From: Ewa Lis <ewa@post.example>\nTo: desk@post.example\nDate: Wed, 3 Mar 2021\nSubject: pier\n\nPort reopens after storm\n\n{}\n\n{}",
]  # fmt: skip


@pytest.mark.parametrize("record", ARCHIVES, ids=["nexis", "nexis list", "factiva", "mail"])
def test_records_of_archives(record):
    text = record.format(LEDE, MORE)
    assert measured(text) == ["Port reopens after storm", LEDE, MORE]
    found = paragraphs(text)
    assert found.text[found.kind == "headline"].tolist() == ["Port reopens after storm"]


def test_nobody_in_furniture_is_an_actor_and_no_word_of_it_the_authors():
    text = page(
        "Mayor Olsen on the pier. Photograph: Ana Ferro/Harb Images",
        "READ MORE: Brutal Mayor Olsen resigns",
        MORE,
        "(Reporting by Ana Prado; Editing by Tim Ross)",
    )
    a = analyze(read_article(text.replace(LEDE, "OSLO, March 14 (Reuters) - " + LEDE)), instruments=())
    assert not [i for i in a.actors.actor_id if any(name in i for name in ("olsen", "ferro", "prado", "ross", "oslo", "reuters"))]
    assert "Brutal" not in a.tokens.text.tolist() and "brutal" not in [t.lower() for t in a.terms.text]


def test_a_heading_in_capitals_before_a_dash_is_no_dateline():
    block = "ECONOMY FAVOURS MAYOR, BUT VOTERS FAVOUR RIVAL - The town votes on Monday."
    assert block in measured(page(block, MORE))


def test_a_quotation_that_begins_like_a_link_stays():
    block = "“Video: nobody has ever shown us one of the gate on that night,” she said."
    assert block in measured(page(block, MORE))


def test_a_name_below_a_pull_quote_is_no_byline():
    quote = "The owners are criminals and they know it."
    assert measured(page(quote, "Karim Saleh", MORE)) == ["Port reopens after storm", LEDE, quote, "Karim Saleh", MORE]
