"""Several articles on one event, side by side."""
