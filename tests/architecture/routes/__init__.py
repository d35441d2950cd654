"""The route table: every address of the house, who gets what there, and what must not leak."""
