"""An article parsed once, to be measured with corrections and without."""

import pytest


class Corrected:
    """The article of `TEXT`, parsed once; call it with corrections to have it measured with them, by no network."""

    def __init__(self, text, name="dam"):
        from framescope.parsing import language
        from framescope.pipeline import as_read
        from framescope.reading import layout
        from framescope.reading.article import Article
        from framescope.reading.folding import fold
        from framescope.settings import Settings

        self.article, self.gazetteer = Article(id=name, text=text), Settings().gazetteer()
        self.read = as_read(fold(text), self.gazetteer)
        self.paragraphs = layout.paragraphs(self.read.text)
        self.doc = language.parse(self.read.text, self.paragraphs, self.gazetteer)
        self.plain = self()

    def __call__(self, *corrections, instruments=()):
        from framescope.pipeline import measure_parsed

        return measure_parsed(self.article, self.paragraphs, self.doc, self.gazetteer, instruments, None, self.read, corrections)

    def at(self, words, number=0):
        """Start, end and text of these words, where they stand for this time."""
        start = -1
        for _ in range(number + 1):
            start = self.article.text.index(words, start + 1)
        return start, start + len(words), words

    def row(self, table, number):
        """Start, end and text of a row."""
        row = self.plain.tables[table].iloc[number]
        return int(row.start), int(row.end), row.text

    def changed(self, measured):
        """The tables that differ from those without corrections, each with the columns that do, or with the numbers of its rows."""
        found = {}
        for name, before in self.plain.tables.items():
            after = measured.tables[name]
            if not after.equals(before):
                alike = len(after) == len(before)
                found[name] = {c for c in after if not after[c].equals(before[c])} if alike else (len(before), len(after))
        return found


TEXT = """Harbor dam divides Fenwick

Mayor Ann Lee condemned the shameful plan on Monday. "The dam is a disgrace," she told the Fenwick Post. Her deputy, Carl Dorn, said that the brutal cuts would hurt families.

The council of Fenwick praised Ms. Lee. Critics accused the mayor of lying. "We will sue the company," Dorn said. Acme Power claimed that its regime of tests had been approved.

Residents fear a catastrophe. Acme’s spokesman Bo Birch denied wrongdoing. He called the protests “hysterical” and warned the mayor.
"""


@pytest.fixture(scope="session")
def dam():
    return Corrected(TEXT)
