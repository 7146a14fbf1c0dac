"""Of whom a page says what they are, and whose portrait it shows: `Ida Brandt is a reporter for the Lakeside Herald.`"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from copydesk.fields.signatures import authors_in, tells_trade
from copydesk.labels.surroundings import LONGEST_FACT, end, front, places
from copydesk.lines.byline_remains import portrayed
from copydesk.lines.byline_words import joint_words
from copydesk.lines.names import has_name_shape, is_given_name, is_person_name
from copydesk.model import Role


def find_presented(texts: Sequence[str]) -> dict[str, int]:
    """The people of whom a line says what they are (`Ida Brandt is a reporter …`), and the index of the first such line."""
    verbs = joint_words("bio")
    found: dict[str, int] = {}
    for at, text in enumerate(texts):
        # menus have a word or two a line
        if text.count(" ") < 2:
            continue
        if name := _named_above(at, texts, verbs):
            found.setdefault(name, at)
            continue
        # `1. Ida Brandt is …` in a list
        words = text[:LONGEST_FACT].lstrip("0123456789. •*").split(None, 5)
        # nearly all lines leave here
        if verbs.isdisjoint(words[2:5]):
            continue
        verb = next(i for i in (2, 3, 4) if words[i] in verbs)
        if has_name_shape(words[:verb], trusted=True):
            found.setdefault(" ".join(words[:verb]), at)
    return found


def _named_above(at: int, texts: Sequence[str], verbs: Collection[str]) -> str | None:
    """Who stands on one of the two lines above one that says what he is, by his given name: `Ida is a reporter`."""
    given, verb, *_ = texts[at].split(None, 2)
    if verb not in verbs or not is_given_name(given):
        return None
    for line in reversed(texts[max(0, at - 2) : at]):
        for name in authors_in(line) if len(line) < LONGEST_FACT and line.startswith(given) else ():
            return name if name.startswith(f"{given} ") else None
    return None


def presented_as_writers(
    texts: Sequence[str], roles: Sequence[Role], presented: Mapping[str, int]
) -> Iterator[str]:
    """Who the page says, right above or below its story or in its last paragraphs, is a reporter, an editor …, or shows there.

    Portraits in the head and right below the story show its writer.
    """
    shown = [name for at in (*front(roles), *end(roles)) if (name := portrayed(texts[at]))]
    if shown:
        yield shown[0]
        return
    paragraphs = places(roles, Role.BODY) or [0]
    for name, at in presented.items():
        beside = at < paragraphs[0] or paragraphs[-3:][0] <= at < end(roles).stop
        if beside and tells_trade(texts[at]):
            yield name
    yield from _closing(texts, roles, presented)


def _closing(texts: Sequence[str], roles: Sequence[Role], presented: Mapping[str, int]) -> list[str]:
    """Who stands alone over what is said of him in the story's second half, whatever it is: `Ida Brandt is a mother of two`.

    Questions and offers may follow. A second such person is on a list of those whom the story is about, and it is about whom
    a subhead or an earlier paragraph names.
    """
    headed = {name: at for name, at in presented.items() if name in texts[max(0, at - 2) : at]}
    if len(headed) != 1:
        return []
    [(name, at)] = headed.items()
    paragraphs = places(roles, Role.BODY) or [0]
    announced = any(roles[i] is Role.SUBHEAD for i in range(max(0, at - 2), at) if texts[i] == name)
    told = announced or any(name in texts[i] for i in paragraphs if i < at)
    second_half = paragraphs[len(paragraphs) // 2] < at < end(roles).stop
    return [name] if second_half and is_person_name(name) and not told else []
