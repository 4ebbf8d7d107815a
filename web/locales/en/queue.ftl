# What this desk signed, and how far each statement has come.

queue-title = Queue
queue-hint = What this desk signed. Only what is in our own verified copy of the log counts as admitted.
queue-empty = Nothing was signed here yet.
queue-when = Signed
queue-what = What
queue-to = To
queue-by = By
queue-by-officer = officer
queue-by-machine = this desk’s machine key
queue-state = State
# $size: how many entries the log had with it
queue-state-signed = signed, not sent yet
queue-state-sent = sent, receipt is here
queue-state-admitted = admitted at size { $size }
queue-state-refused = refused by the host
queue-state-expired = expired, never sent
queue-until = may travel until { $away }
queue-refused-hint = The host signed this refusal; it is kept here with the statement. Mend what it says and sign anew.
queue-set-aside = Set aside
