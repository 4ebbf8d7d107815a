# Calls: making, taking, saying, reading back; lines and their rosters; the duty telephones.

calls-title = Calls
calls-all = Calls, newest first
calls-none = There is no such call on record.
calls-lines = Lines
calls-no-line = There is no line of ours on record.
calls-back = Back
calls-record-short = Record a call by telephone
calls-telephones = Duty telephones
calls-key-stop = Make a STOP call
calls-key-urgent = Make an urgent call
calls-key-routine = Make a routine call
calls-key-test = Test a line
calls-key-telephones = Duty telephones

# Making a call. $urgency: a word such as “STOP”. $party: who is called. $line: the line’s title
calls-make = New call: { $urgency }
calls-record = A call that went by telephone: { $urgency }
calls-to-on = to { $party }, on { $line }
calls-away = The host cannot be reached. Signed here, this call rings nobody until the line is back. Telephone now, and record it afterwards.
calls-reached-nobody = What waits here has reached nobody yet. If it cannot wait, telephone:
calls-happened-utc = When you called (UTC)
calls-text = What you say
calls-place = Where
calls-place-hint = 35.8644 36.8052 (latitude first), 35°51′52″N 36°48′19″E, a grid reference, a name, or a name and a position
calls-place-back = Where, as you heard it
calls-they-said = They said: { $place }
calls-more = Line, language, things it is about
calls-line = Line
calls-whom = Whom you call
calls-language = Language of your words
calls-about = What it is about
calls-about-hint = Such as notice:un/convoy-1; several with a space between
calls-reply-by = Reply asked for until (UTC)
calls-promised-by = We promise a reply until (UTC)
calls-hide = Hide words and place from all but the two sides

# A place, read and compared. $name: a place’s name. $distance: such as “850 m”
calls-read-as = Read as { $position }
calls-name-agrees = { $name } is there
calls-name-disagrees = { $name } is not there: { $distance } apart. Which is meant?
calls-unknown-name = The place index does not know this name.
calls-sounds-alike = (sounds alike)
calls-place-unread = This is no position, and no place here is called so. It is sent as it is written.
calls-nearest = nearest: { $name }, { $distance }
# $one and $other: name, position or grid
calls-disagrees = { $one } and { $other } are { $distance } apart
calls-way-name = name
calls-way-position = position
calls-way-mgrs = grid reference
calls-bad-grid = the grid reference names no square
calls-not-read-back = Not read back: { $place }
calls-back-far = { $distance } from what was said
calls-back-no-position = only the name came back, for
calls-back-other-name = another name, for
calls-back-alike = As it was said.
calls-back-near = As it was said, { $distance } from it.
calls-added = Nobody had said this: { $place }

# The list of calls
calls-when = When
calls-urgency = Urgency
calls-from-to = From, to
calls-arrow = →
calls-said = Said
calls-stands = Stands
calls-owed = Replies owed
calls-never-taken = Nobody took it

# A line
calls-between = Between
calls-means = Means
calls-declared = Declared
calls-observed = Observed
calls-tested = Tested
calls-declared-nothing = Nobody has declared anything.
calls-observed-nothing = Nothing has been observed.
calls-source-word = (their word)
calls-source-call = (shown by a call)
calls-source-clock = (by the clock)
calls-untested = Never tested.
calls-test-open = not answered yet
calls-tests = Tests, newest first
calls-showed = What it showed
calls-on-duty = On duty: { $party }
calls-nobody-named = Nobody is named.
calls-answer-within = A STOP goes on after
calls-line-test = Test it
calls-line-word = Say how it is
calls-line-roster = Set who is on duty
calls-word = Our word
calls-we-observes = We observe:
calls-we-declares = We declare it:
calls-words-optional = In words, if you like
calls-roster-hint = Duty roles, never persons, in the order in which they are called. A STOP goes down the list: headquarters, then sector, then unit.
calls-roster-numbers = Give a number for each on duty, or for none.
calls-roster-more = One more
calls-number-optional = Number, for the sides of the line alone
calls-duty = Duty
calls-level = Level

# One call
calls-words = What was said
calls-taken-by = taken by { $duty }
calls-form-call = calls
calls-form-word = says
calls-form-translation = translates
calls-form-read_back = reads back
calls-form-reply = replies
# $number: the number of earlier words in the same call
calls-of = to no. { $number }
calls-happened = by telephone, { $when }
calls-hidden = Its words are for the two sides alone.
calls-no-text = No words.
calls-say = Say:
calls-say-word = A word
calls-say-read_back = Read back
calls-say-reply = Reply
calls-say-translation = Translate
calls-text-word = What you say
calls-text-read_back = What you heard, in your words
calls-text-reply = Your reply
calls-text-translation = The translation
calls-of-which = To which words
calls-where = Where
calls-attempts = Who was rung
calls-rung = On duty
calls-from = From
calls-rang = Rang
calls-came = What came of it
calls-rang-nowhere = It rang nowhere here: it was recorded afterwards.
# $span: minutes and seconds as a clock counts them, 0:43
calls-next = Goes on in { $span } to { $duty }.
calls-last = After them nobody is on the rosters.
calls-no-next = Nobody is left on the rosters. Whoever is there may take it.
calls-by = By
calls-until = by { $when }
calls-given = given { $when }
calls-owed-asked = asked for in no. { $number }
calls-owed-promised = promised in no. { $number }
calls-not-given = not given yet
calls-step-taken = Take it
calls-step-missed = Nobody answered
calls-step-failed = The line failed
calls-step-ended = It is over

# The duty telephones
calls-print = Print
calls-telephones-rule = A STOP is taken by whoever answers. If nobody does within a minute, call the next. Write down every attempt with its time, and record it afterwards.
calls-as-of = as of { $at }, from our copy of { $size } entries, the newest of { $newest }
calls-order = No.
calls-number = Number
calls-whoever = whoever answers
calls-number-hidden = not told to you
calls-paper-time = Time
calls-paper-whom = Whom
calls-paper-what = What came of it
