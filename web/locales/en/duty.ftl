# The duty desk, the first screen, and the alarms above every page.

duty-title = Duty desk
duty-level = Whose level
duty-all-levels = All levels
duty-lines = What waits for the officer on watch
duty-looked = looked at { $clock }
duty-nothing = Nothing waits for this level. As of
duty-nothing-hint = What was not said here may be there all the same.
duty-handover = From the shift before, { $away } ({ $duty }):
duty-handover-all = All notes

# Headings, the most pressing first
duty-group-stop = STOP
duty-group-now = Now
duty-group-overdue = Overdue
duty-group-due = Due
duty-group-open = Open
duty-head-what = What
duty-head-other = With whom
duty-head-why = Why it is here
duty-head-time = Since and until
duty-head-do = What to do

# What a line is about
duty-sort-stop_call = STOP
duty-sort-call = Call
duty-sort-reply_owed = Word owed
duty-sort-receipt = Notice to us
duty-sort-objection = Our notice
duty-sort-conflict = Conflict
duty-sort-incident = Incident
duty-sort-commitment = Commitment
duty-sort-request = Request
duty-sort-reconfirm = Our notice
duty-sort-channel = Line
duty-sort-gap = Left open

# The same, counted
duty-count-stop_call = { $count ->
    [one] { $count } STOP
   *[other] { $count } STOP calls
  }
duty-count-call = { $count ->
    [one] { $count } call
   *[other] { $count } calls
  }
duty-count-reply_owed = { $count ->
    [one] { $count } word owed
   *[other] { $count } words owed
  }
duty-count-receipt = { $count ->
    [one] { $count } notice not acknowledged
   *[other] { $count } notices not acknowledged
  }
duty-count-objection = { $count ->
    [one] { $count } objection or question
   *[other] { $count } objections or questions
  }
duty-count-conflict = { $count ->
    [one] { $count } conflict
   *[other] { $count } conflicts
  }
duty-count-incident = { $count ->
    [one] { $count } incident
   *[other] { $count } incidents
  }
duty-count-commitment = { $count ->
    [one] { $count } commitment
   *[other] { $count } commitments
  }
duty-count-request = { $count ->
    [one] { $count } request
   *[other] { $count } requests
  }
duty-count-reconfirm = { $count ->
    [one] { $count } notice to confirm again
   *[other] { $count } notices to confirm again
  }
duty-count-channel = { $count ->
    [one] { $count } line
   *[other] { $count } lines
  }
duty-count-gap = { $count ->
    [one] { $count } text with things left open
   *[other] { $count } texts with things left open
  }

# Why a line is here. $level: headquarters, sector or unit. $count: how many
duty-why-rings = Rings; nobody has taken it
duty-why-not_taken = Was not taken; call back
duty-why-recorded = Recorded afterwards
duty-why-ours_not_taken = We called; nobody has taken it
duty-why-asked = Waits for our reply
duty-why-promised = We promised a reply
duty-why-not_acknowledged = Not acknowledged by our level: { $level }
duty-why-objects = They object
duty-why-unable = They cannot comply
duty-why-queried = They ask about it
duty-why-not_clear = { $count ->
    [one] Meets another notice, or a measure speaks against it
   *[other] Meets others or measures: { $count }
  }
duty-why-undetermined = Could not be determined
duty-why-no_position = Our position is awaited
duty-why-overdue = We owe it; its time is over
duty-why-due_soon = We owe it; its time is near
duty-why-contested = It is contested that we keep it
duty-why-no_reply = Waits for our answer
duty-why-confirm_again = To be confirmed again
duty-why-silent = The line is silent
duty-why-failed_test = The line failed its test
duty-why-untested = The line was not tested in time
duty-why-left_open = { $count ->
    [one] Its text leaves { $count } thing open
   *[other] Its text leaves { $count } things open
  }
duty-since = since { $when }
duty-ends = ends { $away }

# What one may do about a line; also in the list of keys
duty-doing = What one may do about the marked line
duty-mark-one = Mark a line with the arrows or with j and k; its keys stand here.
duty-do-take = Take the call
duty-do-acknowledge = Acknowledge
duty-do-relay = Told by us
duty-do-disseminate = Passed down
duty-do-query = Ask
duty-do-object = Object
duty-do-unable = Cannot comply
duty-do-answer = Answer
duty-do-report = Report
duty-do-confirm = Still holds
duty-do-open = Open
duty-do-telephones = Telephones
duty-answered-signed = Signed here, waits for the line
duty-answered-sent = Admitted by the host, on its way back
duty-answered-admitted = In the log
duty-answered-refused = Refused:
duty-answered-expired = Not admitted in time. Say it again.

# Words that are asked for before signing
duty-ask-relay = The word was given to the level below
duty-ask-query = Ask about this notice
duty-ask-object = Object to this notice
duty-ask-unable = We cannot comply
duty-ask-report = Report on what we owe
duty-ask-answer = Answer this request
duty-relay-hint = You sign that it was told, at your level ({ $level }). It stays distinct from the unit’s own word.
duty-relay-unit = Which unit was told
duty-relay-unit-hint = Its call name, never a person’s name
duty-relay-read-back = They read it back
duty-choice-relay = How it was told
duty-choice-report = How far it is
duty-choice-answer = Our answer
duty-words = In words

# The alarm
duty-stop = STOP
duty-stops = STOP calls that nobody has taken
duty-stop-title = STOP · { $party }
duty-stop-calls = { $party } calls us.
duty-stop-open = Open the call
duty-stop-no-text = No words were given.
duty-stop-rings = Rings at { $level }, place { $place }
duty-stop-last = Nobody is left on the rosters in { $span }.
duty-stop-nobody-left = Nobody is left on the rosters. Whoever is here takes it.
duty-stop-missed = They say that nobody answered. Take it and call back.
duty-stop-failed = They say that the line failed. Take it and call back.
duty-take = Take it
duty-take-unlock = Unlock and take it
duty-mute = Silent for 30 s
duty-sound-blocked = No sound yet: press any key or click.
duty-sound-muted = Silent for 30 s; the alarm stays.
duty-key-stop = Make a STOP call
duty-key-take = Take the STOP call
duty-key-mute = Make the alarm silent for 30 s
duty-refused = The log that the host showed cannot be right
duty-refused-evidence = Nothing more is taken from it or sent to it; the pages show the last good copy. The evidence is kept in { $file }
duty-refused-do = Do not rely on the host. Call the other sides by telephone, tell them the code above, and compare what each was shown.
duty-telephones = Duty telephones
duty-away-long = No line for { $span }. What you see is as of { $clock }. A STOP goes by telephone:
duty-clock-slow = This computer’s clock is { $span } behind the host’s. Set the right time: what you sign says it.
duty-clock-fast = This computer’s clock is { $span } ahead of the host’s. Set the right time: what you sign says it.
duty-no-key = This desk holds no officer’s key. It shows everything and signs nothing.
