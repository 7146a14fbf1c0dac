"""`saved`: pages that a browser saved as one file, and letters."""

from __future__ import annotations

import doctest
from email.message import EmailMessage
from pathlib import Path

import pytest
from casebook import SAMPLES

import copydesk
import copydesk.blocks.saved
from copydesk.blocks.saved import page_of

PAGES = [path for path in SAMPLES if path.suffix == ".html"]
STORY = (
    "<html><body><h1>Café reopens</h1>"
    "<p>The café of Port Callan opened again on Tuesday, its owner, Ada Quill, said on the quay.</p></body></html>"
)


def saved_page(html: bytes) -> bytes:
    """As browsers write it: the page in quoted-printable, then its style sheets and pictures."""
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "https://callan.example/crane"
    message.set_content("body { color: red }", subtype="css", cte="quoted-printable")
    message.make_related()
    message.add_related(html, "text", "html", cte="quoted-printable", cid="<frame-1>")
    message.add_related(b"\x89PNG\r\n\x1a\n\x00\x00", "image", "png", cid="<picture-1>")
    return message.as_bytes()


@pytest.mark.parametrize("sample", PAGES, ids=lambda path: path.stem)
def test_a_saved_page_gives_the_record_of_the_page(sample: Path) -> None:
    raw = sample.read_bytes()
    saved = saved_page(raw)
    assert b"=E2=80=99" in saved
    told, page = copydesk.edit(saved).to_dict(), copydesk.edit(raw).to_dict()
    assert {**told, "source": None} == {**page, "source": None}
    assert told["source"]["sha256"] != page["source"]["sha256"]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-16"])
def test_a_letter_is_read_by_its_html_in_the_charset_of_its_headers(charset: str) -> None:
    letter = EmailMessage()
    letter["Subject"] = "Port Callan this week"
    letter.set_content("Read this letter in a browser.")
    letter.add_alternative(STORY, subtype="html", charset=charset)
    letter.add_attachment(b"<p>Not the story", "text", "html", filename="notes.html")
    assert copydesk.edit(letter.as_bytes()).headline == "Café reopens"


def test_a_letter_without_html_is_its_text() -> None:
    letter = EmailMessage()
    letter.set_content("The café of Port Callan opened again.\n")
    assert page_of(letter.as_bytes()) == "The café of Port Callan opened again.\n".encode()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"Home\nMIME-Version: 1.0 is what mail programs write.",
        b"Title: the crane stays\n\nThe board voted.",
        # cut off before anything of the page, an unknown charset, no text in it
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n",
        b"MIME-Version: 1.0\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n",
    ],
)
def test_anything_else_is_left_alone(raw: bytes) -> None:
    assert page_of(raw) == raw


def test_an_unknown_charset_is_guessed_like_that_of_any_page() -> None:
    raw = b"MIME-Version: 1.0\nContent-Type: text/html; charset=callan-1\n\n" + STORY.encode()
    assert copydesk.edit(raw).headline == "Café reopens"


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_saved_page_that_was_cut_off_gives_what_is_there(kept: float) -> None:
    saved = saved_page(PAGES[0].read_bytes())
    page = page_of(saved[: int(len(saved) * kept)])
    assert page.startswith(b"<!DOCTYPE html>") or page.lstrip().startswith(b"<")


def test_examples() -> None:
    assert doctest.testmod(copydesk.blocks.saved).failed == 0
