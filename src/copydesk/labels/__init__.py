"""Blocks -> blocks with roles.

- `clues` are small named facts: `forms` has what the words of a block show, `landmarks` where the story and the likeliest
  headline are, by which the rest is told. What `settled` finds far from all prose has none.
- `roles` weighs them over the whole page; a state of `states` is a role in a stretch of the page.
- `outright` overrules the weights where the page says what a line is: `likeliest` for the headline, `pictures` for captions,
  `other_stories` for links, comments and the next article.
- `kin`, `subheads`, `series`, `makers` and `taglines` read what stands among and around the paragraphs, which
  `surroundings` finds.
"""
