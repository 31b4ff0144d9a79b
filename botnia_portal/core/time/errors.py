"""The one error of the time package."""


class TimeError(ValueError):
    """The text is not EDTF of the kinds that the portal holds, or the role is unknown."""
