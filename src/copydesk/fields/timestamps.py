"""When it came out, of all the lines of a page that say so: `Published 4 March 2025` at the story's head, not a card's date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.labels.surroundings import (
    LONGEST_FACT,
    UNDER_LAST,
    above,
    below_copies,
    beyond,
    end,
    front,
    headline_at,
    opening,
    places,
)
from copydesk.lines.byline_openers import starts_with_by
from copydesk.lines.bylines import read_byline, signs_post
from copydesk.lines.dates import (
    Dates,
    has_date,
    is_clock,
    is_hour_of_today,
    is_labelled,
    names_weekday,
    read_dates,
)
from copydesk.lines.machine_dates import days_between, in_zone_of, read_address
from copydesk.model import Metadata, Role

# Where no line was taken for a timestamp, one that was taken for these may be one: a date beside a section, a name, a place
MISTAKEN = frozenset((Role.DEK, Role.CAPTION, Role.CREDIT))

Found = tuple[str | None, str | None, tuple[str, ...]]


def find_timestamps(
    texts: Sequence[str],
    roles: Sequence[Role],
    language: str | None,
    said: Metadata,
    prefix: str | None,
    address: str | None = None,
) -> Found:
    """Published, updated, and warnings: the page's metadata first, then its lines, then what a scraper put before them.

    `texts` and `roles` are those of the page's blocks, `prefix` is the scraper's date, `address` the page's. An update that is no
    later than the publication is none: systems write the moment of publication for it.
    """
    published, updated, warnings = _found(texts, roles, language, said, prefix, address)
    if not warnings and published and updated and not _is_later(updated, published):
        updated = None
    return published, updated, warnings


def _is_later(updated: str, published: str) -> bool:
    """Whether one date of the record is after another, as far as the two can be compared: both with a zone, or both without."""
    if len(updated) > len(MOMENT) and len(published) > len(MOMENT):
        from datetime import datetime

        return datetime.fromisoformat(updated) > datetime.fromisoformat(published)
    return len(updated) != len(published) or updated > published


def _found(
    texts: Sequence[str],
    roles: Sequence[Role],
    language: str | None,
    said: Metadata,
    prefix: str | None,
    address: str | None,
) -> Found:
    """What `find_timestamps` finds, with updates that are none."""
    near, headline = opening(roles), headline_at(roles)
    told = sorted(places(roles, Role.TIMESTAMP) + places(roles, Role.BYLINE))
    # a date over the headline may be the day of the scrape, one far below a card's or a post's
    told.sort(key=lambda i: (signs_post(texts[i]), i not in near, i < headline))
    told = [i for i in told if not _tells_what_happened(texts[i])]
    read = [_read_line(texts, roles, i, language) for i in told]
    if said.published:
        published = _reconciled(said, _published(read[: sum(i in near for i in told)]))
    else:
        published = _published(read) or prefix
    updated = said.updated or _updated(read)
    if published is None and updated in (None, said.updated):
        passed = sorted(_passed_over(texts, roles), key=lambda i: signs_post(texts[i]))
        read += [read_dates(texts[i], language) for i in passed]
        published, updated = _published(read), updated or _updated(read)
    elif published is None:
        # `First published on …` below a story that was updated
        labelled = [texts[i] for i in _passed_over(texts, roles) if is_labelled(texts[i])]
        first = _published([read_dates(text, language) for text in labelled])
        published = first if first and updated and first[:10] <= updated[:10] else None
    if published is None and updated is None:
        published = _opening_date(texts, roles, language) or _day_of_scrape(texts, roles, language)
    if published is None and updated is None:
        far = [_read_line(texts, roles, i, language) for i in _far_off(texts, roles)]
        published, updated = _published(far), _updated(far)
    # hardly ever off, and then by a day, or the story came out again
    if published is None and (published := read_address(address or "")):
        return published, updated, ("date: the page gives none; that of its address is taken",)
    if published is None and updated is not None:
        return (
            updated,
            updated,
            ("date: the page prints only when it was last updated; that is taken for its date",),
        )
    if published is None and any(d.relative for d in read):
        return (
            None,
            None,
            ("date: the page gives it only relative to when it was read (such as “3 hours ago”)",),
        )
    return published, updated, ()


def _opening_date(texts: Sequence[str], roles: Sequence[Role], language: str | None) -> str | None:
    """The full date that opens the story, before a dash: `March 4, 2025 -- The ferry …`, `HALDEN, March 4, 2025 — The …`."""
    lede = next((text for text, role in zip(texts, roles, strict=True) if role is Role.BODY), "")
    head = next((lede.partition(dash)[0] for dash in DASHES if dash in lede[:LONGEST_FACT]), "")
    stamp = read_dates(head, language).published if head else None
    return stamp.value if stamp and not _tells_what_happened(head) else None


def _day_of_scrape(texts: Sequence[str], roles: Sequence[Role], language: str | None) -> str | None:
    """The day that a masthead prints with its weekday, where the story's date is but an hour of that day: `Publicerad 22:31`."""
    if not any(is_hour_of_today(texts[i]) for i in front(roles)):
        return None
    masthead = (
        read_dates(text, language).published for text in texts[: headline_at(roles)] if names_weekday(text)
    )
    return next((stamp.value[: len("2025-03-04")] for stamp in masthead if stamp), None)


