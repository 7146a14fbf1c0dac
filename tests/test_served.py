"""`served`: what a server sends in place of an article."""

from __future__ import annotations

import pytest

import copydesk

# each a title and what stands below it, as servers and their guards word it
SENT = [
    (
        "404 Not Found",
        "The page you are looking for could not be found. It may have been moved or deleted by its owner.",
    ),
    (
        "Access Denied",
        "You don't have permission to access this page on this server. Reference number: 18.2 and 7fa.",
    ),
    (
        "Just a moment...",
        "Verifying you are human. This may take a few seconds, and then callan.example opens by itself.",
    ),
    (
        "callan.example",
        "callan.example needs to review the security of your connection before proceeding to the page.",
    ),
    (
        "Are you a robot?",
        "Something about the behaviour of your browser has caught our attention. There are a few reasons why.",
    ),
    (
        "Error 503 Service Unavailable",
        "The server is temporarily unable to answer owing to maintenance. Try again in some minutes.",
    ),
    (
        "We value your privacy",
        "We and our 870 partners store and read data on your device in order to pick advertisements for you.",
    ),
    (
        "Seite nicht gefunden",
        "Die gesuchte Seite gibt es nicht mehr, oder die Adresse wurde falsch in den Browser eingegeben.",
    ),
    (
        "Page introuvable",
        "La page que vous recherchez a été déplacée ou n'existe plus ; la rédaction vous prie de l'excuser.",
    ),
    (
        "Страница не найдена",
        "Возможно, она была удалена или перенесена, либо вы ошиблись, когда набирали её адрес в строке.",
    ),
]
STORIES = [
    (
        "Page not found: how Port Callan lost its chronicle",
        "The chronicle was in the attic of the town hall, as Ada Quill of the harbour board said.",
    ),
    (
        "Access denied to the quay, fishmongers say",
        "The gate was shut on Monday by the harbour board of Port Callan, and nobody had a key.",
    ),
    (
        "Just a moment with Ada Quill",
        "The painter of the crane of Port Callan speaks about a year on a ladder and forty gulls.",
    ),
]


@pytest.mark.parametrize(("title", "text"), SENT)
@pytest.mark.parametrize(
    "shape", ["{}\n\n{}\n", "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>{1}</p></body></html>"]
)
def test_it_is_no_article(title: str, text: str, shape: str) -> None:
    with pytest.raises(copydesk.NoArticle, match="no article in it"):
        copydesk.edit(shape.format(title, text))


def test_the_message_says_what_was_sent_and_what_to_do() -> None:
    with pytest.raises(
        copydesk.NoArticle, match=r"the server sent “404 Not Found” instead; fetch the page again"
    ):
        copydesk.edit("{}\n\n{}\n".format(*SENT[0]))


@pytest.mark.parametrize(("title", "text"), STORIES)
def test_a_story_about_it_is_one(title: str, text: str) -> None:
    record = copydesk.edit(f"{title}\n\n{text}\n")
    assert (record.headline, record.body) == (title, (text,))


def test_a_long_story_may_have_any_headline() -> None:
    lede = "The harbour board of Port Callan met on Tuesday in the town hall, and nobody was let in but the mayor and his dog. "
    record = copydesk.edit("Access denied\n\n" + "\n\n".join([lede * 3] * 4))
    assert record.headline == "Access denied"
