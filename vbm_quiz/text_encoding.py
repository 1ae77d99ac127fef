"""The bytes of a file in, its text out: in UTF-8, UTF-16 or UTF-32, with a byte order mark or without.

PowerShell writes UTF-16, and so do older editors that call it Unicode.
"""

import codecs

UTF_8, UTF_8_SIG = "utf-8", "utf-8-sig"
MARKS = (
    (codecs.BOM_UTF8, UTF_8_SIG),
    (codecs.BOM_UTF32_LE, "utf-32"),  # which begins as that of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ZEROS = (
    (b"\0\0\0.", "utf-32-be"),
    (b".\0\0\0", "utf-32-le"),
    (b"\0.", "utf-16-be"),
    (b".\0", "utf-16-le"),
)
"""Where the zeros stand in the first characters of a text that begins with ASCII, as JSON and TOML do."""


def encoding_of(data: bytes) -> str:
    """The encoding that the first four bytes of a text tell; UTF-8, which holds no zero, where they tell nothing."""
    head = data[:4]
    shape = bytes(byte and ord(".") for byte in head)
    signs = ((head, MARKS), (shape, ZEROS))
    return next((name for found, named in signs for sign, name in named if found.startswith(sign)), UTF_8)


def decoded(data: bytes) -> str:
    """The text, without its byte order mark.

    Raises:
        UnicodeDecodeError: when the bytes are not in its encoding.
    """
    return data.decode(encoding_of(data))
