"""How long a search of the library takes, by the number of findings."""
