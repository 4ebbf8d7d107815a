"""Small files to read, made by hand: pages, PDF files and word processor's files, good ones and hostile ones."""

import io
import zipfile
from collections.abc import Mapping, Sequence

PARAGRAPHS = (
    "MOSCOU – La Russie et la Turquie ont convenu samedi de coordonner leurs actions sur le terrain en Syrie, a annoncé le ministre russe.",
    "Un sommet réunissant les présidents russe, turc et iranien est prévu pour début 2019 à Sotchi, selon le porte-parole du Kremlin.",
    "Le communiqué ne précise toutefois pas quelles seraient les mesures à prendre ni quand elles pourraient être adoptées.",
)


def page(body: str = "", head: str = "", paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """Give a page with a menu, an article, a form and a foot."""
    article = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Accord à Moscou</title>'
        f'<meta property="article:published_time" content="2018-12-29T18:00:00+03:00">{head}</head><body>'
        "<nav><ul><li><a href='/'>Accueil</a></li><li><a href='/monde'>Le monde entier</a></li></ul></nav>"
        f"<article><h1>Accord à Moscou</h1>{article}</article>{body}"
        "<form><p>Inscrivez votre adresse pour nos lettres</p><input name=q></form>"
        "<script>alert('never')</script><footer>Mentions obligatoires du site</footer></body></html>"
    ).encode()


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Give a PDF file with lines of text on its pages (Latin letters alone)."""
    contents = [_content(lines) for lines in pages]
    count = len(pages)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{' '.join(f'{4 + 2 * at} 0 R' for at in range(count))}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for at, content in enumerate(contents):
        page_members = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * at} 0 R>>"
        objects += [page_members.encode(), b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)]
    return _file(objects)


def _content(lines: Sequence[str]) -> bytes:
    shown = [line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") for line in lines]
    return b"BT /F1 11 Tf 50 800 Td 14 TL " + b" ".join(b"(%s) Tj T*" % line for line in shown) + b" ET"


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(out),
    )  # fmt: skip


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(paragraphs: Sequence[str] = PARAGRAPHS, head: str = "", prolog: str = "", parts: Mapping[str, bytes] | None = None) -> bytes:
    """Give a word processor's file; `prolog` stands before its XML, further `parts` are put in by name."""
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    members = {"word/document.xml": f"{prolog}<w:document {_W}><w:body>{body}</w:body></w:document>".encode()}
    if head:
        members["word/header1.xml"] = f"<w:hdr {_W}><w:p><w:r><w:t>{head}</w:t></w:r></w:p></w:hdr>".encode()
    return archive({**members, **(parts or {})})


def archive(members: dict[str, bytes]) -> bytes:
    """Give a ZIP archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return held.getvalue()
