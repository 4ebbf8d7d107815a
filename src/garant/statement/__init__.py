"""What can be said: one frozen type per kind of statement, its one legal spelling, its envelope and its hidden members.

    officer's words --compose--> payload (canonical JSON) --sign--> envelope (DSSE) --host--> entry (leaf of the log)

* `kinds/` holds the types. A kind is named `name/version`, as in `notice/1`; `kinds.KINDS` is the only list.
* `canonical` decides whether bytes are the one legal spelling of a value, and says exactly why not.
* `envelope` and `entry` wrap payloads; `disclosure` hides members from those who may not read them.

Nothing here knows a state: whether a statement *may* be made is the fold's business.
"""
