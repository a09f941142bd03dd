"""What a reader keeps: pages, marked text, and the notebooks that make them."""
