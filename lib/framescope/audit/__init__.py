"""The mirror audit: swap two actors in the text, measure again, and see what does not swap with them.

A finding about two actors ought to come from what the text says of them, not from who they are. Swap their names
throughout, and every measure of the one must become the measure of the other. What is left over is the instrument's own
bias, in the unit of the finding itself (the idea of counterfactual tests: Garg et al. 2019; Kiritchenko & Mohammad 2018).

`forms` lists by which strings each of the two is named and which string stands for which; `swap` rewrites a text by such
a list and undoes it; `people` pairs the persons of the two sides; `mirror` puts these together for an article; `compare`
measures both texts and sets each measure beside its mirror.
"""

from .compare import Audit, audit, audit_sides
from .mirror import Mirror, mirror_article, mirror_sides
from .swap import Substitution, Swap

__all__ = ["Audit", "Mirror", "Substitution", "Swap", "audit", "audit_sides", "mirror_article", "mirror_sides"]
