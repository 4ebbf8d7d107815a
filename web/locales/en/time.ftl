# Lengths of time and instants. Short: they stand in tables.

time-unknown = time unknown
time-days = { $days } d
time-days-hours = { $days } d { $hours } h
time-hours = { $hours } h
time-hours-minutes = { $hours } h { $minutes } min
time-minutes = { $minutes } min
time-seconds = { $seconds } s
# $span is one of the above
time-in = in { $span }
time-ago = { $span } ago
time-due = due { $away }
time-was-due = was due { $away }
# One part of a duration such as “3 months”
time-unit = { $unit ->
    [years] { $count ->
        [one] { $count } year
       *[other] { $count } years
      }
    [months] { $count ->
        [one] { $count } month
       *[other] { $count } months
      }
    [weeks] { $count ->
        [one] { $count } week
       *[other] { $count } weeks
      }
    [days] { $count ->
        [one] { $count } day
       *[other] { $count } days
      }
    [hours] { $count ->
        [one] { $count } hour
       *[other] { $count } hours
      }
    [minutes] { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
      }
   *[seconds] { $count ->
        [one] { $count } second
       *[other] { $count } seconds
      }
  }
