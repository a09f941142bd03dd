"""How actors are portrayed: who is for or against whom, what wrong is said of whom, by whom, and how it is sourced."""
