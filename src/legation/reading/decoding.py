"""Bytes to words: by byte order mark, by what is declared, as UTF-8, else by the likeliest one-byte encoding; garbled words are repaired."""

import codecs
import re

import ftfy

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_ONE_BYTE = "sloppy-windows-1252"  # ftfy's: Windows-1252 as browsers read it, with no hole; Latin-1 is part of it
_FEW = 0.02  # share of bad bytes up to which a text is UTF-8 with slips and not of another encoding
_FOREIGN = 0.4  # share of letters beyond ASCII from which a text is not of Latin script: Czech and Vietnamese stay under 0.3
_LOOKED_AT = 4096


def decoded(content: bytes, declared: str | None = None) -> str:
    """The words of a whole file. Nothing is changed in what decodes cleanly."""
    return content.decode(encoding_of(content, declared), errors="mended")


def repaired(text: str) -> str:
    """A text that was garbled before it was stored ("donâ€™t"), as it was meant; any other as it is. Never for strings of JSON."""
    return str(ftfy.fix_encoding(text))


def encoding_of(head: bytes, declared: str | None = None) -> str:
    """The encoding of a file by its first bytes; `declared` is what came with it, say in a header."""
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    wide = _wide(head)
    if wide:
        return wide
    if _is_utf8(head):
        return "utf-8"
    known = _known(declared)
    return known if known and known != "utf-8" else _of_another_script(head) or _ONE_BYTE


def declared_encoding(head: bytes) -> str | None:
    """The encoding that markup declares of itself in its first lines, where there is one of that name."""
    found = _DECLARED.search(head[:_LOOKED_AT])
    return _known(found.group(1).decode("ascii")) if found else None


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return None
    if known in ("iso8859-1", "ascii", "cp1252"):
        return _ONE_BYTE
    return None if known.startswith(("utf-16", "utf-32", "rot", "base64", "hex", "zlib", "bz2", "quopri", "uu")) else known


def _of_another_script(head: bytes) -> str | None:
    """The one-byte or East Asian encoding of a text that is hardly written in Latin letters; nothing where it is, or where none fits."""
    seen = head[:_LOOKED_AT]
    high = sum(byte > 0x7F for byte in seen)
    if high < _FOREIGN * (high + sum(65 <= byte & 0xDF <= 90 for byte in seen)):
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(seen).best()
    return _known(best.encoding) if best is not None else None


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of a Western text is zero."""
    seen = head[:_LOOKED_AT]
    if len(seen) < 4 or b"\x00" not in seen:
        return None
    even, odd = seen[0::2].count(0) / len(seen[0::2]), seen[1::2].count(0) / len(seen[1::2])
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else None


def _is_utf8(head: bytes) -> bool:
    bad = head[:-3].decode("utf-8", errors="replace").count("\ufffd") - head.count(b"\xef\xbf\xbd")
    return bad <= 0 or (bad < _FEW * len(head) and bad * 4 < sum(byte > 0x7F for byte in head))


def _mended(error: UnicodeError) -> tuple[str, int]:
    """A byte that does not fit is read as Windows-1252, and as the sign for "not readable" where even that has none."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    if "utf-8" not in error.encoding and "utf8" not in error.encoding:
        return "\ufffd", error.end
    return wrong.decode("cp1252", errors="replace"), error.end


codecs.register_error("mended", _mended)
