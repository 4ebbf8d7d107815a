# Notes for the next shift. They stay on this desk.

handover-title = Handover
handover-new = Note for the next shift
handover-hint = It begins with what is open now; change every word of it. It stays on this desk and goes to nobody. { $left } characters left.
handover-again = Begin again from what is open now
handover-keep = Keep the note
handover-kept = Kept.
handover-notes = Notes, newest first
handover-none = No notes yet.
handover-print = Print
# $zone: the name of the theatre’s time zone. $size: entries in our copy of the log
handover-head = Open at { $party }, { $day } { $clock } ({ $zone }), { $utc } UTC; our copy has { $size } entries.
handover-more = and { $count } more on the duty desk
handover-nothing-open = Nothing waits.
