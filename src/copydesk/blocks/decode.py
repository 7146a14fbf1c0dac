"""Bytes -> text, the encoding and why; whether a text is HTML. Never fails on text, and says what else it
was given.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import NamedTuple

from copydesk.model import NotText

BYTE_ORDER_MARKS = (
    # UTF-32 first: its little-endian mark begins with UTF-16's
    (b"\xff\xfe\x00\x00", "utf-32le"),
    (b"\x00\x00\xfe\xff", "utf-32be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
)

# First bytes of what people hand over by mistake, and what it is; text cannot begin so
MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP picture, sound or video)"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (or a Word, Excel or EPUB document)"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstandard data"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"{\\rtf", "an RTF document"),
    (b"WARC/", "a crawl (name it .warc or .wet, and its pages are read)"),
)
# The first tag of what lists articles, whose first item would be taken for the whole
LISTS = rb"""(?:\s|<[?!][^>]{0,500}>){0,20}<(?:rss|feed|rdf:RDF|urlset|sitemapindex|opml)[\s>]"""

# Control characters that no text has; tab, line ends, form feed, backspace (overstrike) and escape (terminal
# colours) do occur
CONTROLS = bytes([*range(7), 11, *range(14, 27), *range(28, 32), 127])
# Random bytes have 11 % of them, text none; a stray one or two in a broken scrape must not cost the article
MOST_CONTROLS = 0.02
# A stray NUL in a broken scrape is dropped; where more than one byte in a thousand is NUL, it is data
MOST_NULS = 0.001

# The patterns below are compiled on first use (re keeps them): plain UTF-8 text, the common case, needs
# none, and start-up counts
DECLARED = rb"""(?i)(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9._:-]{3,40})"""
# How far into a page its charset is looked for; browsers look 1024 bytes far, real pages put long scripts
# first
DECLARED_WITHIN = 8192

# A detector that sees a handful of letters beyond ASCII takes a French page for Chinese
HIGH_BYTES = bytes(range(128, 256))
ENOUGH_TO_DETECT = 40

# Names that pages declare and what browsers read them as (encoding.spec.whatwg.org): the wider code page of
# the same family
SAME_AS = {
    "ascii": "windows-1252",
    "us-ascii": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252",
    "cp1252": "windows-1252",
    "iso-8859-9": "windows-1254",
    "iso-8859-11": "windows-874",
    "tis-620": "windows-874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "utf8": "utf-8",
    # a page whose ASCII tells us its charset is not UTF-16
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}

# The 32 code points of windows-1252 that differ from Latin-1, in byte order from 0x80; the five unassigned
# bytes stay C1 controls
WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"
TO_BYTE = {ord(char): 0x80 + i for i, char in enumerate(WINDOWS_1252)}

# What UTF-8 looks like when read as windows-1252: a lead byte and its one to three continuation bytes
_CONT = "[\x80-\xbf" + re.escape(WINDOWS_1252) + "]"
MOJIBAKE = f"[Â-ß]{_CONT}|[à-ï]{_CONT}{{2}}|[ð-ô]{_CONT}{{3}}"
# The same as bytes, roughly: accented Latin letters, each with signs behind it. Most texts have a few dozen,
# and only these are looked at closely
_SIGN = rb"(?:[\xc2\xc5\xc6\xcb\xe2][\x80-\xbf]{1,2}){1,3}"
SUSPECT = rb"\xc3[\x82-\xb4]" + _SIGN + rb"(?:\xc3[\x82-\xb4]" + _SIGN + rb"){0,8}"
# One of these is in practically every such text (in Western languages, in Cyrillic, in Chinese and Japanese
# for their full stop); tables of rare letters in scripts have none. Most pages have none of their letters
SIGNS_OF_MOJIBAKE = ("Ã", "Â", "Ð", "â€", "ã€", "â\x80", "ã\x80")
IN_MOJIBAKE = "ÃÂÐ€\x80"
# Pairs that people do write: `«IRMÃ»`, `“IRMÃ”`, an  before a no-break space. Alone they prove nothing.
INNOCENT_SECOND = frozenset("»«”“’‘‚„…–—›‹\xa0")

# Elements that cut a page into blocks: their tags stand between sentences, never for themselves in one
BLOCK_TAG = (
    r"(?i)</?(?:p|div|br|h[1-6]|ul|ol|li|table|tr|td|body|head|html|meta|title|article|section|main|header|footer|nav"
    r"|aside|figure|figcaption|blockquote|img|script|style|span|a)(?:\s[^<>]{0,2000})?/?>"
)
HTML_START = r"(?i)<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])"
HTML_END = r"(?i)</(?:body|html)>"
BLANKS = "\ufeff \t\r\n\f"
BEFORE_MENTION = frozenset(" \"'`(“‘„")
AFTER_MENTION = frozenset(" \"'`),.;:?!”’“")
# How much of a text is looked at to tell whether it is HTML
SNIFFED = 16384


class Decoded(NamedTuple):
    """A text and where its characters come from."""

    text: str
    encoding: str
    """As browsers call it, and as Python knows it: `utf-8`, `windows-1252`, `utf-16le`."""
    why: str
    """What told it: `byte order mark`, `valid UTF-8`, `mostly valid UTF-8`, `declared`, `escape sequences`,
    `NUL pattern`, `detected`, `fallback`.
    """
    warnings: tuple[str, ...] = ()
    """What was repaired or guessed."""
    utf8: bytes | None = None
    """The same text as UTF-8, where the input is just that: lxml reads bytes."""


def decode(raw: bytes) -> Decoded:
    r"""The text of some bytes, and how it was told.

    >>> decode("naïve".encode()).encoding, decode("naïve".encode("cp1252")).encoding
    ('utf-8', 'windows-1252')
    >>> decode(b"The mayor\xe2\x80\x99s plan").text
    'The mayor’s plan'
    >>> decode(b"\x89PNG\r\n\x1a\n\x00\x00")
    Traceback (most recent call last):
    copydesk.model.NotText: not text but a PNG picture

    In this order: byte order mark; bytes that are valid UTF-8 (no other encoding passes that test by chance,
    whatever the page declares); the charset that a page declares; UTF-16 or UTF-32 without a mark, by its
    NUL bytes; UTF-8 with a few broken bytes; for HTML what bs4 detects; windows-1252. Line ends stay as they
    are. UTF-8 that was once read as windows-1252 (`â€™`) is repaired, with a warning. Raises NotText for
    pictures, archives, programs and other data.
    """
    head = raw[:DECLARED_WITHIN].removeprefix(codecs.BOM_UTF8).lstrip()
    if head.startswith(b"<") and re.match(LISTS, head):
        raise NotText("not an article but a feed or a site map: give the pages that it lists")
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(encoding, "replace")
            return _checked(text, encoding, "byte order mark", ())
    for magic, what in MAGIC:
        if raw.startswith(magic):
            raise NotText(f"not text but {what}")
    if raw[4:8] == b"ftyp":
        raise NotText("not text but a video or HEIC picture")
    if b"\0" in raw:
        wide = _wide_encoding(raw)
        if wide:
            return _checked(raw.decode(wide, "replace"), wide, "NUL pattern", ())
        nuls = raw.count(0)
        if nuls > len(raw) * MOST_NULS:
            raise NotText(f"not text: {nuls} of its {len(raw)} bytes are NUL")
        raw = raw.replace(b"\0", b"")
        return _without_nuls(decode(raw), nuls)
    sample = raw[:1024]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    if controls > len(sample) * MOST_CONTROLS:
        raise NotText(f"not text: {controls} of its first {len(sample)} bytes are control characters")
    # ISO-2022 encodings (Japanese, Korean) are seven-bit, so they pass for UTF-8; their escape sequences tell
    if b"\x1b$" not in sample:
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            return _checked(*_legacy(raw))
        decoded = _checked(text, "utf-8", "valid UTF-8", (), raw)
        return decoded if decoded.warnings else decoded._replace(utf8=raw)
    return _checked(*_legacy(raw))


def is_html(text: str) -> bool:
    """Whether a text is HTML, told by its content.

    >>> is_html("<!DOCTYPE html><title>Quay reopens"), is_html("Quay reopens<p>It was dredged.</p><p>Boats")
    (True, True)
    >>> is_html("In HTML a paragraph is put between <p> and </p> tags, a heading in <h1>.")
    False

    Fragments, XHTML, pages without `<html>` and pages cut off at either end count; text that mentions tags
    does not.
    """
    if "<" not in text:
        return False
    head = text[:SNIFFED].lstrip(BLANKS)
    while head.startswith("<!--") and "-->" in head:
        head = head.partition("-->")[2].lstrip(BLANKS)
    if re.match(HTML_START, head):
        return True
    # a page cut off at its start may begin with a long script or style sheet; its end is markup all the same
    tail = text[-SNIFFED:] if len(text) > SNIFFED else ""
    return _is_markup(head) or _is_markup(tail) or bool(re.search(HTML_END, text[-200:]))


def _is_markup(part: str) -> bool:
    """Whether tags shape this part of a text; a dump may hold a tag or a listing that leaked into it."""
    tags = [m for m in re.finditer(BLOCK_TAG, part) if not _is_mention(part, m.start(), m.end())]
    lines = sum(1 for line in part.split("\n") if line and not line.isspace())
    if tags and not part[: tags[0].start()].strip():
        # hand-written pages have a dozen wrapped lines to a paragraph tag; a dump opening with a leaked tag
        # has hundreds
        return len(tags) * 20 >= lines
    return len(tags) >= 2 and len(tags) >= lines


def _is_mention(text: str, start: int, end: int) -> bool:
    """Whether a tag stands in a sentence like a word: a blank, quotation mark or bracket on both sides."""
    return text[max(start - 1, 0) : start] in BEFORE_MENTION and text[end : end + 1] in AFTER_MENTION


def _checked(
    text: str, encoding: str, why: str, warnings: tuple[str, ...], utf8: bytes | None = None
) -> Decoded:
    repaired = _repair_mojibake(text, text.encode("utf-8", "ignore") if utf8 is None else utf8)
    if repaired is not text:
        warnings += ("text had been read in the wrong encoding before it was saved (â€™ for ’); repaired",)
    return Decoded(repaired, encoding, why, warnings)


def _without_nuls(decoded: Decoded, nuls: int) -> Decoded:
    warning = f"{nuls} NUL bytes dropped" if nuls > 1 else "1 NUL byte dropped"
    return Decoded(decoded.text, decoded.encoding, decoded.why, (warning, *decoded.warnings))


def _wide_encoding(raw: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: blanks, digits and line ends put NULs on one side of each unit."""
    sample = raw[:4096]
    sample = sample[: len(sample) - len(sample) % 4]
    # in Latin text half of all bytes are NUL, all on one side; in Chinese about one pair in twenty, for the
    # line ends
    lanes = [sample[i::4].count(0) for i in range(4)]
    quarter = len(sample) // 4
    if quarter == 0:
        return None
    if min(lanes[2:]) > quarter * 0.9 and lanes[0] < quarter * 0.1:
        return "utf-32le"
    if min(lanes[:2]) > quarter * 0.9 and lanes[3] < quarter * 0.1:
        return "utf-32be"
    even, odd = lanes[0] + lanes[2], lanes[1] + lanes[3]
    if max(even, odd) < max(2, quarter * 2 * 0.02) or min(even, odd) * 20 > max(even, odd):
        return None
    encoding = "utf-16le" if odd > even else "utf-16be"
    # data with NULs on one side (16-bit sound, tables of small numbers) decodes to controls, lone
    # surrogates, unassigned codes
    decoded = sample.decode(encoding, "replace")
    strange = sum(char == "\ufffd" or not (char.isprintable() or char.isspace()) for char in decoded)
    return encoding if strange <= len(decoded) * MOST_CONTROLS else None


