"""nbconvert's exporter of notebooks, with the project's own templates (``templates/framescope``)."""

from __future__ import annotations

from functools import cache

from nbconvert import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from traitlets.config import Config

from ..resources import resource
from .jupyter import NotebookNode

SHOWN = ["text/html", "image/png", "text/plain"]
"""What a page shows of an output, the best first. Whoever makes HTML has escaped it; Markdown and scripts are not shown."""


class PageExporter(HTMLExporter):
    """nbconvert's, but for its last step, which reads each finished page once more for pictures without alternative text: ours have theirs."""

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, object] | None = None, **kw: object
    ) -> tuple[str, dict[str, object]]:
        self.register_filter("highlight_code", Highlight2HTML(pygments_lexer="ipython3", parent=self))
        return TemplateExporter.from_notebook_node(self, nb, resources, **kw)


@cache
def exporter() -> PageExporter:
    """The exporter, made once a process."""
    return PageExporter(
        config=Config({"NbConvertBase": {"display_data_priority": SHOWN}}),
        template_name="framescope",
        extra_template_basedirs=[str(resource("templates"))],
        exclude_anchor_links=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
