"""How long the suggestions for a claim take, by the number of findings."""
