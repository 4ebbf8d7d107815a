# Lengths of time and instants. Short: they stand in tables.

time-unknown = heure inconnue
time-days = { $days } j
time-days-hours = { $days } j { $hours } h
time-hours = { $hours } h
time-hours-minutes = { $hours } h { $minutes } min
time-minutes = { $minutes } min
time-seconds = { $seconds } s
# $span is one of the above
time-in = dans { $span }
time-ago = il y a { $span }
time-due = échéance { $away }
time-was-due = était dû { $away }
# One part of a duration such as “3 months”
time-unit = { $unit ->
    [years] { $count ->
        [one] { $count } an
       *[other] { $count } ans
      }
    [months] { $count ->
        [one] { $count } mois
       *[other] { $count } mois
      }
    [weeks] { $count ->
        [one] { $count } semaine
       *[other] { $count } semaines
      }
    [days] { $count ->
        [one] { $count } jour
       *[other] { $count } jours
      }
    [hours] { $count ->
        [one] { $count } heure
       *[other] { $count } heures
      }
    [minutes] { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
      }
   *[seconds] { $count ->
        [one] { $count } seconde
       *[other] { $count } secondes
      }
  }
