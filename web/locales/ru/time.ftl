# Lengths of time and instants. Short: they stand in tables.

time-unknown = время неизвестно
time-days = { $days } сут
time-days-hours = { $days } сут { $hours } ч
time-hours = { $hours } ч
time-hours-minutes = { $hours } ч { $minutes } мин
time-minutes = { $minutes } мин
time-seconds = { $seconds } с
# $span is one of the above
time-in = через { $span }
time-ago = { $span } назад
time-due = срок { $away }
time-was-due = срок был { $away }
# One part of a duration such as “3 months”
time-unit = { $unit ->
    [years] { $count ->
        [one] { $count } год
        [few] { $count } года
        [many] { $count } лет
       *[other] { $count } года
      }
    [months] { $count ->
        [one] { $count } месяц
        [few] { $count } месяца
        [many] { $count } месяцев
       *[other] { $count } месяца
      }
    [weeks] { $count ->
        [one] { $count } неделя
        [few] { $count } недели
        [many] { $count } недель
       *[other] { $count } недели
      }
    [days] { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
      }
    [hours] { $count ->
        [one] { $count } час
        [few] { $count } часа
        [many] { $count } часов
       *[other] { $count } часа
      }
    [minutes] { $count ->
        [one] { $count } минута
        [few] { $count } минуты
        [many] { $count } минут
       *[other] { $count } минуты
      }
   *[seconds] { $count ->
        [one] { $count } секунда
        [few] { $count } секунды
        [many] { $count } секунд
       *[other] { $count } секунды
      }
  }