def _legacy(raw: bytes) -> tuple[str, str, str, tuple[str, ...]]:
    """Text, encoding, why and warnings for bytes that are not valid UTF-8."""
    text = raw.decode("utf-8", "windows-1252-for-broken")
    broken = _broken_bytes(raw)
    # UTF-8 with a few bytes of something else (a quoted mail, a page cut off inside a character); in text of
    # another encoding hardly any bytes form valid sequences
    if len(text) - len(text.encode("ascii", "ignore")) - broken > broken:
        count = "1 byte is" if broken == 1 else f"{broken} bytes are"
        return text, "utf-8", "mostly valid UTF-8", (f"{count} not UTF-8; read as windows-1252",)
    html = is_html(raw[: 4 * SNIFFED].decode("latin-1"))
    declared = _declared(raw) if html or raw.startswith(b"<?xml") else None
    if declared and declared != "utf-8":
        errors = "windows-1252-for-broken" if declared == "windows-1252" else "replace"
        return raw.decode(declared, errors), declared, "declared", ()
    if b"\x1b$" in raw[:1024]:
        for encoding in ("iso-2022-jp", "iso-2022-kr"):
            with suppress(UnicodeDecodeError):
                return raw.decode(encoding), encoding, "escape sequences", ()
    if html and len(raw) - len(raw.translate(None, HIGH_BYTES)) >= ENOUGH_TO_DETECT:
        from bs4 import UnicodeDammit

        dammit = UnicodeDammit(raw, is_html=True, exclude_encodings=["utf-16", "utf-32"])
        if dammit.unicode_markup is not None and dammit.original_encoding:
            name = dammit.original_encoding.lower()
            return dammit.unicode_markup, SAME_AS.get(name, name), "detected", ()
    warning = "the encoding is not told and not UTF-8; read as windows-1252"
    return raw.decode("windows-1252", "windows-1252-for-broken"), "windows-1252", "fallback", (warning,)


