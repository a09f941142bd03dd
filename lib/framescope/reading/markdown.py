"""The running text of a Markdown file: its words without their markup."""

from __future__ import annotations


def plain_text(source: str) -> str:
    """The text of a Markdown document, blocks separated by blank lines; raw HTML and code stay as they are written."""
    import mistune

    blocks = mistune.create_markdown(renderer="ast")(source)
    return "\n\n".join(text for block in blocks if isinstance(block, dict) for text in _block(block)) + "\n"


def _block(node: dict) -> list[str]:
    """The texts of one block: a paragraph has one, a list one an item, a thematic break its dashes."""
    if node["type"] == "thematic_break":
        return ["---"]
    if node["type"] in {"list", "list_item", "block_quote"}:
        return [text for child in node["children"] for text in _block(child)]
    text = _inline(node).strip()
    return [text] if text else []


def _inline(node: dict) -> str:
    if node["type"] in {"softbreak", "linebreak"}:
        return " "
    if "children" in node:
        return "".join(_inline(child) for child in node["children"])
    return node.get("raw", "")
