"""People's judgement: coding sheets, agreement, and the instruments held against the answers."""
