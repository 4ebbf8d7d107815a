# Meetings, their agendas and papers.

meetings-none = Defterde böyle bir toplantı yok.
meetings-caption = { $count ->
    [one] { $count } toplantı
   *[other] { $count } toplantı
  }
meetings-next = Sonraki tarih
meetings-agenda = Toplananlar arasında açık olanlar
meetings-agenda-none = Aralarında açık bir şey yok.
meetings-outcomes = Sonucu
meetings-item = Madde
meetings-why = Neden
meetings-of = Kimin
meetings-since = Ne zamandan beri
meetings-due = Vade
meetings-pack = Toplantı dosyası
meetings-pack-hint = Gündem, her tarafın tutumuyla açık olaylar, listeler, farklı okunan hatlar, kanıtlanabilecek olanlar. Tarafımızın okuyabildiği kadarıyla.
