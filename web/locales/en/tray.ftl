# Statements drafted from texts, waiting for an officer.

tray-hint = Read from texts by rules. Nothing here is signed. Compare each draft with its words before you sign it.
tray-empty = No drafts wait. “garant read” writes them into the folder “drafts” of this desk.
tray-caption = { $count ->
    [one] { $count } draft
   *[other] { $count } drafts
  }
tray-draft = Draft
tray-confidence = Sure
tray-no-text = The text is not in the tray, so its words cannot be shown.
tray-grounds = What it rests on: { $count ->
    [one] { $count } place
   *[other] { $count } places
  }
tray-forget = Throw away
tray-edit = Mend
tray-sign = Read and sign
tray-key-sign = Read the draft and sign it
tray-key-edit = Mend the draft
tray-key-forget = Throw the draft away
