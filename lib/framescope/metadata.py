"""What is known of an article beside its text. It loads nothing: the process that reads Parquet chooses its allocator before pyarrow is there."""

METADATA = ("title", "byline", "outlet", "date", "url", "rights")

SAID_OF_AN_ARTICLE = tuple(name for name in METADATA if name != "rights")
"""What a corpus keeps of that for each article; an input of a corpus may have a column for each."""
