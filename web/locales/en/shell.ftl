# The frame of every page: navigation, the state of line, log, queue and key, help.

shell-skip = Skip to the content
shell-close = Close
shell-waiting = One moment …
shell-nowhere = There is no such page.
shell-navigation = Pages
shell-language = Language
shell-informs = A notice informs. It is never a permission, and nothing on this desk is one.
shell-absence = Absence of notice removes no protection and permits nothing.

shell-enter = Enter
shell-enter-hint = Open the address that the desk printed when it was started, or enter with the officer’s passphrase.

# Sections and pages
shell-section-watch = On watch
shell-section-register = Register
shell-section-record = Record
shell-section-desk = This desk
shell-page-duty = Duty desk
shell-page-map = Map and time
shell-page-file = File a notice
shell-page-calls = Calls
shell-page-notices = Notices
shell-page-incidents = Incidents and books
shell-page-agreements = Agreements
shell-page-meetings = Meetings
shell-page-register = All of the register
shell-page-tray = Drafts from texts
shell-page-reports = Reports
shell-page-verify = Verify a proof
shell-page-log = Log
shell-page-queue = Queue
shell-page-handover = Handover
shell-page-settings = Settings
shell-page-notice = Notice
shell-page-call = Call
shell-page-channel = Line
shell-page-incident = Incident
shell-page-book = Books
shell-page-agreement = Agreement
shell-page-meeting = Meeting
shell-page-statement = Statement
shell-page-say = Say

# How line, log, queue and key stand. $span is a length of time such as “2 min”
shell-desk-gone = The desk’s program on this machine does not answer. Start it again.
shell-line-open = Line open
shell-line-away = No line for { $span }
shell-line-none = Desk does not answer
shell-line-stopped = Log refused
shell-log = Log { $size }
shell-log-hint = Entries in our own verified copy, and how long ago the host was last heard
shell-as-of = heard { $span } ago
shell-witnesses = { $cosigned } of { $wanted } witnesses
shell-objections = { $count ->
    [one] { $count } objection
   *[other] { $count } objections
  }
shell-queue = { $count ->
    [0] Queue empty
   *[other] { $count } waiting
  }
shell-queue-bad = { $count ->
    [one] { $count } statement not admitted
   *[other] { $count } statements not admitted
  }
shell-no-key = No officer’s key here
shell-locked = Key locked
shell-lock = Lock
shell-lock-in = Lock ({ $span })
shell-lock-hint = Lock the officer’s key. It locks by itself after the time shown.

# Keys
shell-help = Keys
shell-key-help = Show all keys
shell-key-lock = Lock the officer’s key
shell-key-next-row = Next row
shell-key-row-before = Row before
shell-key-open-row = Open the row
