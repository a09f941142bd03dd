"""What the tables add up to: counts, shares, means and findings, with their intervals."""
