"""Sentiment toward each mention of an actor, by instruments whose accuracy is known."""
