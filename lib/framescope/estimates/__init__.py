"""Estimates that a few hundred people's codings correct: an instrument on all units, people on some that were drawn at random."""
