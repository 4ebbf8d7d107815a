# Statements of ours about a thing that are not in the log yet.
queued-title = Подписано здесь, в журнале ещё нет
