"""What people corrected in an article's tables: it goes before the instruments, and what follows from it is measured again."""
