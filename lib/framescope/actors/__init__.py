"""Who is in an article, where it is spoken of, and for whom each one acts."""
