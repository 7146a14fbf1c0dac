"""Many inputs in, records out: `sources` reads files, folders, archives and streams; `runs` edits them and writes `formats`."""
