"""Questions that are asked of a log by name, each in one place: who finds the answer, and how it is told as data.

    QUESTIONS (`table`)    name -> Question
    question.find(asked)   values, as who asks may read them
    question.data(found)   the same for programs

A terminal, a host's network face and a desk ask the same ones. None of them is a permission: a notice informs (guard-rail 3).
"""
