"""Words, sizes and breaks of the printed page, before any engine is asked."""

from datetime import date
from decimal import Decimal

import pytest

from certificates.pdf import fitting, fonts
from certificates.printed import bound
from certificates.words import LANGUAGES, words

HARD = {
    "pl": "Łucja Święcicka-Żółkiewska", "ro": "Ștefania Țîrțîu-Brâncoveanu", "bg": "Жанета Цветанова-Щерева",
    "hr": "Željka Ivković", "en": "Nguyễn Thị Hạnh", "de": "Aylin Yıldırım-Großkreutz",
}  # fmt: skip


def shape(data):
    return {
        key: shape(value) if isinstance(value, dict) and key == "labels" else type(value)
        for key, value in data.items()
    }


def test_every_language_says_the_same_things():
    german = shape(words("de").data)
    for language in LANGUAGES:
        assert {
            key: kind for key, kind in shape(words(language).data).items() if key != "first_day"
        } == german


@pytest.mark.parametrize("language", LANGUAGES)
def test_fixed_words_are_printable_and_their_lines_fit(language):
    text = words(language)
    assert fonts.missing(str(text.data)) == []
    assert fonts.face(fonts.LIGHT).width(text["kind"], 46, language) < fitting.COLUMN
    assert fitting.count_lines(text["check_text"], 9.5, fonts.REGULAR, language) == 1
    assert fitting.count_lines(text["not_a"], 9, fonts.REGULAR, language) <= 2
    assert fonts.face(fonts.REGULAR).width(text["code"], 9.5, language) < 30
    facts = [
        text.label(key) for key in ("period", "scope", "form", "result", "version", "valid_until", "replaces")
    ]
    assert [label for label in facts if fonts.face(fonts.REGULAR).width(label, 10.5, language) > 37] == []


@pytest.mark.parametrize(
    ("language", "period", "units"),
    [
        ("de", "7. September bis 20. November 2026", "8 Unterrichtseinheiten (UE) zu je 45 Minuten"),
        ("bg", "7 септември – 20 ноември 2026 г.", "8 учебни часа по 45 минути"),
        ("pl", "7 września – 20 listopada 2026 r.", "8 godzin lekcyjnych po 45 minut"),
        ("ro", "7 septembrie – 20 noiembrie 2026", "8 ore didactice a câte 45 de minute"),
    ],
)
def test_days_and_units_are_written_as_in_the_drawings(language, period, units):
    text = words(language)
    assert text.period(date(2026, 9, 7), date(2026, 11, 20)).replace("\u00a0", " ") == period
    assert text.counted("units", Decimal("8.0")).replace("\u00a0", " ") == units


def test_a_period_over_new_year_names_both_years_and_one_day_is_a_day():
    german = words("de")
    assert german.period(date(2025, 12, 1), date(2026, 1, 2)).count("202") == 2
    assert german.period(date(2026, 1, 2), date(2026, 1, 2)) == german.day(date(2026, 1, 2))


@pytest.mark.parametrize(
    ("number", "category"),
    [("1", "one"), ("2", "few"), ("5", "many"), ("12", "many"), ("22", "few"), ("1.5", "other")],
)
def test_polish_plurals(number, category):
    from certificates.words import plural

    assert plural("pl", Decimal(number)) == category


@pytest.mark.parametrize(
    ("name", "language", "points", "lines"),
    [
        (HARD["de"], "de", 28, [HARD["de"]]),
        (HARD["pl"], "pl", 26, [HARD["pl"]]),
        (HARD["bg"], "bg", 28, ["Жанета", "Цветанова-Щерева"]),
        (
            "Maximiliane-Wilhelmine Freifrau von Hohenstein-Oberwaldenburg-Przybyszewska", "de", 19,
            ["Maximiliane-Wilhelmine", "Freifrau von Hohenstein-", "Oberwaldenburg-Przybyszewska"],
        ),
    ],
)  # fmt: skip
def test_names_are_set_as_in_the_drawings(name, language, points, lines):
    fitted = fitting.fit_name(name, language)
    assert (fitted.points, list(fitted.lines)) == (points, lines)


def test_bulgarian_letters_are_measured_in_their_own_wider_forms():
    face = fonts.face(fonts.SEMIBOLD)
    assert face.width(HARD["bg"], 28, "bg") > face.width(HARD["bg"], 28, "de")


def test_a_title_breaks_after_its_colon_and_never_after_a_short_word():
    title = "Без дискриминация в администрацията: равно третиране, права на гражданите на ЕС, бездомност и разбираем език на гишето"
    assert fitting.fit_title(title, "bg").lines == (
        "Без дискриминация в администрацията:",
        "равно третиране, права на гражданите",
        "на ЕС, бездомност и разбираем език на гишето",
    )


def test_what_no_step_can_print_is_refused_by_name_of_the_field():
    with pytest.raises(fitting.TooLong) as refusal:
        fitting.fit_name(
            "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkunde" * 2, "de"
        )
    assert refusal.value.field == "name"


def test_letters_outside_the_font_are_found():
    assert [fonts.missing(name) for name in HARD.values()] == [[]] * len(HARD)
    assert fonts.missing("王小明 Müller 王") == ["王", "小", "明"]


def test_signs_stay_with_their_numbers():
    assert bound("nach § 22 Abs. 8 SGB II", "de") == "nach §\u00a022 Abs.\u00a08 SGB II"
    assert bound("równe i w pracy", "pl") == "równe i\u00a0w\u00a0pracy"
