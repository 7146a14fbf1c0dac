"""What a line says by its words alone, wherever it stands: a byline, a date, a credit, an offer of the page's own.

- `bylines` reads what a byline says: `byline_remains` and `unglued` undo what tools did to it, `byline_openers` finds its `By`,
  `byline_parts` cuts it at its joints, `byline_runs` and `byline_noise` read what stands between two of them, `outlets` and
  `names` know papers, agencies and people. `cjk_bylines` has those of Chinese, Japanese and Korean, `contributors` who helped.
- `credits` parts a caption from its credit: `credit_finders` and `credit_openers` find where it is, `suppliers` knows whose it
  may be, `bare_credits` takes off what is around it. `captions` tells captions, `caption_copies` merges them.
- `dates` reads printed dates: `date_labels` cuts a line at its labels, `calendar_days` and `clocks` find days and times,
  `relative_times` what is told from today. `machine_dates` reads those of metadata and addresses.
- `datelines`, `disclosures` and `promotion` stand alone.
"""
