# Statements of ours about a thing that are not in the log yet.
queued-title = Signed here, not in the log yet
