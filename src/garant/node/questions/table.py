"""The table of questions: every question by its name, in the order in which they are listed to people."""

from collections.abc import Mapping
from typing import Final

from garant.node.questions import books, commitments, counts, hotline, incidents, overview, reports, requests
from garant.node.questions.asked import Question

QUESTIONS: Final[Mapping[str, Question]] = {
    **overview.QUESTIONS,
    **hotline.QUESTIONS,
    **requests.QUESTIONS,
    **incidents.QUESTIONS,
    **books.QUESTIONS,
    **commitments.QUESTIONS,
    **counts.QUESTIONS,
    **reports.QUESTIONS,
}
