"""Run an instrument over a gold file that people annotated and write what it predicted, one JSON object a line.

Each module has one function ``predict(path)`` that yields dictionaries in the form the corpus's scorer reads. The
corpora themselves do not ship with framescope: the user brings a copy.
"""
