from __future__ import annotations

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.blocks.decode import decode, is_html
from copydesk.model import NotText

LINE = "Die Fähre nach Ørsby fährt wieder – „endlich“, sagt der Kapitän.\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (LINE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + LINE.encode(), "utf-8"),
        (b"\xff\xfe" + LINE.encode("utf-16le"), "utf-16le"),
        (b"\xfe\xff" + LINE.encode("utf-16be"), "utf-16be"),
        (b"\xff\xfe\0\0" + LINE.encode("utf-32le"), "utf-32le"),
        (LINE.encode("utf-16le"), "utf-16le"),
        (LINE.encode("utf-16be"), "utf-16be"),
        (LINE.encode("utf-32le"), "utf-32le"),
        (LINE.encode("utf-32be"), "utf-32be"),
        (LINE.encode("cp1252"), "windows-1252"),
        ("渡し船がまた動く。\n".encode("iso-2022-jp"), "iso-2022-jp"),
    ],
)
def test_encodings(raw: bytes, encoding: str) -> None:
    decoded = decode(raw)
    assert decoded.encoding == encoding
    assert decoded.text in (LINE, "渡し船がまた動く。\n")


@pytest.mark.parametrize(
    ("declared", "codec", "name", "words"),
    [
        ("iso-8859-1", "cp1252", "windows-1252", "Die Fähre fährt – endlich"),
        ("windows-1251", "cp1251", "windows-1251", "Паром снова ходит"),
        ("Shift_JIS", "cp932", "cp932", "渡し船がまた動く"),
        ("gb2312", "gb18030", "gb18030", "渡轮又开航了"),
        ("EUC-KR", "cp949", "cp949", "나룻배가 다시 다닌다"),
        ("iso-8859-2", "iso-8859-2", "iso-8859-2", "Prom znów pływa żwawo"),
    ],
)
def test_declared_charset(declared: str, codec: str, name: str, words: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p>'
    decoded = decode(page.encode(codec))
    assert (decoded.encoding, decoded.text, decoded.why) == (name, page, "declared")


def test_what_the_bytes_are_beats_what_the_page_declares() -> None:
    page = f'<meta charset="shift_jis"><p>{LINE}</p>'
    assert decode(page.encode()).text == page


@pytest.mark.parametrize("name", ["rot13", "hex", "no-such-charset", "utf-16"])
def test_useless_declarations(name: str) -> None:
    page = f"<html><meta charset={name}><p>Fähre</p></html>"
    assert "Fähre" in decode(page.encode("cp1252")).text


def test_html_without_a_declaration() -> None:
    page = "<html><body><p>Die Fähre fährt wieder</p></body></html>"
    decoded = decode(page.encode("latin-1"))
    assert (decoded.text, decoded.encoding, decoded.why) == (page, "windows-1252", "fallback")
    assert decode(page.replace("ä", "ää" * 40).encode("cp1252")).why == "detected"


def test_a_page_cut_off_inside_a_character_is_still_utf8() -> None:
    decoded = decode((LINE * 3).encode()[:-70] + "ä".encode()[:1])
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(LINE)


def test_a_few_foreign_bytes_do_not_spoil_utf8() -> None:
    decoded = decode(LINE.encode() + "Caf\xe9 \x93zur M\xf6we\x94".encode("latin-1"))
    assert decoded.encoding == "utf-8"
    assert decoded.text == LINE + "Café “zur Möwe”"
    assert decoded.warnings == ("4 bytes are not UTF-8; read as windows-1252",)


@pytest.mark.parametrize(
    ("words", "codec"),
    [
        ("The mayor’s plan – at last", "cp1252"),
        ("The mayor’s “plan” – at last", "latin-1"),
        ("Fährt für größere Flüsse", "cp1252"),
        ("£5 for 20 °C", "cp1252"),
        ("Паром ходит", "latin-1"),
    ],
)
def test_mojibake_is_repaired(words: str, codec: str) -> None:
    decoded = decode(words.encode().decode(codec).encode())
    assert decoded.text == words
    assert any("wrong encoding" in warning for warning in decoded.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "A estação “IRMÃ” e a «IRMÃ» não são iguais: É AMANHÃ…",
        "L’ÂGE D’OR, Ã la carte? NÃO. Âncora",
        "Ðað er gott að Ðórr kom",
        "5 € – â propos",
        "Ordinary words.",
    ],
)
def test_text_with_the_same_letters_is_left_alone(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.warnings) == (text, ())


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"\xff\xd8\xff\xe0abc", "JPEG"),
        (b"%PDF-1.7\n%abc", "PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (b"\x1f\x8b\x08abc", "gzip"),
        (b"\0\0\0\x20ftypisom", "video"),
        (b"\0" * 50, "NUL"),
        (b"abc\0def", "NUL"),
        (b"\x01\x02\x03\x04 text \x05\x06" * 20, "control"),
        (bytes(range(256)) * 8, "NUL"),
        (b"WARC/1.0\r\nWARC-Type: conversion\r\n", "crawl"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Callan Herald', "feed"),
        (
            b'\xef\xbb\xbf<?xml version="1.0"?><!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom">',
            "feed",
        ),
        (b'\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>', "site map"),
    ],
)
def test_data_is_refused(raw: bytes, says: str) -> None:
    with pytest.raises(NotText, match=says):
        decode(raw)


