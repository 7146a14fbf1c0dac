"""A page that a browser saved as one file (MHTML), or a newsletter as a mail program keeps it (.eml) -> the bytes of its HTML."""

from __future__ import annotations

import codecs
import re

HEADERS_WITHIN = 4096
"""Bytes in which the line stands that every such file has; letters may have passed many servers."""
HEADER = rb"[A-Za-z][A-Za-z-]{1,40}:[ \t]"
VERSION = b"mime-version:"
TYPES = ("text/html", "text/plain")
"""What is looked for, the likelier article first."""


def page_of(raw: bytes) -> bytes:
    r"""The HTML of a saved page or letter, else its text; bytes that are neither come back as they are.

    >>> page_of(b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>The quay reopens")
    b'<p>The quay reopens'
    """
    head = raw[:HEADERS_WITHIN]
    if VERSION not in head.lower() or not re.match(HEADER, head):
        return raw
    # 20 ms to load
    from email import message_from_bytes

    parts = [part for part in message_from_bytes(raw).walk() if part.get_filename() is None]
    for kind in TYPES:
        for part in parts:
            page = part.get_payload(decode=True) if part.get_content_type() == kind else None
            if isinstance(page, bytes) and page.strip():
                return _as_utf_8(page, part.get_content_charset())
    return raw


def _as_utf_8(page: bytes, charset: str | None) -> bytes:
    """A page in the charset that its headers tell, which it need not say again itself, with the mark of UTF-8."""
    try:
        if charset is None or codecs.lookup(charset).name == "utf-8":
            return page
        return codecs.BOM_UTF8 + page.decode(charset, "replace").encode("utf-8")
    except LookupError:
        return page
