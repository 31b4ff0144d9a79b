"""PostgreSQL, with a mark for each write."""

from django.db.backends.postgresql import base

from botnia_portal.core.database.marking import SET_MARK, MarksWrites


class DatabaseWrapper(MarksWrites, base.DatabaseWrapper):
    # Keys to other rows are checked first, while nobody waits for the mark: at the commit the check could wait for a
    # row that is locked by somebody who waits for the mark.
    set_mark = f"SET CONSTRAINTS ALL IMMEDIATE; {SET_MARK}"
