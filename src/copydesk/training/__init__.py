"""Gold -> weights: what `copydesk.train` does, step by step. Imported by nothing else; needs the extra `copydesk[train]`."""
