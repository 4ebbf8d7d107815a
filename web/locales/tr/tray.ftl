# Statements drafted from texts, waiting for an officer.

tray-hint = Metinlerden kurallarla okundu. Burada hiçbir şey imzalı değil. Her taslağı imzalamadan önce sözleriyle karşılaştırın.
tray-empty = Bekleyen taslak yok. “garant read” onları bu masanın `drafts` klasörüne yazar.
tray-caption = { $count ->
    [one] { $count } taslak
   *[other] { $count } taslak
  }
tray-draft = Taslak
tray-confidence = Kesinlik
tray-no-text = Metin tepside değil; sözleri gösterilemez.
tray-grounds = Dayandığı: { $count ->
    [one] { $count } yer
   *[other] { $count } yer
  }
tray-forget = At
tray-edit = Düzelt
tray-sign = Oku ve imzala
tray-key-sign = Taslağı oku ve imzala
tray-key-edit = Taslağı düzelt
tray-key-forget = Taslağı at
