"""What every figure must be: readable, whole, and told in words."""

from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text


def readable(figure):
    """No label on another, none off the sheet; a title, words for who cannot see it, and no mathematics."""
    FigureCanvasAgg(figure).draw()
    texts = [t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip() and t.get_window_extent().width > 0]
    paper = figure.bbox
    for text in texts:
        box = text.get_window_extent()
        assert box.x0 >= paper.x0 - 1 and box.x1 <= paper.x1 + 1 and box.y0 >= paper.y0 - 1 and box.y1 <= paper.y1 + 1, text.get_text()
    for one, other in combinations(texts, 2):
        a, b = one.get_window_extent().padded(-1.5), other.get_window_extent().padded(-1.5)
        assert not (a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1), (one.get_text(), other.get_text())
    assert figure.get_suptitle() and figure.get_label()
    assert not any(t.get_parse_math() for t in figure.findobj(Text))