def _declared(raw: bytes) -> str | None:
    """The charset that a page declares, as browsers read it, or None where it has none that we know."""
    match = re.search(DECLARED, raw[:DECLARED_WITHIN])
    if not match:
        return None
    name = match[1].decode("ascii").lower()
    name = SAME_AS.get(name, name)
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    # `charset=rot13` and `hex` are codecs as well, but not from bytes to text
    return name if getattr(codec, "_is_text_encoding", True) else None


def _broken_bytes(raw: bytes) -> int:
    escaped = raw.decode("utf-8", "surrogateescape")
    return len(escaped) - len(escaped.encode("utf-8", "ignore").decode())


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Error handler: bytes that do not fit are read as windows-1252, a character cut off at the end drops."""
    assert isinstance(error, UnicodeDecodeError)
    broken = error.object[error.start : error.end]
    if error.end == len(error.object) and error.reason == "unexpected end of data":
        return "", error.end
    return "".join(WINDOWS_1252[b - 0x80] if b < 0xA0 else chr(b) for b in broken), error.end


codecs.register_error("windows-1252-for-broken", _as_windows_1252)


def _repair_mojibake(text: str, utf8: bytes) -> str:
    """`The mayorâ€™s plan` -> `The mayor’s plan`; the very same object where there is nothing to repair.

    Only sequences that are valid UTF-8 once back in windows-1252 are touched, and only in a text with at
    least one that nobody writes on purpose: three characters long (`â€™`), two in a row (`Ð¿Ñ€`), or a pair
    of letter and sign (`Ã©`, `Â£`). `utf8` is the same text as bytes, where they are quicker to find.
    """
    # one byte costs microseconds to look for, and Latin letters with an accent begin with it
    if b"\xc3" not in utf8 or not any(map(text.__contains__, IN_MOJIBAKE)):
        return text
    if not any(_is_mojibake(found[0].decode("utf-8", "ignore")) for found in re.finditer(SUSPECT, utf8)):
        return text
    if not any(sign in text for sign in SIGNS_OF_MOJIBAKE):
        return text
    repaired = re.sub(MOJIBAKE, _redecoded, text)
    # text that went wrong twice: `Ã¢â‚¬â„¢`
    return re.sub(MOJIBAKE, _redecoded, repaired) if "â€" in repaired else repaired


def _is_mojibake(suspect: str) -> bool:
    """Whether a few letters and signs in a row are nothing that somebody wrote: `â€™` is, `é»` is not."""
    last_end = -1
    for match in re.finditer(MOJIBAKE, suspect):
        found = match[0]
        if (len(found) > 2 or match.start() == last_end or found[1] not in INNOCENT_SECOND) and _redecoded(
            match
        ) != found:
            return True
        last_end = match.end()
    return False


def _redecoded(match: re.Match[str]) -> str:
    try:
        return bytes(TO_BYTE.get(ord(char), ord(char)) for char in match[0]).decode()
    except UnicodeDecodeError:
        return match[0]
