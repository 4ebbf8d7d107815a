# Incidents, positions, books and matches. Nothing here says who is right.

incidents-report = Report an incident
incidents-waiting = { $count ->
    [one] { $count } incident waits for our position
   *[other] { $count } incidents wait for our position
  }
incidents-books = Two books of a day
incidents-day = Which day
# $day: a date. $sides: whose books. $status: actual, exercise
incidents-day-label = { $day } · { $sides } · { $status }
incidents-import = Enter a day’s list with “garant book import” on this machine; it reads CSV and XLSX, one item a row.
incidents-pairs = Reports that may be one event
incidents-all = All incidents
incidents-caption = { $count ->
    [one] { $count } incident, the newest first
   *[other] { $count } incidents, the newest first
  }
incidents-none = There is no such incident in our copy of the log.
incidents-what = What
incidents-when = When
incidents-where = Where
incidents-sides = What the sides say
incidents-stands = Where it stands

# $what: a kind of event. $party: who reported it
incident-heading = { $what }, reported by { $party }
incident-sides = What each side says
incident-no-sides = Nobody was told, and nobody has said anything of it.
incident-no-word = no word yet
incident-other-word = Another word of the same side
incident-waits = Our position is waited for
incident-against = against { $who }
# $how: signed, represented, reported. $party: who signed
incident-signed-by = { $how }, by { $party }
incident-state = State our position
incident-state-hint = It is our party’s word beside the others’. A later word of ours takes the place of an earlier one, and of nobody else’s.
incident-headquarters-alone = Only a headquarters’ key takes positions.
incident-we-say = We say
incident-choose = choose
incident-excluded-hint = From then on nothing shows coordinates of it, to anybody.
incident-words = In words
incident-happened = What is said to have happened
# $unit: minute, hour, day
incident-precise-to = to the { $unit }
incident-where-hidden = its place is hidden from us
incident-where-disclosed = its place was disclosed to us
incident-where-uncoordinated = said of an excluded group: it has no coordinates
incident-by = Who did it
incident-answerable = Who is held answerable
incident-reporter = Reported by
incident-entered = Entered
incident-hidden = Hidden
incident-hidden-members = { $count ->
    [one] { $count } member is hidden from us
   *[other] { $count } members are hidden from us
  }
incident-findings = Findings
incident-occurrence = Did it occur
incident-breach = Was it a breach
incident-attribution = Whose was it
incident-confidence = Confidence
incident-dissent = Dissent of { $who }: { $text }
incident-owed = What is owed after it
incident-owed-by = owed by { $who }
incident-agreed = agreed by who owes it
incident-not-reported = nothing reported on it
incident-access = Kept away
incident-minutes = { $count ->
    [one] { $count } minute lost
   *[other] { $count } minutes lost
  }
incident-minutes-unknown = time lost is unknown
incident-nearby = Notices in force nearby
incident-within = Within { $distance }, by how well the place is known.
incident-no-notice = None that we may read.
incident-nearby-hidden = { $count ->
    [one] { $count } notice in force then hides where it is.
   *[other] { $count } notices in force then hide where they are.
  }
incident-acknowledged-then = Had the word by then: { $parties }
incident-filed = Filed { $when }
incident-measures = Measures concerned
incident-measure-named = named in the report
incident-evidence = Evidence
incident-held-by = Held by { $party }
incident-matches = Said to be the same, or not
incident-merged = Merged into this: { $incident }
incident-merged-into = It was merged into { $incident }
incident-timeline = What was done
# A party entered the incident
incident-entered-it = entered it
incident-step = Take a step
incident-which-step = Which step

report-basis = How we know
report-when-hint = As precisely as you know it
report-clocks = By whose clocks
report-time-precision = The time is known to the
report-precision = How well the place is known
report-district = District
report-district-hint = The most that is shown where the place is hidden or not known
report-text = What happened
report-to = Who must be told: a position is looked for from each
report-hide = Hide from all but those who are told

books-title = Book
books-none = There is no book in our copy of the log.
books-no-other = No other side’s book of that day is on record.
books-no-items = Neither of the two lists items.
books-nothing-to-match = Items can be matched where both sides list them. A book of counts alone has none.
books-caption = Items of two books, and which are one event
books-match = Are they one event?
books-alone = in one book alone
books-apart = { $count ->
    [one] { $count } pair that somebody says is two events
   *[other] { $count } pairs that somebody says are two events
  }
books-no-time = time not given
# How alike two reports are, never a place or people
books-alike = alike: { $score } of { $most }
books-rivals = { $count ->
    [one] { $count } other pair is nearly as likely
   *[other] { $count } other pairs are nearly as likely
  }
books-also = also confirmed with { $things }
books-same = Same event
books-different = Different events
books-unknown = unknown
books-total-by = as read by
books-rest = place not given: { $count }
books-not-adding = The places add up to { $sum }, the total is { $total }.
books-lists = { $count ->
    [one] lists { $count } item
   *[other] lists { $count } items
  }
books-counts-alone = counts alone
books-reported = entered by a registrar
books-says-nothing = nothing said of { $count }
books-reply = Reply in counts
books-reply-hint = How many of its items we confirm, and what we say of the others. The book itself stays as it was published.

match-minutes-apart = { $minutes } min apart
match-overlap = the times overlap within { $hours } h
match-overlap-long = the times overlap, within more than 12 h
match-km-apart = { $distance } km apart
match-same-name = the same place name
match-alike = place names that sound alike
match-same-district = the same district
match-unspecified = what happened is not specified
match-same-kind = the same kind of event
match-family = kinds of one family
match-different-kinds = different kinds of event
