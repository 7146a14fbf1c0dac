"""What one run of words between two joints of a byline holds: a name, a role and a name, an outlet, an agency, prose."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.lexicons import lexicon
from copydesk.lines.byline_noise import without_noise
from copydesk.lines.byline_words import joint_words
from copydesk.lines.names import POSSESSIVES, agency_length, has_name_shape, is_given_name
from copydesk.lines.outlets import is_outlet
from copydesk.lines.unglued import is_run_together


class Part(NamedTuple):
    """A stretch of a byline between two separators."""

    kind: str
    """`name`, `outlet`, `agency`, `word` (a capitalised word alone), `prose`."""
    text: str
    barred: bool = False
    """Stands after `|`, `·` or a dash, not in a list of names."""


def read_run(words: list[str], joint: str, opened: bool) -> list[Part]:
    """What one run of words holds: a name with a role or an agency after it, an outlet, a place, prose.

    >>> read_run(["Ida", "Brandt", "Staff", "Writer"], "bar", True)
    [Part(kind='name', text='Ida Brandt', barred=True)]

    `joint` is what stands before it, as `byline_parts` tells it; `opened` says whether the line opens with `By`.
    """
    barred = joint == "bar"
    words = without_noise(words)
    if not words:
        return []
    if joint == "in":
        return (
            [] if words[0][0].isupper() and len(words) <= LONGEST_PLACE else [Part("prose", " ".join(words))]
        )
    words = _behind_owner(words)
    if parted := _part_agency(words):
        before, agency, after = parted
        return [
            *read_run(before, joint, opened),
            Part("agency", " ".join(agency), barred),
            *read_run(after, joint, opened),
        ]
    if joint in ("for", "to"):
        return [Part("outlet", " ".join(words), barred)]
    if (read := _read_role(words, barred)) is not None:
        return read
    if is_outlet(words):
        return _read_outlet(words, barred)
    if " ".join([word.lower().rstrip(".") for word in words]) in lexicon("byline_places"):
        return []
    if capitals := _shouted_name(words, opened):
        return [
            Part("name", " ".join(words[:capitals]), barred),
            Part("outlet", " ".join(words[capitals:]), barred),
        ]
    if len(words) > 2 and is_run_together(words[-1]):
        # `Ida Brandt LAKEBusiness`
        return [*read_run(words[:-1], joint, opened), Part("outlet", words[-1], barred)]
    return _read_word(words[0], barred) if len(words) == 1 else _read_names(words, barred, opened)


LONGEST_PLACE = 4
"""Words behind `in`: `Callan on the Quay`; what runs on is a sentence."""


def _behind_owner(words: list[str]) -> list[str]:
    """Whose reporter it is stands before the name: `Lakeside Herald’s Ida Brandt`."""
    owner = next((at for at, word in enumerate(words) if word.endswith(_OWNERS)), None)
    # a word alone behind it is no name
    return words[owner + 1 :] if owner is not None and len(words) - owner > 2 else words


_OWNERS = (*POSSESSIVES, "s’", "s'")


def _read_role(words: list[str], barred: bool) -> list[Part] | None:
    """A run with a job title in it: `Staff Writer Ida Brandt`, `Ida Brandt Deputy Sports Editor`; None where it has none."""
    titles, modifiers = lexicon("job_titles"), lexicon("job_modifiers")
    lowered = [word.lower().rstrip(".") for word in words]
    if titles.isdisjoint(lowered):
        return None
    told = sum(word not in titles and word not in modifiers and word[0].islower() for word in words)
    if told > MOST_TOLD:
        return [Part("prose", " ".join(words), barred)]
    held = [at for at, word in enumerate(lowered) if word in titles or word in modifiers]
    first = held[0]
    if first >= 2 and has_name_shape(words[:first]):
        if is_outlet(words[:first]):
            return _read_outlet(words[:first], barred)
        return [Part("name", " ".join(words[:first]), barred)]
    tail = words[held[-1] + 1 :]
    if has_name_shape(tail):
        return [Part("name", " ".join(tail), barred)]
    if first == 1 and words[0].isupper() and 2 <= len(words[0]) <= 5:
        return [Part("outlet", words[0], barred)]
    return []


MOST_TOLD = 3
"""Words in small letters beside a role: `Ida Brandt is a reporter based in`; more of them tell a story of somebody's job."""


