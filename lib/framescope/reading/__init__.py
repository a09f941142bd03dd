"""One article: its text, decoded and otherwise untouched, and what each block of the page is."""
