"""Who is for or against whom, with the words."""
