"""What a page says outright of a block, over the sum of its clues: a `<figcaption>` is a caption, below `Comments` is no story.

Each rule stands here because the sum of clues was wrong where it applies and the rule hardly ever. What each is worth on sites
not trained on, `tests/benchmarks/rules.py` prints; a rule that is worth nothing goes.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.labels.forms import Clues, ends_sentence, form, stems_of, trimmed
from copydesk.labels.landmarks import FEW_LINES, LONGEST_HEADLINE
from copydesk.labels.likeliest import (
    with_likeliest_headline,
    without_copies_of_headline,
    without_unlikely_headline,
)
from copydesk.labels.other_stories import (
    with_linked_titles,
    with_teasers,
    without_other_texts,
    without_playlist,
)
from copydesk.labels.pictures import (
    CAPTION_STATES,
    as_pictured,
    with_counted_lines,
    with_credited_lines,
    with_doubled_lines,
    with_lines_below_pictures,
    with_pulled_words,
    with_repeated_lines,
    with_shouted_lines,
    with_split_credits,
    without_labelled_captions,
    without_unshown_captions,
)
from copydesk.labels.states import (
    DEKS,
    EYEBROWS,
    HEAD_CHROME,
    HEADLINE,
    NAMED,
    PARAGRAPH,
    PARAGRAPHS,
    STATES,
    STORY_CHROME,
    STORY_OPENERS,
    SUBHEAD,
    TOP,
    chrome_of,
)
from copydesk.lines.credits import is_copyright_line
from copydesk.lines.datelines import read_dateline
from copydesk.lines.disclosures import is_disclosure
from copydesk.lines.names import is_person_name
from copydesk.lines.promotion import is_promotion
from copydesk.model import Block, Role


def as_told(
    blocks: Sequence[Block], clues: Sequence[Clues], path: Sequence[int], from_top: bool = False
) -> list[int]:
    """The states of the blocks, those overruled of which the page says outright what they are.

    `path` holds an index into STATES for each block, and so does what is returned; `from_top` says whether nothing stands above
    the blocks. A page keeps its story: where the rules
    would leave no paragraph, none of them holds.
    """
    path = without_playlist(blocks, path)
    opened = with_story_from_the_top(blocks, clues, path) if from_top else None
    if opened is None:
        opened = with_likeliest_headline(blocks, clues, with_long_lines(blocks, path))
    headed = without_copies_of_headline(blocks, without_unlikely_headline(clues, opened))
    marked = [
        # most lines are chrome far from the story, of which the markup tells nothing
        as_marked(block, names, state, before) if state in DOUBTED or block.text[0] == "【" else state
        for block, names, state, before in zip(blocks, clues, headed, [TOP, *headed], strict=False)
    ]
    signed = with_split_credits(blocks, without_labelled_captions(blocks, marked))
    pictured = with_lines_below_pictures(blocks, clues, signed)
    pictured = without_unshown_captions(blocks, clues, pictured)
    captioned = with_repeated_lines(blocks, clues, with_credited_lines(blocks, clues, pictured))
    captioned = with_counted_lines(blocks, with_shouted_lines(blocks, captioned))
    captioned = with_pulled_words(blocks, with_doubled_lines(blocks, captioned))
    captioned = with_dotted_dek(blocks, captioned)
    opened = with_lede(blocks, with_linked_titles(blocks, with_teasers(blocks, clues, captioned)))
    told = without_other_texts(blocks, with_dek(blocks, opened))
    if any(s in PARAGRAPHS and _may_be_whole(block) for block, s in zip(blocks, told, strict=True)):
        return told
    return with_few_lines(clues, path) if from_top else [*path]


def _may_be_whole(block: Block) -> bool:
    """Whether a paragraph may be all of a story; a heading that looks like one is not."""
    return len(block.text) >= SHORTEST_WHOLE or ends_sentence(block.text)


SHORTEST_WHOLE = 40
"""Code points of a paragraph without a full stop."""


def with_few_lines(clues: Sequence[Clues], path: Sequence[int]) -> list[int]:
    """The path of a page of some lines in which no story was found: its sentences are the story, a first line above the headline.

    A page without menus is unlike all that the weights were trained on.
    """
    story = [
        i
        for i, names in enumerate(clues)
        if not SENTENCES.isdisjoint(names) and "opens_like_chrome" not in names
    ]
    if not story or len(clues) > FEW_LINES or not PARAGRAPHS.isdisjoint(path):
        return [*path]
    found = [PARAGRAPH if i in story else state for i, state in enumerate(path)]
    if story[0] == 1:
        found[0] = HEADLINE
    return found


SENTENCES = frozenset(("is_prose", "is_sentence"))


def with_story_from_the_top(
    blocks: Sequence[Block], clues: Sequence[Clues], path: Sequence[int]
) -> list[int] | None:
    """The path of a text that is a story without its headline, as another tool extracted it; None for a page.

    Pages open with menus, and the path looks for the headline below: it would take the first subhead for it.
    """
    if not _is_paragraph(blocks[0].text, clues[0]):
        return None
    sizes = [len(block.text) for block in blocks]
    prose = sum([size for size, names in zip(sizes, clues, strict=True) if "is_prose" in names])
    if prose < NEARLY_ALL * sum(sizes):
        return None
    first = next((i for i, state in enumerate(path) if state in STORY_OPENERS), len(path))
    opening = [PARAGRAPH if "is_prose" in names else SUBHEAD for names in clues[:first]]
    return [*opening, *path[first:]]


def _is_paragraph(text: str, names: Clues) -> bool:
    if "is_prose" not in names or "opens_like_chrome" in names:
        return False
    # a menu in one line ends in no sentence
    weight = form(trimmed(text)).weight
    return (weight > LONGEST_TITLE and ends_sentence(text)) or (
        weight > LONGEST_STOPPED and text[-1] in ".。"
    )


LONGEST_TITLE, LONGEST_STOPPED = 160, 135
"""Code points, wide ones counted twice: the longest headline of the corpora has 156, the longest that ends in a full stop 133."""

NEARLY_ALL = 0.85
"""The part of such a text that stands in its paragraphs; of pages that open with a notice it is half."""


def with_long_lines(blocks: Sequence[Block], path: Sequence[int]) -> list[int]:
    """The path with lines that are too long for what they were taken for, as a whole story in one line is, as paragraphs."""
    return [
        PARAGRAPH if len(block.text) > LONGEST_HEADLINE and _is_too_long(state, block.text) else state
        for block, state in zip(blocks, path, strict=True)
    ]


def _is_too_long(state: int, text: str) -> bool:
    return state == HEADLINE or (len(text) > LONGEST_SHORT and state in SHORT and _has_sentences(text))


LONGEST_SHORT = 1_000
"""Code points; the longest dek of the news corpus has 870, the longest caption 458."""

SHORT = frozenset(
    i
    for i, state in enumerate(STATES)
    if state.role
    in (
        Role.EYEBROW,
        Role.DEK,
        Role.BYLINE,
        Role.TIMESTAMP,
        Role.CAPTION,
        Role.CREDIT,
        Role.SUBHEAD,
    )
)
"""What has a few sentences at most."""


def _has_sentences(text: str) -> bool:
    # menus that a tool ran together have none, or the story's first
    return text.count(". ") + text.count("。") >= 3


def with_lede(blocks: Sequence[Block], path: list[int]) -> list[int]:
    """The path with a sentence right above the first paragraph that opens with a place and a dash, as a paragraph.

    `STOWE, Wash. (AP) — The mill …` is never a dek, and stands below a date that looks like a button: `2 days ago`.
    """
    first = next((i for i, state in enumerate(path) if state in PARAGRAPHS), 0)
    if not first or path[first - 1] not in LEDES:
        return path
    text = blocks[first - 1].text
    if len(text) < SHORTEST_LEDE or not ends_sentence(text) or not _is_dated(text):
        return path
    return [*path[: first - 1], PARAGRAPH, *path[first:]]


def _is_dated(text: str) -> bool:
    if read_dateline(text) is not None:
        return True
    place, dash, _ = text[:LONGEST_PLACE].partition(" - ")
    return dash != "" and place.isupper() and place.replace(" ", "").isalpha()


SHORTEST_LEDE = 60
"""Code points; a shorter line with a place before it is a title: `STOWE - The mill burns.`"""

LONGEST_PLACE = 30
"""Code points up to the dash behind a place in capitals."""

LEDES = frozenset((HEAD_CHROME, NAMED["head.dek"], NAMED["above.chrome"], STORY_CHROME))
"""What a lede is taken for."""


def with_dek(blocks: Sequence[Block], path: list[int]) -> list[int]:
    """The path with a dek, where there is none and the page gives a line of the head, or the first paragraph, as its description.

    Most first paragraphs that are but the description are paragraphs: one is the dek if the markup sets it as a heading, names it
    a dek, or has it above the element of the story.
    """
    first = next((i for i, state in enumerate(path) if state in PARAGRAPHS), None)
    if first is None or not DEKS.isdisjoint(path):
        return path
    for i in range(first + 1):
        text, hints = blocks[i].text, blocks[i].hints
        if "equals_metadata_description" in hints and (
            not hints.isdisjoint(SET_APART)
            if i == first
            else path[i] == HEAD_CHROME and (len(text) >= SHORTEST_DEK or text.endswith((".", "!", "?")))
        ):
            return [*path[:i], NAMED["head.dek"], *path[i + 1 :]]
    return path


def with_dotted_dek(blocks: Sequence[Block], path: list[int]) -> list[int]:
    """The path with the lines that go on from the headline as the dek, where there is none: `…as villagers ask who pays`."""
    if HEADLINE not in path or not DEKS.isdisjoint(path):
        return path
    head = path.index(HEADLINE)
    return [
        NAMED["head.dek"] if i > head and state == HEAD_CHROME and _goes_on(blocks[i].text) else state
        for i, state in enumerate(path)
    ]


def _goes_on(text: str) -> bool:
    opening = text[:LONGEST_DOTS].lstrip(". …")
    return text.startswith(("…", "...")) and opening[:1].islower() and len(text) >= SHORTEST_DOTTED


LONGEST_DOTS, SHORTEST_DOTTED = 6, 30
"""Code points of the dots with the first letter behind them, and of such a line; a shorter one is a link: `…read more`."""

SHORTEST_DEK = 60
"""Code points of a dek that is no sentence; a shorter description is a second title: `Understanding your crane`."""

SET_APART = frozenset(("above_prose", "says_dek", "h2", "h3", "h4"))


def as_marked(block: Block, clues: Clues, state: int, before: int) -> int:
    """The state that the markup or a line's own signs tell where they tell more than all clues together.

    `state` is what the block was taken for, `before` the block above it.
    """
    role = STATES[state].role
    if block.text[0] == "【" and role is Role.CHROME:
        return _signature(block.text, state, before)
    if state in EYEBROWS and "is_chrome_phrase" in clues:
        # the menu's last entry stands where a section's name does: `Home`, and the headline
        return chrome_of(state)
    if state not in CAPTION_STATES or "all_link" in block.hints:
        return state
    if role is Role.BODY or role is Role.SUBHEAD:
        if is_disclosure(block.text, stems := stems_of(block.text)):
            return NAMED["story.note"]
        if is_promotion(block.text, stems):
            return STORY_CHROME
        if len(block.text) < LONGEST_FOOTER and is_copyright_line(block.text):
            return STORY_CHROME
    return as_pictured(block, clues, state, before)


def _signature(text: str, state: int, before: int) -> int:
    """The state of a line in the brackets that Japanese papers sign in: `【山野太郎】`, but not `【速報】`, not in a menu."""
    if not text.endswith("】") or not is_person_name(text[1:-1]):
        return state
    own = STATES[state].stretch
    # what signs a story at its end looks like the first line below it
    stretch = own if before == TOP else min(own, STATES[before].stretch)
    return BYLINES.get(stretch, state)


BYLINES = {1: NAMED["head.byline"], 2: NAMED["story.byline"]}

LONGEST_FOOTER = 200
"""Code points of a line of copyright; a paragraph that speaks of rights is longer."""

DOUBTED = EYEBROWS.union(CAPTION_STATES)
"""States that the markup or a line's own signs may overrule."""
