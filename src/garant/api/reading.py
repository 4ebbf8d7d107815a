"""The reading half of a log's interface: sessions, questions, events, and what travels beside the log. All it knows is a `Picture`."""

from garant.api import disclosures, events, questions, questions_notices, sessions
from garant.api.endpoint import Routes
from garant.api.events import Events
from garant.api.questions import Asking
from garant.api.sessions import Sessions
from garant.node.picture import Picture
from garant.node.ports import Clock
from garant.node.questions.asked import Places


def routes(picture: Picture, known: Sessions, places: Places, clock: Clock, told: Events | None = None) -> list[Routes]:
    """Give the route groups. `known` are the sessions that the gate asks, `places` the named places, `clock` tells what is now."""
    asking = Asking(picture, places, clock)
    return [
        sessions.routes(known),
        questions.routes(asking),
        questions_notices.routes(asking),
        events.routes(Events(picture, known) if told is None else told),
        disclosures.routes(picture),
    ]
