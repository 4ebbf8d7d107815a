# Meetings, their agendas and papers.

meetings-none = Такой встречи в журнале нет.
meetings-caption = { $count ->
    [one] { $count } встреча
    [few] { $count } встречи
    [many] { $count } встреч
   *[other] { $count } встречи
  }
meetings-next = Следующая дата
meetings-agenda = Что открыто между участниками
meetings-agenda-none = Между ними ничего не открыто.
meetings-outcomes = Чем кончилось
meetings-item = Пункт
meetings-why = Почему
meetings-of = Чьё
meetings-since = С
meetings-due = Срок
meetings-pack = Материалы к встрече
meetings-pack-hint = Повестка, открытые инциденты с позицией каждой стороны, списки, линии, которые читают по-разному, что можно доказать. В пределах того, что положено читать нашей стороне.
