"""The child process that renders: no Django, no database, no network, with limits on memory and time.

It reads orders from standard input, one JSON line each, and answers with a line of facts and the bytes of the PDF.
It ends when its input does, so nothing is left behind by a parent that was killed.
"""

import base64
import json
import resource
import sys
from datetime import datetime
from typing import Any, BinaryIO

from certificates.pdf import measures

MEGABYTE = 1024 * 1024
PIXEL = 25.4 / 96
UA_IDENTIFICATION = b"""<rdf:Description rdf:about=""
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas>
<rdf:Bag>
<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property>
<rdf:Seq>
<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li>
</rdf:Seq>
</pdfaSchema:property>
</rdf:li>
</rdf:Bag>
</pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""


class DoesNotFit(Exception):
    """The page is too full even with the upper part raised as far as it may go."""


def _boxes(page: Any, name: str) -> Any:
    """The page's boxes of this class."""
    for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001 - the engine offers no other way
        element = box.element
        if element is not None and name in (element.get("class") or "").split():
            yield box


def _free(page: Any) -> float:
    """The room in mm between the facts and the signature's room."""
    facts = max(box.position_y + box.margin_height() for box in _boxes(page, "facts"))
    line = min(box.position_y for box in _boxes(page, "signatory"))
    return (line - facts) * PIXEL - measures.SIGNATURE_ROOM


def _with_ua(document: Any) -> None:
    """Say in the metadata that the file is PDF/UA-1 too; the engine takes one variant per call (print.md, 12.11)."""
    plain = document.metadata.generate_rdf_metadata

    def generate(*arguments: Any) -> bytes:
        rdf: bytes = plain(*arguments)
        return rdf.replace(b"</rdf:RDF>", UA_IDENTIFICATION)

    document.metadata.generate_rdf_metadata = generate


def render(order: dict[str, Any], shared: dict[str, Any]) -> bytes:
    """The PDF of an order: `html`, `style`, `logo`, `logo_type`, `attachment`, `description`, `at`."""
    from weasyprint import CSS, HTML, Attachment

    from certificates.pdf.assets import Assets

    assets = Assets(base64.b64decode(order["logo"]), order["logo_type"])
    fonts = shared["fonts"]
    own = CSS(string=order["style"], url_fetcher=assets, font_config=fonts)
    source = HTML(string=order["html"], url_fetcher=assets)
    for move in measures.MOVES:
        kind, body = measures.KIND_TOP - move, measures.BODY_TOP - move * measures.FOLLOWS
        places = f".kind {{ top: {kind}mm; }} .body {{ top: {body}mm; }}"
        sheets = [shared["css"], own, CSS(string=places, url_fetcher=assets, font_config=fonts)]
        document = source.render(stylesheets=sheets, font_config=fonts, pdf_variant="pdf/a-3a")
        if _free(document.pages[0]) >= measures.FREE:
            break
    else:
        raise DoesNotFit
    _with_ua(document)
    at = datetime.fromisoformat(order["at"])
    facts = Attachment(
        string=order["attachment"], name="certificate.json", description=order["description"],
        created=at, modified=at, relationship="Data", url_fetcher=assets,
    )  # fmt: skip
    pdf: bytes = document.write_pdf(
        pdf_variant="pdf/a-3a",
        attachments=[facts],
        pdf_identifier=order["identifier"].encode(),
        full_fonts=False,
    )
    return pdf


def _shared() -> dict[str, Any]:
    """Fonts and the style sheet, parsed once for all orders of this child."""
    from importlib.resources import files

    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    from certificates.pdf.assets import Assets

    fonts = FontConfiguration()
    text = files("certificates.pdf").joinpath("certificate.css").read_text(encoding="utf-8")
    return {"fonts": fonts, "css": CSS(string=text, url_fetcher=Assets(), font_config=fonts)}


def _answer(out: BinaryIO, facts: dict[str, Any], content: bytes = b"") -> None:
    out.write(json.dumps(facts | {"size": len(content)}).encode() + b"\n" + content)
    out.flush()


def main() -> None:
    """Serve orders until the input ends."""
    memory = int(sys.argv[1]) * MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    out = sys.stdout.buffer
    try:
        shared = _shared()
    except OSError:  # Pango or a library that it needs is not there
        return _answer(out, {"problem": "no_pango"})
    _answer(out, {"problem": ""})
    for line in sys.stdin.buffer:
        try:
            _answer(out, {"problem": ""}, render(json.loads(line), shared))
        except DoesNotFit:
            _answer(out, {"problem": "does_not_fit"})
        except MemoryError:
            return _answer(out, {"problem": "memory"})
        except Exception as error:  # noqa: BLE001 - one document that fails must not end the child
            _answer(out, {"problem": f"failed: {type(error).__name__}"})
    return None


if __name__ == "__main__":
    main()
