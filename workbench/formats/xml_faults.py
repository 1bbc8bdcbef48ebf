"""What is wrong with an XML file, in words for somebody who did not write it."""

from __future__ import annotations

from xml.parsers import expat

_CUT_OFF = {
    expat.errors.codes[words]
    for words in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
}


def words(error: expat.ExpatError) -> str:
    """Return what the parser met; where the file stops short, that alone."""
    if error.code in _CUT_OFF:
        return "the file ends too early"
    return expat.errors.messages[error.code]
