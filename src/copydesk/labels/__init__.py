"""Blocks -> blocks with roles: `clues` are weighed by `roles` over the whole page; the others say what weights cannot."""
