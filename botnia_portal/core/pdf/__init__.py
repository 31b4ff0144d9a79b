"""HTML to accessible, archivable PDF (PDF/UA-1 and PDF/A-3a in one file), with fonts of the project only."""

import warnings

with warnings.catch_warnings():
    # WeasyPrint warns at import on a machine without fonts; reports bring their own.
    warnings.filterwarnings("ignore", message="No fonts configured|FontConfig cannot load")
    from botnia_portal.core.pdf.render import Attached, PdfError, render

__all__ = ["Attached", "PdfError", "render"]
