"""The names of countries, offices and people that framescope knows before it reads, and what a user adds to them."""
