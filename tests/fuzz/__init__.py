"""Every form of the portal with bad input: nothing breaks, nothing is half saved, nothing typed is lost or run.

The machine knows no form by name. It starts from the addresses of tests/test_permissions.py, follows the links of
their pages, and reads the forms from the HTML as a browser does.
"""
