from __future__ import annotations

import time

import pytest

from copydesk.blocks.markdown import target_of, without_markdown


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("the [crane](/a) of [Callan](/b)", "the crane of Callan"),
        # wrapped within its address, and within its title
        ("[the crane](/harbour/idle- crane), he said", "the crane, he said"),
        ('[the crane](/a "Idle since \\(at least\\) 1998") stays', "the crane stays"),
        ('[the crane](/a "Idle (they say) since") stays', "the crane stays"),
        ("[the crane](/a_(harbour)) stays", "the crane stays"),
        ("the [crane ](/a), they say", "the crane, they say"),
        ("[![The crane at dusk](a.jpg)Crane to stay](/a)", "Crane to stay"),
        ("![](a.jpg)The crane", "The crane"),
        ("[ ](/login)[Sign in](/login)", "Sign in"),
        ("[The crane][1] stays", "The crane stays"),
        # a link about several paragraphs leaves its ends in the first and the last
        ("[ The crane", "The crane"),
        ("stays](/a) for now", "stays for now"),
        ("“It [the crane] stays”", "“It [the crane] stays”"),
        ("the **old** crane, _really_ old, *very*", "the old crane, really old, very"),
        ("2 * 3 * 4 and snake_case_names", "2 * 3 * 4 and snake_case_names"),
        (r"1998\. \- \[sic\] 5 \* 3", "1998. - [sic] 5 * 3"),
        (r"C:\harbour\crane", r"C:\harbour\crane"),
    ],
)
def test_words(line: str, words: str) -> None:
    assert without_markdown(line)[0] == words


@pytest.mark.parametrize(
    ("line", "words", "marks"),
    [
        ("## The crane ##", "The crane", ("heading",)),
        ("# The crane #", "The crane", ("heading", "h1")),
        ("- ## The crane", "The crane", ("bullet", "heading")),
        ("> > Never", "Never", ("quoted", "quoted")),
        ("[The crane](/a)", "The crane", ("link",)),
        ("[The crane](/a) [stays](/b)", "The crane stays", ()),
        ("![The crane](a.jpg)", "The crane", ("image",)),
        ("[![The crane](a.jpg)](/a)", "The crane", ("image",)),
        ("![](a.jpg)", "", ("image",)),
        ("_The crane_", "The crane", ("emphasis",)),
        ("#harbour", "#harbour", ()),
    ],
)
def test_marks(line: str, words: str, marks: tuple[str, ...]) -> None:
    assert without_markdown(line) == (words, marks)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("![](/img/2024/crane-at-dusk.jpg?width=960)", "crane-at-dusk.jpg"),
        ("[ ](/login/)", "login"),
        ("[](#)", ""),
        ("the crane", ""),
    ],
)
def test_what_a_picture_without_words_is_called(line: str, name: str) -> None:
    assert target_of(line) == name


@pytest.mark.parametrize(
    "piece", ["[", "](", "](a", "![", "\\[", "[](", '](" "', "](()", "](\\(", "**", "_a", "*a ", '](a "']
)
def test_linear_time(piece: str) -> None:
    start = time.perf_counter()
    without_markdown("x " + piece * 100_000)
    assert time.perf_counter() - start < 5
