"""Run an instrument over a gold file that people annotated: what it predicts, and how far that agrees with them.

Each module has two functions: ``predict(path)`` yields dictionaries in the form the corpus's own scorer reads, and
``score(path, predictions)`` gives the figures of ``data/validation`` as ``framescope.validation.scores.Score``. The
corpora themselves do not ship with framescope: the user brings a copy.
"""
