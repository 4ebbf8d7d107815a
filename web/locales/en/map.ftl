# The map and the time.

# On every map
map-nearer = Nearer
map-further = Further away
map-all = Show all of it
map-north = N
map-north-up = North is up
map-source = Ground: Natural Earth (public domain). Borders are indicative.
map-km = { $length } km
map-m = { $length } m
map-conflict = conflict
# The text’s own reading of a zone, against the readings of parties
map-reading-text = as the text has it
# On the line of a zone: its title, and whose reading the line is
map-reading-on-line = { $zone }: { $who }

# The page
map-title = Map and time
map-label = Map: arrows move it, plus and minus zoom. The table beside it says the same.
map-filters = What is shown
map-filter-all = All
map-filter-text = Text
map-filter-party = Party
map-filter-kind = Kind of notice
map-filter-status = Status
map-filter-agreement = Zones of
map-layers = On the map
map-layer-notices = Notices
map-layer-conflicts = Conflicts
map-layer-incidents = Incidents
map-layer-zones = Zones
map-layer-borders = Indicative borders
map-layer-places = Names
map-layer-graticule = Degrees
# $party is our own party
map-ours = Only what concerns us
map-with-later = What is still to come

# Whose picture it is
map-known-to = As known to
map-known-now = Us, now
# Before the party’s name; “at” and the time follow
map-known = As known to { $party } at { $when }
map-known-means = Only what that party had said itself or had been told by then, as far as we may read it. It does not say what they had seen.
map-known-back = Back to our own picture

# The time
map-time = Time
map-instant = Instant
map-now = Now
map-play = Play
map-pause = Pause
map-space = space
# How fast it plays: $minutes of the theatre’s time in each second
map-speed = { $minutes ->
    [60] 1 h/s
    [360] 6 h/s
    [1440] 1 d/s
   *[other] { $minutes } min/s
  }
map-speed-hint = How much of the theatre’s time passes in a second
map-before = Change before
map-next = Next change
map-next-conflict = Next conflict
map-span = Window
map-span-6h = 6 hours
map-span-1d = 1 day
map-span-7d = 7 days
map-span-30d = 30 days
map-span-all = everything
map-key-play = Play or pause
map-key-step = A step later
map-key-step-back = A step earlier
map-key-change = To the next change
map-key-change-before = To the change before
map-key-conflict = To the next conflict
map-key-conflict-before = To the conflict before
map-key-now = Back to now
map-key-let-go = Let go of what is chosen

# The table and the card
map-rows = { $count ->
    [one] { $count } line, as on the map
   *[other] { $count } lines, as on the map
  }
map-more = { $count ->
    [one] { $count } more line. Filter to see it.
   *[other] { $count } more lines. Filter to see them.
  }
map-nothing-now = No notice is under way at this instant.
map-what = What
map-whose = Whose
map-when = When
map-where = Where
map-later = to come
map-always = no time given
map-open-end = open
map-unknown-time = time unknown
map-chosen = What is chosen
map-not-here = This is not on the map.
map-go-there = Go to that time
map-altitude = Altitude
map-any-altitude = any altitude
map-above = from { $lower }
map-below = up to { $upper }
map-between = { $lower } to { $upper }
map-hidden = hidden from us
map-of-operator = A drone operator filed this flight with the host. It has no page of its own: this is all that is known of it.
map-told-to = Told to
map-conflict-of = Conflict of two notices
map-closest = Closest
map-withheld = Withheld
map-said-by = Said by
map-precision = Precision
map-place = Place
map-agreement = Agreement
map-bound = Bound
map-silent = Have not said
map-apart = Readings apart by up to
map-because = Why not all is drawn
map-note = Note
map-readings = Readings
map-accepted-by = accepted by { $parties }
map-rejected-by = rejected by { $parties }
map-unplaced = { $count ->
    [one] { $count } thing without a place on the map
   *[other] { $count } things without a place on the map
  }
map-left-out = Left out: { $notices } notices, { $incidents } incidents, { $zones } zones.

# The legend
map-legend = Signs on the map
map-legend-conflict = conflict: bold while the two meet
map-legend-incident = incident
map-legend-moving = on its course: where it is, and its buffer
map-legend-protected = protected site: double edge
map-legend-hatched = in one reading and not in another
map-legend-borders = Borders are indicative. Drawing one takes no position on it.
