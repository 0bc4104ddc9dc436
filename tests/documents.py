"""Makes small Word documents for tests."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def main_part(body: str) -> str:
    """Return the main part of a document with a body of XML."""
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def paragraph(text: str, style: str = "") -> str:
    """Return a paragraph of one run, in a style."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def docx(body: str, **members: bytes) -> bytes:
    """Return a document with a body of XML, and further members after it."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        parts = {
            "[Content_Types].xml": TYPES.encode(),
            "_rels/.rels": RELATIONS.encode(),
            "word/document.xml": main_part(body).encode(),
            **members,
        }
        for name, content in parts.items():
            kind = ZIP_STORED if name.endswith(("png", "rels")) else ZIP_DEFLATED
            archive.writestr(ZipInfo(name, (2024, 5, 14, 9, 0, 0)), content, kind)
    return file.getvalue()
