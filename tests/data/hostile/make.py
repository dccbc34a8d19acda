"""Writes the fixtures of this folder: small files that are locked, or unpack to far more than they weigh."""

import hashlib, io, pathlib, zipfile, zlib

HERE = pathlib.Path(__file__).parent
PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def pdf(objects, trailer=""):
    out, places = b"%PDF-1.4\n", []
    for at, body in enumerate(objects):
        places.append(len(out))
        out += b"%d 0 obj\n" % (at + 1) + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer.encode(), start)
    return out


def stream(data, extra=b""):
    return b"<< /Length %d %s >>\nstream\n" % (len(data), extra) + data + b"\nendstream"


def page(content):
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /R 5 0 R >> >> >>",
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]


def rc4(key, data):
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def locked():
    """Revision 2 of the standard handler; nobody knows the password."""
    pad = lambda word: (word + PAD)[:32]
    owner = rc4(hashlib.md5(pad(b"owner")).digest()[:5], pad(b"sesame"))
    ident = b"0123456789abcdef"
    key = hashlib.md5(pad(b"sesame") + owner + (-44 & 0xFFFFFFFF).to_bytes(4, "little") + ident).digest()[:5]
    user = rc4(key, PAD)
    text = rc4(hashlib.md5(key + b"\x04\0\0\0\0").digest()[:10], b"BT /R 10 Tf 72 700 Td (The council met.) Tj ET")
    objects = page(stream(text))
    objects.append(
        b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <" + owner.hex().encode() + b"> /U <" + user.hex().encode() + b"> >>"
    )
    return pdf(objects, "/Encrypt 6 0 R /ID [<%s> <%s>]" % (ident.hex(), ident.hex()))


def packed(times, size):
    data = b"1 0 0 1 0 0 cm\n" * (size // 15)
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def bomb_pdf():
    return pdf(page(stream(packed(2, 1500 << 20), b"/Filter [/FlateDecode /FlateDecode]")))


def package(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
TYPES = ("[Content_Types].xml", b"<Types/>")


def bomb_docx():
    """One part of 120 MB."""
    body = WORD + b"<w:p><w:r><w:t>" + b" " * (120 << 20) + b"</w:t></w:r></w:p></w:body></w:document>"
    return package([TYPES, ("word/document.xml", body)])


def many_docx():
    """Twenty thousand parts, one of them the article."""
    body = WORD + b"<w:p><w:r><w:t>The council met on Monday.</w:t></w:r></w:p></w:body></w:document>"
    return package([TYPES, ("word/document.xml", body)] + [("word/media/%d" % at, b"") for at in range(20000)])


if __name__ == "__main__":
    for name, make in {"locked.pdf": locked, "bomb.pdf": bomb_pdf, "bomb.docx": bomb_docx}.items():
        data = make()
        (HERE / name).write_bytes(data)
        print(name, len(data))