@pytest.mark.parametrize("start", ["<rssi>", "<!DOCTYPE html><feed-list>", "RSS <rss> tags are", "<p>Feed"])
def test_what_only_mentions_a_feed_is_text(start: str) -> None:
    assert decode(start.encode()).text == start


def test_random_bytes_are_refused() -> None:
    for _ in range(50):
        with pytest.raises(NotText):
            decode(os.urandom(2000))


def test_one_stray_nul_costs_nothing_but_itself() -> None:
    decoded = decode(b"\0" + LINE.encode() * 100)
    assert decoded.text == LINE * 100
    assert decoded.warnings == ("1 NUL byte dropped",)


def test_terminal_colours_and_overstrikes_are_text() -> None:
    assert decode(b"\x1b[1mHEADLINE\x1b[0m\n\x08by Nora Falk\n").encoding == "utf-8"


@given(st.text())
def test_any_utf8_text_comes_back(text: str) -> None:
    try:
        decoded = decode(text.encode("utf-8", "ignore"))
    except NotText:
        return
    if not decoded.warnings and decoded.why == "valid UTF-8":
        assert decoded.text == text.encode("utf-8", "ignore").decode()


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_are_refused(raw: bytes) -> None:
    try:
        decoded = decode(raw)
    except NotText:
        return
    assert decoded.why


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<html><head>",
        "  \ufeff<html lang=en>",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html><body><p>a</p></body></html>',
        "<p>The quay was dredged.</p>\n<p>Boats are back.</p>",
        '<div class="story"><h1>Quay reopens</h1>The quay was dredged.',
        "The quay was dredged.<p>Boats are back.</p>",
        "ata-x='1'>The quay</p><p>was dredged</p></div></body></html>",
        "<P>THE QUAY</P>",
        " <!-- layout --> <!-- x -->\n<!doctype html><head>" + "let x = 1;\n" * 3000,
        "function(){}" * 2000 + "</script><p>It was dredged.</p></body></html>",
    ],
)
def test_html(text: str) -> None:
    assert is_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Quay reopens\n\nThe quay was dredged, and 3 < 5.",
        "Put the words between <p> and </p>, the title in <h1>. A line break is (<br>).",
        "<nora@orsby.example> wrote:\nThe quay is open.",
        "<< Back to the front page\nQuay reopens\n",
        "Quay reopens\n" + "The quay was dredged.\n" * 40 + "<p></p>\n" * 3,
        "<div><img src=pixel.gif></div>\n" + "The quay was dredged.\n" * 90,
        "2 > 1 > 0 <3",
    ],
)
def test_not_html(text: str) -> None:
    assert not is_html(text)


@pytest.mark.parametrize("piece", ["<", "<p", "<a b='", "Ã", "â€", "\x1b$", "<!--", "é "])
def test_time_grows_with_the_length(piece: str) -> None:
    def cost(count: int) -> float:
        raw = (piece * count).encode()
        start = time.process_time()
        is_html(decode(raw).text)
        return time.process_time() - start

    cost(1000)
    small, large = min(cost(50_000) for _ in range(3)), min(cost(400_000) for _ in range(3))
    assert large < 40 * small + 0.05
