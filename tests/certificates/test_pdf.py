"""The finished file, looked at from outside: by veraPDF, by Poppler, by eye."""

import os
import subprocess

import pytest
from PIL import Image

from certificates import actions, files
from certificates.pdf.renderer import Renderer
from tests.certificates import made
from tools import pdf_validator

pytestmark = pytest.mark.pdf
NAMES = {
    "bg": "Жанета Цветанова-Щерева",
    "pl": "Łucja Święcicka-Żółkiewska",
    "ro": "Ștefania Țîrțîu-Brâncoveanu",
}
HEADINGS = {f"heading_{language}": f"Kurs {language}" for language in NAMES}


@pytest.fixture
def papers(db, tmp_path):
    """One certificate per hard name, in its language."""
    group = made.cohort(made.organisation(), made.course(**HEADINGS))
    paths = {}
    with Renderer() as renderer:
        for language, name in NAMES.items():
            certificate = actions.issue(by=None, enrolment=made.enrolment(group, name))
            paths[language] = tmp_path / f"{language}.pdf"
            paths[language].write_bytes(renderer.render(files.render_order(certificate, language)))
    return paths


def validated(flavour, paths):
    try:
        return pdf_validator.validate(flavour, *paths)
    except pdf_validator.Unavailable as missing:
        if os.environ.get("REQUIRE_PDF") == "1":
            pytest.fail(str(missing), pytrace=False)
        pytest.skip(str(missing))


def test_an_independent_validator_finds_pdf_ua_1_and_pdf_a_3a(papers):
    for flavour, least in (("ua1", 1000), ("3a", 5000)):
        for verdict in validated(flavour, papers.values()):
            assert verdict.failed == ()
            assert verdict.is_compliant
            assert verdict.checks > least


def test_control_the_validator_finds_fault_with_an_untagged_file(tmp_path):
    from weasyprint import HTML

    plain = tmp_path / "plain.pdf"
    plain.write_bytes(HTML(string="<p>Łucja</p>").write_pdf())
    (verdict,) = validated("ua1", [plain])
    assert not verdict.is_compliant


def test_the_text_comes_out_in_reading_order_with_the_right_letters(papers, pdf_text):
    for language, name in NAMES.items():
        text = " ".join(pdf_text(papers[language].read_bytes()).split())
        parts = ["Stadt Musterstadt", name, f"Kurs {language}", "Dr. Miriam Beispiel", "/v", "SM-2026"[:3]]
        places = [text.index(part) for part in parts]
        assert places == sorted(places)


def test_the_grouped_code_can_be_copied_from_the_file(papers, pdf_text):
    from certificates import codes
    from certificates.models import Certificate

    certificate = Certificate.objects.get(name=NAMES["pl"])
    assert codes.grouped(certificate.code) in " ".join(pdf_text(papers["pl"].read_bytes()).split())


def picture(path):
    """The first page's name, as grey pixels."""
    stem = path.with_suffix("")
    command = [
        "pdftoppm",
        "-r",
        "100",
        "-f",
        "1",
        "-l",
        "1",
        "-gray",
        "-png",
        "-singlefile",
        str(path),
        str(stem),
    ]
    subprocess.run(command, check=True)
    with Image.open(stem.with_suffix(".png")) as image:
        return image.convert("L").crop((250, 325, 760, 377))


def test_each_hard_name_is_drawn_in_the_print_font_and_not_in_another(papers, tmp_path):
    """The page is compared with the same name drawn by another library from the font file itself."""
    from PIL import ImageDraw, ImageFont

    from certificates.pdf import fitting, fonts

    for language in ("pl", "ro"):
        fitted = fitting.fit_name(NAMES[language], language)
        font = ImageFont.truetype(
            str(fonts.FOLDER / fonts.FILES[fonts.SEMIBOLD]), round(fitted.points * 100 / 72)
        )
        drawn = Image.new("L", (510, 70), 255)
        ImageDraw.Draw(drawn).text((5, 5), fitted.lines[0], font=font, fill=0)
        ours = picture(papers[language])
        assert abs(width(drawn) - width(ours)) <= 4
        assert abs(ink(drawn) - ink(ours)) / ink(drawn) < 0.1  # two painters, one shape


def bounds(image):
    return image.point(lambda value: 255 if value < 128 else 0).getbbox()


def width(image):
    left, _, right, _ = bounds(image)
    return right - left


def ink(image):
    return sum(255 - value for value in image.tobytes())


def subset(weight_file, letters, target):
    from fontTools import subset as fonttools
    from fontTools.ttLib import TTFont

    with TTFont(weight_file) as font:
        maker = fonttools.Subsetter()
        maker.populate(unicodes=letters)
        maker.subset(font)
        font.save(target)
    return target.as_uri()


def test_control_subset_files_under_one_family_name_are_caught(tmp_path):
    """The way web fonts are shipped: the engine then prints wrong letters while the text still reads right."""
    from weasyprint import HTML

    from certificates.pdf import fonts

    source = fonts.FOLDER / fonts.FILES[fonts.SEMIBOLD]
    latin = subset(source, range(0x20, 0x100), tmp_path / "latin.ttf")
    extended = subset(source, range(0x100, 0x250), tmp_path / "extended.ttf")
    faces = f"""@font-face {{ font-family: T; src: url({latin}); unicode-range: U+0-FF }}
    @font-face {{ font-family: T; src: url({extended}); unicode-range: U+100-24F }}"""
    html = f"<html lang=pl><title>T</title><style>{faces} p {{ font-family: T }}</style><p>{NAMES['pl']}</p>"
    path = tmp_path / "subsets.pdf"
    path.write_bytes(HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))
    (verdict,) = validated("ua1", [path])
    assert not verdict.is_compliant
