# Notes for the next shift. They stay on this desk.

handover-title = Nöbet devri
handover-new = Sonraki vardiya için not
handover-hint = Şu anda açık olanlarla başlar; her sözünü değiştirebilirsiniz. Bu masada kalır, kimseye gitmez. Kalan karakter: { $left }.
handover-again = Şu anda açık olanlarla yeniden başla
handover-keep = Notu sakla
handover-kept = Saklandı.
handover-notes = Notlar, en yenisi önce
handover-none = Henüz not yok.
handover-print = Yazdır
# $zone: the name of the theatre’s time zone. $size: entries in our copy of the log
handover-head = { $party } için açık olanlar, { $day } { $clock } ({ $zone }), { $utc } UTC; kopyamızdaki kayıt: { $size }.
handover-more = ve nöbet masasında { $count } tane daha
handover-nothing-open = Bekleyen bir şey yok.