def _read_outlet(words: list[str], barred: bool) -> list[Part]:
    """`Lakeside Herald`, or with a person's name before it: `Ida Brandt Lakeside Herald`."""
    # `GREYSON ROE Stowe Enquirer`: capitals tell a name that no list has
    parted = len(words) >= 4 and (
        is_given_name(words[0]) or (words[0] + words[1]).isupper() > (words[2] + words[3]).isupper()
    )
    if parted and has_name_shape(words[:2]):
        return [Part("name", " ".join(words[:2]), barred), Part("outlet", " ".join(words[2:]), barred)]
    return [Part("outlet", " ".join(words), barred)]


def _read_word(word: str, barred: bool) -> list[Part]:
    """One capitalised word: an outlet's letters (`BBC`) or, more often, the place where the writer is."""
    # `Ida Brandt, MA`
    if (
        word.isupper()
        and 2 <= len(word) <= 5
        and word.isalpha()
        and word.lower() not in joint_words("letters")
    ):
        return [Part("outlet", word, barred)]
    return [Part("word" if word[0].isupper() else "prose", word, barred)]


def _shouted_name(words: list[str], opened: bool) -> int:
    """Words of a name in capitals that something else follows: `IDA BRANDT Lakeside Herald`; 0 for none."""
    capitals = next((at for at, word in enumerate(words) if not word.isupper()), 0)
    named = (
        capitals >= 2 and words[capitals][0].isupper() and has_name_shape(words[:capitals], trusted=opened)
    )
    return capitals if named else 0


def _read_names(words: list[str], barred: bool, opened: bool) -> list[Part]:
    """The names that two words or more are, or what else: capitalised words, or prose."""
    # `PM MYT` of a time
    letters = all(word.isupper() and len(word) <= 3 for word in words) and not is_given_name(words[0])
    if letters or any(map(is_run_together, words)):
        return [Part("word", " ".join(words), barred)]
    names = _split_run(words)
    if all(has_name_shape(name, trusted=opened) for name in names):
        return [Part("name", " ".join(name), barred) for name in names]
    if words[-1].lower() in lexicon("dateline_places") and has_name_shape(words[:-1], trusted=opened):
        # `Ida Brandt Madrid 27 OCT`
        return [Part("name", " ".join(words[:-1]), barred)]
    if any(word[0].islower() and word not in lexicon("name_particles") for word in words):
        return [Part("prose", " ".join(words), barred)]
    return [Part("word", " ".join(words), barred)]


def _part_agency(words: list[str]) -> tuple[list[str], list[str], list[str]] | None:
    """The words before, of and after an agency's name that opens or ends the run; None where none does."""
    for start in (0, 1, *range(max(2, len(words) - 4), len(words))):
        if start == 1 and (len(words) == 1 or words[0].lower() != "the"):
            continue
        size = agency_length(words, start)
        if size and (start < 2 or start + size == len(words)):
            before = words[:start]
            if before and before[-1].lower() == "the":
                before = before[:-1]
            return before, words[start : start + size], words[start + size :]
    return None


def _split_run(words: list[str]) -> list[list[str]]:
    """Names set without commas: a known given name after two words or more opens the next name."""
    names: list[list[str]] = [[]]
    for at, word in enumerate(words):
        open_name = names[-1]
        if (
            len(open_name) >= 2
            and len(words) - at >= 2
            and is_given_name(word)
            and not is_given_name(open_name[-1])
            and open_name[-1] not in lexicon("name_particles")
        ):
            names.append([])
        names[-1].append(word)
    return names
