"""Bytes to text: the encoding that is declared, certain or, with a caveat, likely."""

import codecs
import re
from dataclasses import dataclass

from matters.pipeline.errors import ReadError
from matters.pipeline.records import Caveat

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# What minutes hold above ASCII when they are in Windows-1252; other signs point elsewhere.
_AT_HOME = re.compile("[\u00a0£€¥§©®°±²³·¼½¾´‘’“”‚„–—•…™×÷éèêëáàâäíìîïóòôöúùûüýÿçñÉÁÍÓÚÂÊÎÔÛ«»¬\u00adºª¹†‰]")
_MAX_CONTROL_SHARE = 0.005
_SAMPLE_BYTES = 65536


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with what is uncertain about its encoding."""

    text: str
    encoding: str
    caveats: tuple[Caveat, ...] = ()


def decode(data: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """Turn bytes into text; newlines stay as they are and no byte is dropped.

    :param data: the bytes of a text file.
    :param name: what the user calls the file, for messages.
    :param declared: the encoding that the file names itself.
    :returns: the text without its byte order mark.
    :raises ReadError: when the bytes are not text.
    """
    decoded = _certain(data) or _declared(data, declared) or _mixed(data) or _guessed(data, name=name)
    if len(_CONTROLS.findall(decoded.text)) > _MAX_CONTROL_SHARE * len(decoded.text):
        raise _not_text(name)
    return decoded


def _certain(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            return None if text is None else Decoded(text, encoding)
    wide = _wide_encoding(data)
    text = _strict(data, wide or "utf-8")
    return None if text is None else Decoded(text, wide or "utf-8")


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    # As browsers do: pages that say Latin-1 are in Windows-1252.
    encoding = "cp1252" if declared.lower() in ("iso-8859-1", "latin-1", "latin1", "us-ascii") else declared
    text = _strict(data, encoding)
    return None if text is None else Decoded(text, encoding)


def _wide_encoding(data: bytes) -> str | None:
    sample = data[:_SAMPLE_BYTES]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 into which bytes of Windows-1252 were pasted."""
    text = data.decode("utf-8", errors="surrogateescape")
    stray = sum("\udc80" <= char <= "\udcff" for char in text)
    if b"\x00" in data or stray >= len(_MULTIBYTE.findall(data)):
        return None
    mended = re.sub("[\udc80-\udcff]", _from_windows, text)
    message = f"{stray} bytes are not UTF-8 as the rest is; they were read as Windows-1252."
    return Decoded(mended, "utf-8", (Caveat("encoding-mixed", message),))


def _from_windows(stray: re.Match[str]) -> str:
    return bytes([ord(stray.group()) - 0xDC00]).decode("cp1252", errors="replace")


def _guessed(data: bytes, *, name: str) -> Decoded:
    windows = _strict(data, "cp1252")
    encoding: str | None = "cp1252"
    if windows is None or not _looks_british(windows):
        encoding = _best_guess(data) or ("cp1252" if windows is not None else None)
    text = None if encoding is None else _strict(data, encoding)
    if encoding is None or text is None:
        raise _not_text(name)
    message = f"The encoding is not said and not UTF-8; it was read as {encoding}."
    return Decoded(text, encoding, (Caveat("encoding-guessed", message),))


def _looks_british(text: str) -> bool:
    high = [char for char in text if char > "\x7f"]
    # Mac Roman's apostrophe reads as a capital vowel with a tilde inside a word.
    return sum(bool(_AT_HOME.match(char)) for char in high) >= 0.8 * len(high)


def _best_guess(data: bytes) -> str | None:
    if re.search(rb"[a-z]\xd5[a-z]", data) and _strict(data, "mac_roman"):
        return "mac_roman"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    return None if best is None else best.encoding


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _not_text(name: str) -> ReadError:
    return ReadError(
        f"{name}: the content is binary, not text",
        expected="text in UTF-8, UTF-16 or Windows-1252",
        do="Give the file the suffix of what it is, or save it as text again.",
    )
