"""How well the suggestions of the matching fit cases labelled by hand."""
