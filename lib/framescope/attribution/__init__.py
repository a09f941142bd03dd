"""Who is reported to have said, thought or ordered what; who that is; and in whose voice every word stands."""
