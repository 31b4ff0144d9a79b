"""What goes wrong with a plan file."""


class PlanFileError(ValueError):
    """The file is no plan file; the message is a sentence for the person who loads it."""
