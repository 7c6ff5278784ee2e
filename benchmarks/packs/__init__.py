"""How fast packs are bound and typeset, and how much memory that takes, beside other tools."""
