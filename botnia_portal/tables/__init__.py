"""The tables that pages show, to be taken along as Excel or CSV: what stands in each, and one view for all of them.

A table shows exactly what its page shows to the same reader, by the same filters and as of the same day.
"""
