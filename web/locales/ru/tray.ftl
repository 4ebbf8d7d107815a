# Statements drafted from texts, waiting for an officer.

tray-hint = Прочитано из текстов по правилам. Здесь ничего не подписано. Сравните каждый черновик с его словами, прежде чем подписать.
tray-empty = Черновиков нет. “garant read” пишет их в папку `drafts` этого пульта.
tray-caption = { $count ->
    [one] { $count } черновик
    [few] { $count } черновика
    [many] { $count } черновиков
   *[other] { $count } черновика
  }
tray-draft = Черновик
tray-confidence = Уверенность
tray-no-text = Текста в лотке нет, поэтому его слова показать нельзя.
tray-grounds = На чём основан: { $count ->
    [one] { $count } место
    [few] { $count } места
    [many] { $count } мест
   *[other] { $count } места
  }
tray-forget = Выбросить
tray-edit = Исправить
tray-sign = Прочесть и подписать
tray-key-sign = Прочесть черновик и подписать
tray-key-edit = Исправить черновик
tray-key-forget = Выбросить черновик
