"""Reading: from a public text to drafts of what belongs in the register, each field with the words that it rests on.

    sources      bytes (text, HTML, PDF, DOCX) to a text in blocks: content, and page furniture that is set aside
    words        sentences and tokens
    lexicon      what a language is known by: names, offices, cues, frames; all of it data, one folder a language
    mentions     parties, offices, groups, places, dates, in the order in which they stand
    voice        who says a thing, and how it stands
    frames       contacts, meetings, measures, claims and the rest: items
    drafts       items to statement bodies that an officer reviews, and signs or not

Nothing here decides and nothing here is sure: every field carries its span in the source, the rule that made it, and a confidence. What the
text leaves open stays open. People are read as the offices that they hold; their names are not kept.
"""
