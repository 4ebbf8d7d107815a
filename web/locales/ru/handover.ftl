# Notes for the next shift. They stay on this desk.

handover-title = Сдача дежурства
handover-new = Запись для следующей смены
handover-hint = Она начинается с того, что открыто сейчас; измените в ней любое слово. Она остаётся на этом пульте и никому не отправляется. Осталось знаков: { $left }.
handover-again = Начать заново с того, что открыто сейчас
handover-keep = Сохранить запись
handover-kept = Сохранено.
handover-notes = Записи, новейшие первыми
handover-none = Записей пока нет.
handover-print = Напечатать
# $zone: the name of the theatre’s time zone. $size: entries in our copy of the log
handover-head = Открыто у { $party }, { $day } { $clock } ({ $zone }), { $utc } UTC; записей в нашей копии: { $size }.
handover-more = и ещё на пульте дежурного: { $count }
handover-nothing-open = Ничего не ждёт.
