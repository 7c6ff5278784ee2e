"""How well the coding help finds the codes that a caseworker took from the same story."""