def _far_off(texts: Sequence[str], roles: Sequence[Role]) -> Iterator[int]:
    """The indices of lines far from the story that say but when it came out, the likeliest first.

    Below it such a line has a label, on it or over it, above it none: its own headline was taken for a menu's. What a masthead
    prints is the day of the scrape, mostly with its weekday.
    """
    below = end(roles)
    for i in range(below.start, len(roles)):
        if roles[i] is Role.CHROME and has_date(texts[i]):
            label = texts[i - 1] if _is_date(texts[i]) and len(texts[i - 1]) <= LONGEST_LABEL else texts[i]
            if is_labelled(label) and _is_stamp_alone(texts[i]):
                yield i
    for i in above(roles):
        if roles[i] is Role.CHROME and _is_date(texts[i]):
            yield i


def _is_stamp_alone(text: str) -> bool:
    """Whether a line is a label and a date, or two of each, and nothing else: `Published on 4 March 2025`."""
    stamps = [stamp for stamp in read_dates(text)[:2] if stamp]
    rest = len(text) - sum([len(stamp.words) for stamp in stamps])
    return rest <= LONGEST_LABEL * len(stamps)


DASHES = (" -- ", " — ", " – ", " - ")
"""Marks behind a dateline."""


def _read_line(texts: Sequence[str], roles: Sequence[Role], i: int, language: str | None) -> Dates:
    """The dates of a line; `Updated 21:35` or a clock right below a date is of that day, `Updated` right above it its label."""
    text = texts[i]
    above = texts[i - 1] if i else ""
    if len(above) <= LONGEST_LABEL and is_labelled(above) and not (is_labelled(text) or has_date(above)):
        text = f"{above} {text}"
    dates = read_dates(text, language)
    below = texts[i + 1] if i + 1 < len(roles) and roles[i + 1] in (Role.TIMESTAMP, Role.CHROME) else ""
    if dates.published and "T" not in dates.published.value and is_clock(below):
        return read_dates(f"{text} {below}", language)
    if dates.updated or not dates.published or not (is_labelled(below) and has_date(below)):
        return dates
    both = read_dates(f"{text} {below}", language)
    # what the line below says in full stands in its own dates
    own = read_dates(below, language)
    return dates if own.published or own.updated else dates._replace(updated=both.updated)


LONGEST_LABEL = 20
"""Code points of a label alone on its line: `Zuletzt aktualisiert`; a longer line is a teaser with such a word."""


def _reconciled(said: Metadata, printed: str | None) -> str | None:
    """The metadata's date of publication, which is exact to the zone and no other story's, unless the printed one corrects it.

    `printed` is what the head of the story prints as its date, with no label that says `updated`.
    """
    told = said.published
    if not told or not printed:
        return told
    if told[:10] == printed[:10]:
        return _exacter(told, printed)
    if local := in_zone_of(printed, told):
        return local
    later = days_between(told, printed)
    if abs(later) == 1 and _is_day(told) and not _is_day(printed):
        # a bare day is often that of UTC, the clock of the page's place is not
        return printed
    # A site that was moved gives its stories the day of the move: the earlier of two such days is right. A story that comes out
    # again prints its new day, which a dump of the page says, too. One day is no more than a zone, or an edition.
    again = said.updated is not None and printed[:10] == said.updated[:10]
    return printed if later < -1 or (later > 1 and again) else told


