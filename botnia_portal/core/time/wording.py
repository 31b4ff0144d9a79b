"""A reading of a typed time in the words of a language."""

from .reading import Reading
from .show import show


def in_words(reading: Reading, language: str, typed_in: str) -> str:
    """The reading for a reader. The words of an event stand only in the language in which they were typed."""
    told = show(
        reading.edtf,
        reading.role,
        language,
        repeats=reading.repeats,
        duration=reading.duration,
        offset="" if reading.after else reading.offset,
        occurrence=reading.occurrence,
    )
    if not reading.after:
        return told
    if language != typed_in:
        return told
    return f"{reading.after} ({told})" if told else reading.after
