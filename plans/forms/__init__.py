"""The forms of the plan's pages. What they check is text; the services write it."""
