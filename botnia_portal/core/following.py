"""What is told to those who keep something that follows from what people write, such as the index of the search.

All that people write passes the history (core.audit) or is a comment, and both tell it here, inside the transaction
that writes; the floor does not know who listens. Nothing that is true hangs on a listener: what it keeps can be made
anew.
"""

from django.dispatch import Signal

written = Signal()
"""A row was added, changed or removed: `sender` its model, `key` its key, `thing` the text that stands for the row on
whose history it is told (`core.audit.thing_key`), `changes` as the history keeps them."""

loaded = Signal()
"""A program has written many rows without a history: what follows from content is to be made anew."""
