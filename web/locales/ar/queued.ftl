# Statements of ours about a thing that are not in the log yet.
queued-title = موقَّع هنا، لم يُقيَّد في السجل بعد
