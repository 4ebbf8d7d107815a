# The dialog before every signature.

sign-title = Прочтите, затем подпишите
# $party: who says it. $kind: a kind of statement, such as “notice”
sign-says = { $party } заявляет: { $kind }
sign-to = Кому: { $parties }
sign-by = Подпись: { $who }
sign-away = Сейчас сервер недоступен. Подписанное ждёт в очереди этого пульта и уйдёт, когда вернётся связь. Связи нет с { $when }.
sign-exactly = Что именно подписывается
sign-id = Номер заявления
sign-id-of = Номер заявления: { $id }
sign-hidden = скрыто
sign-none = не указано
sign-yes = да
sign-no = нет
sign-positions = { $count ->
    [one] { $count } точка
    [few] { $count } точки
    [many] { $count } точек
   *[other] { $count } точки
  }
sign-passphrase = Парольная фраза офицера
sign-no-key = На этом пульте нет ключа офицера: здесь ничего нельзя подписать.
sign-back = Назад, ничего не подписывать
sign-on = Прочесть и подписать
sign-again = Составить заново
sign-sign = Подписать
sign-unlock-and-sign = Разблокировать и подписать
sign-done = Подписано. Заявление в очереди этого пульта.
