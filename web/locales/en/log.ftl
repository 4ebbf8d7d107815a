# The log explorer, and the page of one statement.

log-kind = Kind
log-kind-hint = As in the log, such as notice/1
log-go-to = Open an entry
log-go-to-hint = Its index, or a statement’s id
log-all-parties = all parties
log-entries = { $count } entries
log-root = root { $root }
log-none = No entry fits.
log-index = Entry
log-admitted = Admitted
log-about = About
log-signed = Signed by
log-root-key = root key
log-caption = Entries { $newest } down to { $oldest }
log-newest = Newest
log-older = Older
