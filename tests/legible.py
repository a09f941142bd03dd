"""What every figure must be: readable, whole, and told in words."""

from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text


def readable(figure):
    """No label on another, none off the sheet; a title, words for who cannot see it, and no mathematics."""
    FigureCanvasAgg(figure).draw()
    shown = (t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip())
    boxes = [(t.get_text(), box) for t in shown if (box := t.get_window_extent()).width > 0]
    paper = figure.bbox
    for words, box in boxes:
        assert box.x0 >= paper.x0 - 1 and box.x1 <= paper.x1 + 1 and box.y0 >= paper.y0 - 1 and box.y1 <= paper.y1 + 1, words
    for (one, a), (other, b) in combinations([(words, box.padded(-1.5)) for words, box in boxes], 2):
        assert not (a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1), (one, other)
    assert figure.get_suptitle() and figure.get_label()
    assert not any(t.get_parse_math() for t in figure.findobj(Text))
