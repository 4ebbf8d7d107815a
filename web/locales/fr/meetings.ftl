# Meetings, their agendas and papers.

meetings-none = Il n’y a pas de réunion de ce genre au journal.
meetings-caption = { $count ->
    [one] { $count } réunion
   *[other] { $count } réunions
  }
meetings-next = Prochaine date
meetings-agenda = Ce qui est ouvert entre ceux qui se réunissent
meetings-agenda-none = Rien n’est ouvert entre eux.
meetings-outcomes = Ce qui en est sorti
meetings-item = Point
meetings-why = Raison
meetings-of = De qui
meetings-since = Depuis
meetings-due = Échéance
meetings-pack = Dossier de réunion
meetings-pack-hint = Ordre du jour, incidents ouverts avec la position de chaque côté, registres, lignes lues différemment, ce qui peut être prouvé. Tel que notre partie peut le lire.
