"""Bytes -> blocks: `decode` makes text of them, `text_blocks` and `html_blocks` cut it; the others mend what tools did to it."""
