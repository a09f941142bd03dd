"""The one exception that users are meant to read."""


class InputError(ValueError):
    """The input cannot be measured. The message is one plain sentence that names the file (or field) and the remedy."""
