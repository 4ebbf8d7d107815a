# The list of agreements, and the reader with its article cards.

agreements-which = Показать
agreements-which-all = все
agreements-which-ours = обязывающие нас
agreements-which-sealed = с закрытыми частями
agreements-which-open = оставляющие что-то открытым
agreements-search = Слова из заглавия или номера
agreements-none = Такого соглашения в журнале нет.
agreements-caption = { $count ->
    [one] { $count } соглашение
    [few] { $count } соглашения
    [many] { $count } соглашений
   *[other] { $count } соглашения
  }
agreements-title = Заглавие
agreements-binds = Кого обязывает
agreements-binds-nobody = Внесено регистратором из открытого источника: само по себе никого не обязывает
agreements-entered = Никого: внёс регистратор
agreements-accepted-by-nobody = Его ещё никто не принял
agreements-measures = Меры
agreements-left-open = Оставлено открытым
agreements-sealed = Закрытое соглашение
# $count: how many members are hidden from us. $measures: how many measures it has
agreements-sealed-parts = Закрыто частично: { $count ->
    [one] от нас скрыто { $count } поле
    [few] от нас скрыты { $count } поля
    [many] от нас скрыто { $count } полей
   *[other] от нас скрыто { $count } поля
  }. Что оно существует, его дату и число мер ({ $measures }) можно доказать.
agreements-gaps = { $count ->
    [one] Открытых мест в тексте: { $count }.
    [few] Открытых мест в тексте: { $count }.
    [many] Открытых мест в тексте: { $count }.
   *[other] Открытых мест в тексте: { $count }.
  }
agreements-accepts = { $party } принимает
agreements-rejects = { $party } отклоняет
agreements-through = (представитель: { $party })
agreements-accept = Принять от нашей стороны
agreements-reject = Отклонить от нашей стороны
agreements-zones = Зоны
agreements-sources = Источники
agreements-not-said = не сказано
agreements-leaves-open = Текст оставляет открытым: { $words }
agreements-notice-of = с уведомлением за { $span }
agreements-consent-of = с согласия: { $who }
agreements-report = Сообщить об исполнении: { $measure }
agreements-verify = Сказать, как исполняется: { $measure }
agreements-grade = { $grade ->
    [0] 0 · не начато
    [1] 1 · начато
    [2] 2 · сделано многое
   *[3] 3 · завершено
  }
agreements-reading = Чьё прочтение: { $party }
agreements-reading-text = Прочтение по самому тексту
agreements-apart = Прочтения расходятся до { $distance }
agreements-on-map = Показать на карте
agreements-not-drawn = Никто не начертил: здесь у него нет очертаний.
