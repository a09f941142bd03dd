"""Loaded terms and framing devices: graded, explained, and told apart from what is only described."""
