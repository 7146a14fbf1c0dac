"""A file of NDJSON records -> a Parquet table (needs the extra `copydesk[parquet]`)."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 500
"""Records in one row group: a few megabytes of text in memory."""

_TEXTS = pa.list_(pa.string())
_SPANS = pa.list_(pa.struct([(name, pa.int32()) for name in ("paragraph", "start", "end")]))
_QUOTE = pa.struct(
    [*((name, pa.string()) for name in ("text", "speaker", "mention", "cue")), ("spans", _SPANS)]
)
_SOURCE = ("path", "id", "format", "encoding", "sha256", "columns")

SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("headline", "byline", "date")),
        ("body", _TEXTS),
        ("quotes", pa.list_(_QUOTE)),
        ("captions", pa.list_(pa.struct([("text", pa.string()), ("credit", pa.string())]))),
        *(
            (name, pa.string())
            for name in ("dek", "section", "outlet", "agency", "dateline", "language", "url")
        ),
        ("authors", _TEXTS),
        ("updated", pa.string()),
        ("subheads", pa.list_(pa.int32())),
        *((name, _TEXTS) for name in ("contributors", "notes", "related")),
        ("source", pa.struct([(name, pa.string()) for name in _SOURCE])),
        ("warnings", _TEXTS),
        ("error", pa.struct([("kind", pa.string()), ("message", pa.string())])),
    ]
)
"""The fields of the record in its order, and `error` for documents that gave none; `source.columns` is JSON.
"""


def convert(ndjson: str, parquet: str) -> None:
    """Write the records of one file as a table to another, a row group at a time. Raises OSError."""
    with Path(ndjson).open("rb") as lines, pq.ParquetWriter(parquet, SCHEMA, compression="zstd") as table:
        records = map(_row, lines)
        while rows := list(islice(records, ROWS)):
            table.write_table(pa.Table.from_pylist(rows, SCHEMA))


def _row(line: bytes) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(line)
    if columns := record["source"].get("columns"):
        record["source"]["columns"] = json.dumps(columns, ensure_ascii=False)
    return record
