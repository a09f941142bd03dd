"""How actors are portrayed: what wrong is said of whom, by whom, and how it is sourced."""
