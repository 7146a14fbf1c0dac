"""`front_matter`: what a tool wrote above a text about it."""

from __future__ import annotations

import doctest

import pytest

import copydesk
import copydesk.blocks.front_matter
from copydesk.blocks.front_matter import read_front_matter
from copydesk.model import Metadata

STORY = """The harbour board of Port Callan voted on Tuesday to keep the crane, which has not lifted a crate since the spring, \
against the wish of the mayor.

“It stands, and it will go on standing,” said Moses Larkin, a carpenter. He had brought a ladder.

## What the law says

A crane that stands for fifty years is a monument, the harbour master, Bettina Kohl, said. It was built in 1951.
"""
# as an extractor writes it
EXTRACTED = """---
title: "Harbour board keeps: its idle crane"
author: Ada Quill; Moses Larkin
url: https://callan.example/crane
hostname: callan.example
description: The crane stays.
sitename: Port Callan Post
date: 2024-05-03
tags: ["harbour", "cranes"]
---
"""
# as a clipper does
CLIPPED = """---
title: Harbour board keeps its idle crane
source: "https://callan.example/crane"
author:
  - "[[Ada Quill]]"
  - "[[Moses Larkin]]"
published: 2024-05-03
created: 2024-06-01
tags:
  - "clippings"
---
"""
# as a reader for language models does
READER = """Title: Harbour board keeps its idle crane

URL Source: https://callan.example/crane

Published Time: 2024-05-03T10:00:00Z

Markdown Content:
"""


def said(front: str) -> Metadata:
    return read_front_matter((front + STORY).split("\n"))[1]


def test_yaml_of_an_extractor() -> None:
    assert said(EXTRACTED) == Metadata(
        headlines=("Harbour board keeps: its idle crane",),
        authors=("Ada Quill", "Moses Larkin"),
        published="2024-05-03",
        description="The crane stays.",
        outlet="Port Callan Post",
        url="https://callan.example/crane",
    )


def test_yaml_of_a_clipper() -> None:
    assert said(CLIPPED) == Metadata(
        headlines=("Harbour board keeps its idle crane",),
        authors=("Ada Quill", "Moses Larkin"),
        published="2024-05-03",
        url="https://callan.example/crane",
    )


def test_lines_of_a_reader() -> None:
    assert said(READER) == Metadata(
        headlines=("Harbour board keeps its idle crane",),
        published="2024-05-03T10:00:00+00:00",
        url="https://callan.example/crane",
    )


@pytest.mark.parametrize("front", [EXTRACTED, CLIPPED, READER])
def test_the_record_has_what_it_says_and_the_whole_story(front: str) -> None:
    record = copydesk.edit(front + STORY)
    assert record.headline in ("Harbour board keeps its idle crane", "Harbour board keeps: its idle crane")
    assert (record.url, (record.date or "")[:10]) == ("https://callan.example/crane", "2024-05-03")
    assert len(record.body) == 4
    assert record.subheads == (2,)
    assert (record.related, record.notes, record.captions) == ((), (), ())


@pytest.mark.parametrize("front", [EXTRACTED, CLIPPED, READER])
def test_it_is_one_block_of_chrome(front: str) -> None:
    first, second, *_ = copydesk.label("\n" + front + STORY)
    assert (str(first.role), first.block.origin.first_line) == ("chrome", 2)
    assert first.block.origin.last_line == len(front.rstrip("\n").split("\n")) + 1
    assert second.block.text.startswith("The harbour board")


@pytest.mark.parametrize(
    "text",
    [
        # a rule over the text, one key alone, a byline, a headline with a colon
        f"---\n{STORY}",
        f"---\ntitle: Harbour board keeps its idle crane\n{STORY}",
        f"Title: the crane stays\n\n{STORY}",
        f"By: Ada Quill\nDate: 3 May 2024\n{STORY}",
        f"Harbour: board keeps its idle crane\nPublished: 3 May 2024\n{STORY}",
        "",
        "\n\n",
    ],
)
def test_other_lines_are_the_texts_own(text: str) -> None:
    assert read_front_matter(text.split("\n")) == (0, Metadata())


def test_what_is_no_address_and_no_date_is_null() -> None:
    found = said("---\ntitle: Harbour board keeps its idle crane\nurl: crane\ndate: soon\nlang: 7\n---\n")
    assert (found.url, found.published, found.language) == (None, None, None)


def test_examples() -> None:
    assert doctest.testmod(copydesk.blocks.front_matter).failed == 0
