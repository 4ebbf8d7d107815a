# Statements of ours about a thing that are not in the log yet.
queued-title = Signé ici, pas encore au journal
