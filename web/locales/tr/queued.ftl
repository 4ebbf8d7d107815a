# Statements of ours about a thing that are not in the log yet.
queued-title = Burada imzalandı, henüz defterde yok
