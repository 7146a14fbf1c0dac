"""Bytes -> blocks.

- `decode` makes text of bytes, `saved` finds the page in what browsers and mail programs keep.
- `text_blocks` cuts a dump: `wrapped`, `broken` and `glued` undo what tools did to its lines, `dump_marks` and `markdown` what
  they wrote around words, `front_matter` what they wrote above.
- `html_blocks` cuts a page: `html_runs` gathers its text, `html_prose` finds the element of its story, `html_names` and
  `html_hints` say what the markup says; `metadata` reads what the page says of itself, `scripts` a story kept for the browser.
"""
