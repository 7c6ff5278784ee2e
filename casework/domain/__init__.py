"""The rules, in plain Python: no Django, no input or output, no clock."""
