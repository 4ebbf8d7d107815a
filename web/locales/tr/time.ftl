# Lengths of time and instants. Short: they stand in tables.

time-unknown = zamanı bilinmiyor
time-days = { $days } gün
time-days-hours = { $days } gün { $hours } sa
time-hours = { $hours } sa
time-hours-minutes = { $hours } sa { $minutes } dk
time-minutes = { $minutes } dk
time-seconds = { $seconds } sn
# $span is one of the above
time-in = { $span } sonra
time-ago = { $span } önce
time-due = vadesi { $away }
time-was-due = vadesi { $away } doldu
# One part of a duration such as “3 months”
time-unit = { $unit ->
    [years] { $count ->
        [one] { $count } yıl
       *[other] { $count } yıl
      }
    [months] { $count ->
        [one] { $count } ay
       *[other] { $count } ay
      }
    [weeks] { $count ->
        [one] { $count } hafta
       *[other] { $count } hafta
      }
    [days] { $count ->
        [one] { $count } gün
       *[other] { $count } gün
      }
    [hours] { $count ->
        [one] { $count } saat
       *[other] { $count } saat
      }
    [minutes] { $count ->
        [one] { $count } dakika
       *[other] { $count } dakika
      }
   *[seconds] { $count ->
        [one] { $count } saniye
       *[other] { $count } saniye
      }
  }
