# The list of notices, and the page of one. A notice informs; no word here may read as a permission.

notices-file = File a notice
notices-views = Which notices
notices-view-all = All
notices-view-ours = Ours
notices-view-to_us = To us
notices-view-waiting = Waiting for us
notices-view-late = Late
notices-view-conflicts = With conflicts
notices-view-protected = Protected
notices-text = Words, names
notices-party = Filed by
notices-kind = Kind
notices-status = Status
notices-any = any
notices-over = Also those that are over
notices-none = No notice matches. Absence of notice removes no protection and permits nothing.
notices-caption = { $count ->
    [one] { $count } notice, what starts next first
   *[other] { $count } notices, what starts next first
  }
notices-left-out = { $count ->
    [one] { $count } older notice is not listed.
   *[other] { $count } older notices are not listed.
  }
notices-window = When
notices-notice = What
notices-by = Filed by
notices-word = Word with
notices-lead = Lead time
notices-found = Found
# $party: a recipient. $light: how far the word has come there
notices-light = { $party }: { $light }
notices-hidden = hidden from us
notices-waits = waits for us
notices-overdue = { $count ->
    [one] { $count } receipt overdue
   *[other] { $count } receipts overdue
  }
notices-reconfirm = confirmation overdue
notices-lead-none = none, given after its start
# $span: the lead time that is asked for
notices-lead-of = of { $span }
notices-conflicts = { $count ->
    [one] { $count } conflict
   *[other] { $count } conflicts
  }
notices-against = a measure speaks against it
notices-nothing-found = nothing found that stands against it
notices-no-verdict = no verdict yet
notices-version = version { $version }

# One notice. $what: an activity. $party: who filed it
notice-heading = { $what }: { $party }
notice-says = What it says
notice-purpose = Purpose
notice-conduit = hidden: a conduit files for somebody
notice-where-when = Where and when
notice-place-hidden = Its place and times are hidden from us. It is somewhere, and is never taken to be elsewhere.
notice-lead-unknown = unknown: its start is hidden, or not bounded
notice-lead-required = asked for: { $span }
notice-confirmed = Confirmed
notice-again-by = again by { $when }
notice-every = (every { $period })
notice-filed = Filed
notice-name = Name
notice-radius = radius { $size }
notice-buffer = { $size } to either side
notice-altitude = Altitude
notice-altitude-any = At any altitude
notice-altitude-datum = above the WGS84 ellipsoid

notice-receipts = Receipts of version { $version }
notice-recipient = Recipient
notice-to-nobody = It is addressed to nobody.
notice-nothing-yet = nothing yet
notice-relayed = relayed
notice-amber = Headquarters knowing is not the unit knowing: a recipient stays amber until its unit has the word. A new version starts its receipts again.
# $level: one of our levels
notice-ours-due = A receipt of ours ({ $level }) is due
notice-ours-overdue = A receipt of ours ({ $level }) is overdue since

notice-meets-now = What it meets now
notice-met = What it met
notice-no-verdict = The host has given no verdict yet.
notice-against = { $count ->
    [one] { $count } measure against it
   *[other] { $count } measures against it
  }
notice-not-computed = { $count ->
    [one] { $count } thing that could not be computed
   *[other] { $count } things that could not be computed
  }
notice-undetermined = Could not be computed, and is never taken for nothing
notice-considered = { $count ->
    [one] { $count } live notice of that time was looked at, in a log of { $size } entries.
   *[other] { $count } live notices of that time were looked at, in a log of { $size } entries.
  }
notice-overlap = They overlap
notice-closest = { $distance } apart at the closest
notice-binds = binds its filer
notice-claimed = claimed by { $party }
notice-binds-nobody = binds nobody here
notice-read-by = as read by { $readers }
notice-not-read-by = not as read by { $readers }
notice-reader-text = the text itself
notice-hit-prohibited = The measure prohibits this.
notice-hit-exempt = The measure exempts this.
notice-hit-consent = The measure asks for the consent of { $who }.
notice-hit-notice-given = Notice of { $span } before its start is asked for: given in time.
notice-hit-notice-not-given = Notice of { $span } before its start is asked for: not given in time.
notice-somebody = somebody
notice-withheld = { $count ->
    [one] { $count } conflict with what somebody hides. Both parties are told so and no more.
   *[other] { $count } conflicts with what somebody hides. Both parties are told so and no more.
  }
notice-might-help = What might help
notice-later = { $span } later
notice-earlier = { $span } earlier
notice-higher = { $distance } higher
notice-lower = { $distance } lower
notice-no-delay = no later time within a day
notice-no-earlier = no earlier time within a day
notice-no-altitude = no other altitude within 3,000 m
notice-verdict = The host’s verdict { $entry } · { $when }: { $result }
notice-verdict-then = What the host found then
notice-more-pairs = { $count ->
    [one] { $count } more is in the list beside the verdict.
   *[other] { $count } more are in the list beside the verdict.
  }

notice-versions = Versions
notice-changed = changed: { $members }
notice-compare = Compare with the version before
notice-member = What
notice-was = Was
notice-is = Is

notice-consents = Consent that measures ask for
notice-consents-beside = Asked and answered beside the notice. It changes neither the notice nor what stands against it.
notice-consent-of = consent of { $who }
notice-consent-version = for version { $version }
notice-ask-consent = Ask for consent
notice-grant = Answer: granted
notice-refuse = Answer: refused

notice-disclosed = Who may read what is hidden
notice-shared = Shared when it was filed with { $parties }
notice-disclosed-none = It was disclosed to nobody, as far as we may know.
notice-disclose = Disclose to readers by name
notice-disclose-hint = That it was opened, to whom and for which purpose is on record for everybody; what was opened is not. What somebody has read cannot be taken back.
notice-hidden-members = What to open
notice-readers = To whom
notice-disclose-purpose = For which purpose (everybody can read this)

notice-proof = Proof
notice-proof-save = Save the proof
notice-proof-check = Check it here
notice-proof-holds = The proof holds: the statement, its signature and its place in the log verify.
notice-proof-fails = The proof does not hold.
notice-proof-hint = A file that anybody verifies alone and offline. Who may show it to third parties is in the charter.

notice-call = Call about it
notice-act-acknowledged = Acknowledge
notice-act-disseminated = Passed down
notice-act-relay = The unit was told
notice-act-queried = Query
notice-act-objects = Object
notice-act-unable = Unable
notice-act-amend = Amend
notice-act-start = It starts
notice-act-end = It has ended
notice-act-confirm = It still holds
notice-act-withdraw = Withdraw
notice-about-queried = What is not clear? Its filer is asked. A query is no objection.
notice-about-objects = To what do you object? The notice stays on record; so does your objection.
notice-about-unable = What is in the way of passing the word?
notice-about-withdraw = It will not be. Say why, if you can.
notice-about-relay = A unit that has no key of its own was told by you. It stays distinct from the unit’s own word.
notice-words = In words
notice-level = At which level
notice-relay-unit = Which unit
notice-relay-unit-hint = Its call name; never a person’s name
notice-relay-means = How it was told
notice-relay-call-sign = Call sign
notice-relay-read-back = The unit read it back
notice-relay-no-read-back = Without a read-back it does not count as the unit having the word.
