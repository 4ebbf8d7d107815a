"""Reports: from what answers give to one HTML page, or one PDF, in the reader's language.

    answers -> a Document (blocks of words, in the reader's language) -> html(document) or pdf(document)

Phrases are in `phrases/`, one file a language, each with every key. A page has no script and fetches nothing. Texts of statements stay as
they were said: in the reader's language where they have it, else in their own, marked with it. What is not known is said to be unknown.
"""

from garant.report.document import Document
from garant.report.html import html
from garant.report.pdf import pdf

__all__ = ["Document", "html", "pdf"]
