"""The parse of a text, and the views of it that every measuring stage needs."""
