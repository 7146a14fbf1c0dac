"""`cases`: names in a case other than the plain one are nobody who speaks, and no new people."""

from __future__ import annotations

import pytest

from copydesk.quotes import find_quotes
from copydesk.quotes.cases import Form, inflected
from copydesk.quotes.cast import Cast


@pytest.mark.parametrize(
    ("language", "text", "forms"),
    [
        ("da", "Stine Feld står på kajen. Stines mand bager.", {"Stines": Form("Stine", "g")}),
        ("tr", "Halden'daki iskele. Bakanlığı’nın açıklaması.", {"Bakanlığı’nın": Form("Bakanlığı", "g")}),
        ("pl", "Ada Birk zna Adama Rotha. Adam Roth widział Adę.",
         {"Rotha": Form("Roth", "k"), "Adama": Form("Adam", "k"), "Adę": Form("Ada", "k")}),
        ("pl", "Rozmawiał z Anną Birk.", {"Anną": Form("Anna", "k")}),
        # Hans, Jens and Lars are first names, and Han opens a sentence
        ("da", "Han og Hans Feld, Jen og Jens, Lar og Lars.", {}),
        # husband and wife
        ("pl", "Piotr Birkowski i Nora Birkowska zamykają molo.", {}),
        # nowhere in its plain form: as good as any other name
        # lower case, though no letter of a to z
        ("pl", "Ada Birk i łódź. Na łodzi żona, a obok żony Ada Birk.", {}),
        ("fi", "Aino Halonen sulki laiturin. Halosen mukaan se on vanha.", {"Halosen": Form("Halonen", "g")}),
        ("cs", "Karel Roth mlčí. Rothova mluvčí Jana Birková píše Birkové.",
         {"Rothova": Form("Roth", "g"), "Birkové": Form("Birková", "k")}),
        ("uk", "Ада Бірч і Карло Рот. Адвокат Рота бачив Аду.", {"Рота": Form("Рот", "k"), "Аду": Form("Ада", "k")}),
        ("no", "Nora Sanders tar ferja.", {}),
        ("en", "Birch and Birchs. Stine and Stines.", {}),
        ("de", "Birch und Birchs.", {}),
    ],
)  # fmt: skip
def test_forms_of_names(language: str, text: str, forms: dict[str, Form]) -> None:
    assert inflected([text], language) == forms


def test_a_name_in_another_case_is_no_new_person() -> None:
    cast = Cast(
        ["Adam Roth zamknął molo.", "Rzecznik Adama Rotha milczy.", "Rothowi to nie przeszkadza."], (), "pl"
    )
    assert [(person.name, len(person.sightings)) for person in cast.people] == [("Adam Roth", 3)]


@pytest.mark.parametrize(
    ("language", "paragraphs"),
    [
        ("da", ["Stine Feld åbner et spisehus.", "Stines søn bager. »Det er min mors opskrift, og den er god,« siger sønnen."]),
        ("tr", ["Ayla Birk iskeleyi kapattı.", "Birk'in avukatı, “Karara itiraz edeceğiz, bu iş burada bitmez” dedi."]),
        ("pl", ["Adam Roth zamknął molo.", "Był rzecznik Rotha. „Nie mamy nic do dodania w tej sprawie” – powiedział."]),
    ],
)  # fmt: skip
def test_whose_something_is_is_not_who_speaks(language: str, paragraphs: list[str]) -> None:
    [quote] = find_quotes(paragraphs, language=language)
    assert quote.speaker is None


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("pl", "Prezydent Karol Roth powiedział: „Nie oddamy tego molo nikomu”."),
        ("tr", "Bakan Karol Roth, “Bu iskeleyi kimseye vermeyeceğiz” dedi."),
        ("fi", "”Emme anna laituria kenellekään”, sanoo pääministeri Karol Roth."),
        ("id", "“Kami tidak akan memberikan dermaga ini,” kata Presiden Karol Roth."),
    ],
)
def test_an_office_is_no_part_of_a_name(language: str, paragraph: str) -> None:
    assert [quote.speaker for quote in find_quotes([paragraph], language=language)] == ["Karol Roth"]


def test_who_opens_a_sentence_is_not_what_stands_behind_in_another_case() -> None:
    paragraphs = ["Dom Morski milczy.", "Urzędnik Domu powiedział: „Nie oddamy tego molo nikomu”."]
    [quote] = find_quotes(paragraphs, language="pl")
    assert (quote.mention, quote.speaker) == ("Urzędnik", None)
