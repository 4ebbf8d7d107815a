# Incidents, positions, books and matches. Nothing here says who is right.

incidents-report = Сообщить об инциденте
incidents-waiting = { $count ->
    [one] { $count } инцидент ждёт нашей позиции
    [few] { $count } инцидента ждут нашей позиции
    [many] { $count } инцидентов ждут нашей позиции
   *[other] { $count } инцидента ждут нашей позиции
  }
incidents-books = Два списка за один день
incidents-day = Какой день
# $day: a date. $sides: whose books. $status: actual, exercise
incidents-day-label = { $day } · { $sides } · { $status }
incidents-import = Внесите список за день командой «garant book import» на этой машине; она читает CSV и XLSX, по пункту в строке.
incidents-pairs = Сообщения, которые могут быть об одном событии
incidents-all = Все инциденты
incidents-caption = { $count ->
    [one] { $count } инцидент, новейшие первыми
    [few] { $count } инцидента, новейшие первыми
    [many] { $count } инцидентов, новейшие первыми
   *[other] { $count } инцидента, новейшие первыми
  }
incidents-none = Такого инцидента в нашей копии журнала нет.
incidents-what = Что
incidents-when = Когда
incidents-where = Где
incidents-sides = Что говорят стороны
incidents-stands = Состояние

# $what: a kind of event. $party: who reported it
incident-heading = { $what }, сообщает { $party }
incident-sides = Что говорит каждая сторона
incident-no-sides = Никому не сообщено, и никто ничего о нём не сказал.
incident-no-word = слова пока нет
incident-other-word = Другое слово той же стороны
incident-waits = Ждут нашей позиции
incident-against = против кого: { $who }
# $how: signed, represented, reported. $party: who signed
incident-signed-by = { $how }: { $party }
incident-state = Заявить нашу позицию
incident-state-hint = Это слово нашей стороны рядом со словами других. Наше более позднее слово заменяет наше прежнее, но ничьё другое.
incident-headquarters-alone = Позицию заявляет только ключ штаба.
incident-we-say = Мы заявляем
incident-choose = выберите
incident-excluded-hint = С этого момента его координаты никому нигде не показываются.
incident-words = Словами
incident-happened = Что, по сообщению, произошло
# $unit: minute, hour, day
incident-precise-to = точность: { $unit }
incident-where-hidden = место от нас скрыто
incident-where-disclosed = место нам раскрыто
incident-where-uncoordinated = по сообщению, исключённая группа: без координат
incident-by = Кто это сделал
incident-answerable = С кого за это спрашивают
incident-reporter = Кем сообщено
incident-entered = Внесено
incident-hidden = Скрыто
incident-hidden-members = { $count ->
    [one] от нас скрыто { $count } поле
    [few] от нас скрыты { $count } поля
    [many] от нас скрыто { $count } полей
   *[other] от нас скрыто { $count } поля
  }
incident-findings = Выводы
incident-occurrence = Было ли это
incident-breach = Было ли это нарушением
incident-attribution = Чьё это
incident-confidence = Степень уверенности
incident-dissent = Особое мнение, { $who }: { $text }
incident-owed = Что следует
incident-owed-by = кто обязан: { $who }
incident-agreed = обязанный согласен с этим
incident-not-reported = об этом ничего не сообщено
incident-access = Не допущены к месту
incident-minutes = { $count ->
    [one] потеряна { $count } минута
    [few] потеряны { $count } минуты
    [many] потеряно { $count } минут
   *[other] потеряно { $count } минуты
  }
incident-minutes-unknown = сколько времени потеряно, неизвестно
incident-nearby = Действовавшие рядом уведомления
incident-within = В пределах { $distance }, насколько точно известно место.
incident-no-notice = Нет таких, которые нам положено читать.
incident-nearby-hidden = { $count ->
    [one] { $count } действовавшее тогда уведомление скрывает своё место.
    [few] { $count } действовавших тогда уведомления скрывают своё место.
    [many] { $count } действовавших тогда уведомлений скрывают своё место.
   *[other] { $count } действовавшего тогда уведомления скрывают своё место.
  }
incident-acknowledged-then = К тому времени знали: { $parties }
incident-filed = Подано { $when }
incident-measures = О каких мерах речь
incident-measure-named = названа в сообщении
incident-evidence = Доказательства
incident-held-by = У кого хранится: { $party }
incident-matches = О чём сказано, что это то же или не то же
incident-merged = Объединены с этим: { $incident }
incident-merged-into = Объединён с: { $incident }
incident-timeline = Что сделано
# A party entered the incident
incident-entered-it = внесено этой стороной
incident-step = Сделать шаг
incident-which-step = Какой шаг

report-basis = Откуда мы знаем
report-when-hint = Так точно, как вы знаете
report-clocks = По чьим часам
report-time-precision = Время известно с точностью
report-precision = Насколько известно место
report-district = Район
report-district-hint = Самое большее, что показывается, когда место скрыто или неизвестно
report-text = Что произошло
report-to = Кому сообщить: от каждого ждут позиции
report-hide = Скрыть от всех, кроме тех, кому открыто

books-title = Список
books-none = В нашей копии журнала списков нет.
books-no-other = Списка другой стороны за этот день в журнале нет.
books-no-items = Ни в одном из двух нет пунктов.
books-nothing-to-match = Пункты сопоставляют там, где их приводят обе стороны. В списке из одних чисел их нет.
books-caption = Пункты двух списков и какие из них — одно событие
books-match = Это одно событие?
books-alone = только в одном списке
books-apart = { $count ->
    [one] { $count } пара, о которой кто-то сказал, что это два события
    [few] { $count } пары, о которых кто-то сказал, что это два события
    [many] { $count } пар, о которых кто-то сказал, что это два события
   *[other] { $count } пары, о которых кто-то сказал, что это два события
  }
books-no-time = время не указано
# How alike two reports are, never a place or people
books-alike = сходство: { $score } из { $most }
books-rivals = { $count ->
    [one] { $count } другая пара почти так же вероятна
    [few] { $count } другие пары почти так же вероятны
    [many] { $count } других пар почти так же вероятны
   *[other] { $count } другой пары почти так же вероятны
  }
books-also = подтверждено также с { $things }
books-same = Одно событие
books-different = Разные события
books-unknown = неизвестно
books-total-by = по прочтению
books-rest = место не указано: { $count }
books-not-adding = Сумма по местам { $sum }, всего указано { $total }.
books-lists = { $count ->
    [one] приводит { $count } пункт
    [few] приводит { $count } пункта
    [many] приводит { $count } пунктов
   *[other] приводит { $count } пункта
  }
books-counts-alone = только числа
books-reported = внесено регистратором
books-says-nothing = ничего не сказано о: { $count }
books-reply = Ответить числами
books-reply-hint = Сколько его пунктов мы подтверждаем и что говорим об остальных. Сам список остаётся таким, каким опубликован.

match-minutes-apart = разница { $minutes } мин
match-overlap = время совпадает в пределах { $hours } ч
match-overlap-long = время совпадает, но в пределах более 12 ч
match-km-apart = расстояние { $distance } км
match-same-name = то же название места
match-alike = похоже звучащие названия мест
match-same-district = тот же район
match-unspecified = не указано, что произошло
match-same-kind = тот же вид события
match-family = виды одного рода
match-different-kinds = разные виды событий
