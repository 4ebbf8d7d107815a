# Checking a proof that somebody handed over.

verify-hint = Проверяется только на этой машине, без сервера и без сети.
verify-drop = или перетащите доказательство сюда
verify-choose = Выбрать файл
verify-other-key = Проверить ключом другого журнала
verify-key = Ключ проверки
verify-key-hint = Как его опубликовал владелец журнала: name+hash+key. Без него берётся ключ, которому доверяет этот пульт.
verify-holds = Доказательство верно.
verify-fails = Доказательство не сходится.
verify-fails-hint = Не полагайтесь ни на что в этом файле. Сохраните его и спросите того, кто его передал, откуда он.
verify-log = Журнал
verify-our-key = { $log }, по ключу, которому доверяет этот пульт
verify-given-key = { $log }, по указанному выше ключу, о котором этот пульт ничего не знает
verify-checkpoint = При размере и корне
verify-subject = Показывает
verify-other = И
verify-authority = { $count ->
    [one] { $count } заявление, дающее полномочия
    [few] { $count } заявления, дающих полномочия
    [many] { $count } заявлений, дающих полномочия
   *[other] { $count } заявления, дающего полномочия
  }
verify-words = { $count ->
    [one] { $count } слово сервера
    [few] { $count } слова сервера
    [many] { $count } слов сервера
   *[other] { $count } слова сервера
  }
verify-reasons = Что проверено
verify-reason-checkpoint-signed = Контрольная точка подписана ключом журнала.
verify-reason-entries-in-tree = Каждая запись есть в дереве, которое закреплено контрольной точкой.
verify-reason-entry-in-tree = Запись есть в дереве, которое закреплено контрольной точкой.
verify-reason-keys-from-charter = Записи в своём порядке дают ключи, которые действовали.
verify-reason-signatures-and-authority = Каждое заявление подписано такими ключами, с полномочиями, которых требует его вид.
verify-reason-charter-names-key = Показанный устав называет ключ, подписавший контрольную точку.
verify-reason-host-words-signed = Слова сервера подписаны ключом, который называет для них устав.
verify-reason-first-entries-of-log = Это все первые записи журнала, ни одна не пропущена.
verify-reason-signatures-and-rules = Каждая запись подписана и соблюдает правила.
verify-reason-none-left-out-by-the-instant = В конце не пропущено ни одной записи за нужное время.
verify-reason-question-asked-again = Вопрос задан этим записям заново, и ответ тот же.
verify-not-shown = Чего такой файл показать не может
verify-not-later-revocation = Не был ли позже отозван использованный ключ.
verify-not-further-receipts = Нет ли подтверждений, кроме тех, что в нём.
verify-not-later-entries = Что было сказано после его контрольной точки.
verify-not-entries-after-the-instant = Что было сказано после нужного времени.
verify-not-told-outside-the-log = Не был ли кто-то уведомлён иначе, чем через журнал.
verify-not-authority = Были ли у подписавших полномочия.
verify-not-signatures = Верны ли подписи самого заявления.
