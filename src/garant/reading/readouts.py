"""Readouts: a sentence in a party's voice that makes no other item: who says what. Of modest confidence, for the officer to weigh."""

from collections.abc import Iterator

from garant.reading.frames import GUESS, Sentence
from garant.reading.values import Field, Item


def readout(sentence: Sentence) -> Iterator[Item]:
    """Give what a party is said to have said, where a sentence names who speaks."""
    voice = sentence.voice
    if voice.speaker is None or voice.speaker.party is None or not voice.spans:
        return
    fields = {
        "by": Field((voice.speaker,), voice.spans, voice.rule, GUESS),
        "text": Field(sentence.text.strip(), (sentence.span,), voice.rule, GUESS),
    }
    yield Item("readout", sentence.span, f"said: {voice.rule}", GUESS, voice.standing, voice.speaker, fields)
