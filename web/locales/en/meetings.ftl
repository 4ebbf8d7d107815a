# Meetings, their agendas and papers.

meetings-none = There is no such meeting in the log.
meetings-caption = { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
  }
meetings-next = Next date
meetings-agenda = What is open between those who meet
meetings-agenda-none = Nothing is open between them.
meetings-outcomes = What came of it
meetings-item = Item
meetings-why = Why
meetings-of = Of whom
meetings-since = Since
meetings-due = Due
meetings-pack = Papers for the meeting
meetings-pack-hint = Agenda, open incidents with each side’s position, books, lines that are read differently, what can be proved. As our party may read it.
