# The log explorer, and the page of one statement.

log-kind = Вид
log-kind-hint = Как в журнале, например notice/1
log-go-to = Открыть запись
log-go-to-hint = Её номер или номер заявления
log-all-parties = все стороны
log-entries = { $count ->
    [one] { $count } запись
    [few] { $count } записи
    [many] { $count } записей
   *[other] { $count } записи
  }
log-root = корень { $root }
log-none = Подходящих записей нет.
log-index = Запись
log-admitted = Внесено
log-about = О чём
log-signed = Кем подписано
log-root-key = корневой ключ
log-caption = Записи с { $newest } по { $oldest }
log-newest = Новейшие
log-older = Более ранние
