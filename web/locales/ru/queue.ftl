# What this desk signed, and how far each statement has come.

queue-title = Очередь
queue-hint = Что подписал этот пульт. Внесённым считается только то, что есть в нашей собственной проверенной копии журнала.
queue-empty = Здесь ещё ничего не подписано.
queue-when = Подписано
queue-what = Что
queue-to = Кому
queue-by = Кем
queue-by-officer = офицер
queue-by-machine = ключ машины этого пульта
queue-state = Состояние
# $size: how many entries the log had with it
queue-state-signed = подписано, ещё не отправлено
queue-state-sent = отправлено, квитанция получена
queue-state-admitted = внесено, размер журнала { $size }
queue-state-refused = сервер отказал
queue-state-expired = срок истёк, не отправлено
queue-until = последний срок отправки { $away }
queue-refused-hint = Сервер подписал этот отказ; он хранится здесь вместе с заявлением. Исправьте то, о чём в нём сказано, и подпишите заново.
queue-set-aside = Убрать
