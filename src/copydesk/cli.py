"""The command: arguments in, exit code out. What it does is in `batch.runs`."""

from __future__ import annotations

import gc
import sys
from typing import Any

import click

HELP = """Turn raw scraped news articles into clean JSON records.

\b
  pbpaste | copydesk | jq -r .headline
  copydesk dump.txt page.html
  copydesk scrapes/ -o records.ndjson
  copydesk scrapes/ -o records/ --jobs 4
  copydesk crawl.tar.gz -o records.ndjson --resume
  copydesk --field html --id url table.ndjson | jq -c '{headline, quotes}'
  copydesk --explain dump.txt

SOURCE is a file, a folder (walked), or - for standard input, which is also read where none is given.
Compressed files are read as what they hold, archives (.zip, .tar) as their members, tables (.ndjson, .json, .csv)
as a document a row (--field), crawls (.warc, .wet) as their pages. One line a document goes to standard output,
messages go to standard error.

Exit code: 0 all went well, 1 some input gave no record, 2 wrong usage.
"""


def _bytes(context: click.Context, option: click.Parameter, value: str) -> int:
    """The bytes in `500k`, `50M`, `2G`: decimal multiples, as disks are sold."""
    number, unit = value[:-1], value[-1:].upper()
    if unit.isdecimal():
        number, unit = value, ""
    if not number.isdecimal() or unit not in _UNITS:
        raise click.BadParameter(f"{value!r} is no size: give bytes, or as in 500k, 50M, 2G")
    return int(number) * _UNITS[unit]


_UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}


@click.command(help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "-o",
    "--output",
    metavar="FILE|FOLDER/",
    help="Write there: all records to a file, or one file a document to a folder.",
)
@click.option(
    "--format",
    metavar="NAME",
    help="ndjson (default), json, csv, text, markdown, schema.org, ninjs, parquet.",
)
@click.option(
    "--explain", is_flag=True, help="Show each line with its role, its score and the clues that decided."
)
@click.option("--url", metavar="URL", help="The page's address, for a page that does not give its own.")
@click.option(
    "--files-from",
    metavar="LIST",
    help="Read the names of sources from a file or -, one a line or parted by NUL.",
)
@click.option(
    "--field", metavar="NAME", help="Read tables (NDJSON, JSON, CSV): the column that holds the article."
)
@click.option("--id", metavar="NAME", help="The column of a table that names its rows.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Processes to work in; all cores where not given.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.001),
    default=30,
    metavar="SECONDS",
    help="Give up a document after that long (30).",
)
@click.option(
    "--max-size",
    callback=_bytes,
    default="50M",
    metavar="SIZE",
    help="Refuse documents larger than that, unpacked (50M).",
)
@click.option("--errors", metavar="FILE", help="Write the error records to a file too.")
@click.option("--resume", is_flag=True, help="Go on with a run that was stopped.")
@click.option("--strict", is_flag=True, help="Stop at the first input that gives no record.")
@click.option("-q", "--quiet", is_flag=True, help="Tell failures only: no progress, notes or summary.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the record and exit.")
@click.version_option(None, "--version", package_name="copydesk", message="%(prog)s %(version)s")
def main(sources: tuple[str, ...], schema: bool, **options: Any) -> None:  # noqa: D103 (its help is HELP)
    if schema:
        from copydesk.lexicons import read_data

        sys.stdout.buffer.write(read_data("record.schema.json").encode())
        return
    if not sources and options["files_from"] is None:
        if sys.stdin is None or sys.stdin.isatty():
            click.echo(click.get_current_context().get_help())
            return
        sources = ("-",)
    # Little that is made here is garbage of the sort that only the collector finds: it looks seldom (by itself, every
    # 700 objects) and not once more at the end. Together that is a tenth of what one record costs.
    gc.set_threshold(50_000)
    from copydesk.batch import runs

    try:
        code = runs.run(runs.Order(sources, **options))
    except runs.Misuse as error:
        raise click.UsageError(str(error)) from error
    gc.freeze()
    sys.exit(code)
