"""What a notebook shows: tables, figures, the marked text, and where each number comes from."""
