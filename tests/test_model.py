from __future__ import annotations

import pickle

import pytest

from copydesk.model import Block, Caption, NoArticle, NotText, Origin, Quote, Record, Role, Source, Span

SOURCE = Source("dump.txt", "text", "utf-8", "00")
FIELDS = [
    *("headline", "byline", "date", "body", "quotes", "captions", "dek", "section", "outlet", "agency"),
    *("dateline", "language", "url", "authors", "updated", "subheads", "contributors", "notes", "related"),
    *("source", "warnings"),
]


def test_an_empty_record_has_every_field_and_nothing_in_it() -> None:
    record = Record(SOURCE).to_dict()
    assert list(record) == FIELDS
    assert all(record[name] in (None, []) for name in FIELDS if name != "source")
    assert record["source"] == {"path": "dump.txt", "format": "text", "encoding": "utf-8", "sha256": "00"}


def test_a_record_is_plain_lists_and_dicts_in_the_end() -> None:
    quote = Quote("Never", "Ida Brandt", "Brandt", "said", (Span(0, 1, 6),))
    record = Record(
        SOURCE, body=("“Never,” Brandt said.",), quotes=(quote,), captions=(Caption("A crane", None),)
    )
    plain = record.to_dict()
    assert plain["body"] == ["“Never,” Brandt said."]
    assert plain["quotes"] == [
        {
            "text": "Never",
            "speaker": "Ida Brandt",
            "mention": "Brandt",
            "cue": "said",
            "spans": [{"paragraph": 0, "start": 1, "end": 6}],
        }
    ]
    assert plain["captions"] == [{"text": "A crane", "credit": None}]


def test_nouns_are_frozen_and_travel_between_processes() -> None:
    block = Block("Home", Origin(1, 1), frozenset({"bullet"}))
    with pytest.raises(AttributeError):
        block.text = "World"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(block)) == block


def test_a_role_is_its_name() -> None:
    assert f"{Role.PULL_QUOTE}" == "pull_quote"
    assert Role("dek") is Role.DEK
    with pytest.raises(ValueError, match="menu"):
        Role("menu")


def test_errors_have_names_that_programs_can_tell_apart() -> None:
    assert (NotText.kind, NoArticle.kind) == ("not_text", "no_article")