def _exacter(told: str, printed: str) -> str:
    """Of two dates of one day the one that says more: a clock, or the zone that holds there on that day."""
    if _is_day(told):
        return printed
    # a day alone is printed, and midnight is what systems write for it
    if _is_day(printed):
        return printed if told[11:19] in ("00:00", "00:00:00") else told
    same_clock, zoned = told[11:16] == printed[11:16], len(printed) > len(MOMENT)
    # systems write one zone for summer and winter
    return (
        told[: len(MOMENT)] + printed[len(MOMENT) :]
        if same_clock and zoned and len(told) > len(MOMENT)
        else told
    )


MOMENT = "2025-03-04T09:12:00"
"""What a zone stands behind."""


def _is_day(date: str) -> bool:
    return "T" not in date


def _published(read: Sequence[Dates]) -> str | None:
    return next((d.published.value for d in read if d.published), None)


def _updated(read: Sequence[Dates]) -> str | None:
    return next((d.updated.value for d in read if d.updated), None)


def _passed_over(texts: Sequence[str], roles: Sequence[Role]) -> Iterator[int]:
    """The indices of dated lines that were taken for something else, the likeliest first."""
    near, headline = front(roles), headline_at(roles)
    for i in (*near, *below_copies(texts, roles)):
        text = texts[i]
        dated = is_timestamp(text) or (len(text) < LONGEST_FACT and has_date(text))
        if roles[i] is Role.CHROME and dated and not _tells_what_happened(text):
            yield i
    for i in near:
        if _is_mistaken(texts[i], roles[i], headline < i):
            yield i
    for i in end(roles)[:UNDER_LAST]:
        # a story may be signed and dated below; the date of a reader's comment has a verb before it
        signed = has_date(texts[i]) and (
            read_byline(texts[i]) or _is_date(texts[i]) or _opens_with_date(texts[i])
        )
        if roles[i] is Role.CHROME and signed:
            yield i
    # What a masthead prints is the day of the scrape, but with a label a date is right however far above it stands.
    below = end(roles)[UNDER_LAST:]
    for i in (*beyond(roles), *above(roles)):
        # `By Tom Reyes (4 March 2025)` further below is of another story
        if roles[i] is Role.CHROME and has_date(texts[i]):
            says = is_labelled(texts[i]) if i in below else _says_what_for(texts[i])
            if says:
                yield i


def _is_mistaken(text: str, role: Role, below: bool) -> bool:
    """Whether a line in the head that was taken for something else is a timestamp; `below`: it stands below the headline."""
    if not has_date(text) or _tells_what_happened(text):
        return False
    if role is Role.EYEBROW:
        return len(text) < LONGEST_FACT
    if role in (Role.BODY, Role.SUBHEAD):
        return _is_stamp_alone(text) and is_labelled(text)
    return below and role in MISTAKEN and (is_timestamp(text) or _opens_with_date(text))


def _tells_what_happened(text: str) -> bool:
    """Whether a date ends a clause, as in a list of highlights: `The bridge was opened to trains on 14 August 1935`."""
    stamp = read_dates(text).published if not is_labelled(text) else None
    before = text.partition(stamp.words)[0].split() if stamp else []
    return sum(map(str.islower, before)) >= CLAUSE


CLAUSE = 4
"""Words in small letters before a date; `on behalf of` has three."""


def is_timestamp(text: str) -> bool:
    """Whether a line is made of when and by whom, not of what happened or what a picture shows on that day.

    >>> is_timestamp("LAKESIDE HERALD | OCTOBER 15, 2025"), is_timestamp("Posted on July 1, 2024 by editors")
    (True, True)
    >>> is_timestamp("The crane of Orsby on 4 March 2025.")
    False
    """
    if not has_date(text):
        return False
    if _says_what_for(text):
        return True
    stamps = [stamp for stamp in read_dates(text)[:2] if stamp]
    # a third of the line: beside a date stand a section, a writer, an outlet; a caption has neither marks between nor the hour
    parted = not PARTING.isdisjoint(text) or any("T" in stamp.value for stamp in stamps)
    return parted and 3 * sum([len(stamp.words) for stamp in stamps]) > len(text)


PARTING = frozenset("|·•⋅")


def _opens_with_date(text: str) -> bool:
    """Whether a date and a mark behind it open a short line: `4 March 2025 • Ida Brandt in Harbours`."""
    stamp = read_dates(text).published if len(text) < LONGEST_FACT else None
    return (
        stamp is not None
        and text.partition(stamp.words)[0] == ""
        and text[len(stamp.words) :].lstrip()[:1] in PARTING
    )


def _is_date(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    stamp = read_dates(text).published
    return stamp is not None and stamp.words == text


def _says_what_for(text: str) -> bool:
    return is_labelled(text) or starts_with_by(text)
