"""Bends the papers of the nasty corpus at random for a stated time."""
