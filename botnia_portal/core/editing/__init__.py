"""Editing rows in two languages, whatever noun they are: fields, pairs of texts, conflicts, and what a form began from.

It knows no noun of ours: an app declares the shape of its rows and their forms, and the services write them.
"""
