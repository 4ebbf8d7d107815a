# The map and the time.

# On every map
map-nearer = Ближе
map-further = Дальше
map-all = Показать всё
map-north = С
map-north-up = Север вверху
map-source = Основа: Natural Earth (общественное достояние). Границы показаны условно.
map-km = { $length } км
map-m = { $length } м
map-conflict = конфликт
# The text’s own reading of a zone, against the readings of parties
map-reading-text = как в тексте
# On the line of a zone: its title, and whose reading the line is
map-reading-on-line = { $zone }: { $who }

# The page
map-title = Карта и время
map-label = Карта: стрелки двигают её, плюс и минус меняют масштаб. Таблица рядом говорит то же самое.
map-filters = Что показано
map-filter-all = Все
map-filter-text = Текст
map-filter-party = Сторона
map-filter-kind = Вид уведомления
map-filter-status = Статус
map-filter-agreement = Зоны соглашения
map-layers = На карте
map-layer-notices = Уведомления
map-layer-conflicts = Конфликты
map-layer-incidents = Инциденты
map-layer-zones = Зоны
map-layer-borders = Условные границы
map-layer-places = Названия
map-layer-graticule = Градусы
# $party is our own party
map-ours = Только то, что касается нас
map-with-later = То, что ещё предстоит

# Whose picture it is
map-known-to = Как известно стороне
map-known-now = Мы, сейчас
# Before the party’s name; “at” and the time follow
map-known = Как известно стороне { $party } на момент { $when }
map-known-means = Только то, что эта сторона к тому времени сказала сама или что было ей сообщено, насколько нам положено читать. Это не говорит о том, что она видела.
map-known-back = Вернуться к нашей картине

# The time
map-time = Время
map-instant = Момент
map-now = Сейчас
map-play = Пуск
map-pause = Пауза
map-space = пробел
# How fast it plays: $minutes of the theatre’s time in each second
map-speed = { $minutes ->
    [60] 1 ч/с
    [360] 6 ч/с
    [1440] 1 сут/с
   *[other] { $minutes } мин/с
  }
map-speed-hint = Сколько времени района проходит за секунду
map-before = Предыдущее изменение
map-next = Следующее изменение
map-next-conflict = Следующий конфликт
map-span = Отрезок
map-span-6h = 6 часов
map-span-1d = 1 день
map-span-7d = 7 дней
map-span-30d = 30 дней
map-span-all = всё
map-key-play = Пуск или пауза
map-key-step = Шаг вперёд
map-key-step-back = Шаг назад
map-key-change = К следующему изменению
map-key-change-before = К предыдущему изменению
map-key-conflict = К следующему конфликту
map-key-conflict-before = К предыдущему конфликту
map-key-now = Вернуться к текущему времени
map-key-let-go = Снять выбор

# The table and the card
map-rows = { $count ->
    [one] { $count } строка, как на карте
    [few] { $count } строки, как на карте
    [many] { $count } строк, как на карте
   *[other] { $count } строки, как на карте
  }
map-more = { $count ->
    [one] Ещё { $count } строка. Сузьте показ, чтобы увидеть её.
    [few] Ещё { $count } строки. Сузьте показ, чтобы увидеть их.
    [many] Ещё { $count } строк. Сузьте показ, чтобы увидеть их.
   *[other] Ещё { $count } строки. Сузьте показ, чтобы увидеть их.
  }
map-nothing-now = В этот момент ни одно уведомление не действует.
map-what = Что
map-whose = Чьё
map-when = Когда
map-where = Где
map-later = предстоит
map-always = время не указано
map-open-end = открыто
map-unknown-time = время неизвестно
map-chosen = Что выбрано
map-not-here = На карте этого нет.
map-go-there = Перейти к этому времени
map-altitude = Высота
map-any-altitude = любая высота
map-above = от { $lower }
map-below = до { $upper }
map-between = от { $lower } до { $upper }
map-hidden = скрыто от нас
map-of-operator = Этот полёт заявил серверу оператор беспилотников. Своей страницы у него нет: это всё, что о нём известно.
map-told-to = Кому адресовано
map-conflict-of = Конфликт двух уведомлений
map-closest = Ближе всего
map-withheld = Скрыто
map-said-by = Кем сказано
map-precision = Точность
map-place = Место
map-agreement = Соглашение
map-bound = Кого обязывает
map-silent = Не высказались
map-apart = Прочтения расходятся до
map-because = Почему начерчено не всё
map-note = Примечание
map-readings = Прочтения
map-accepted-by = кем принято: { $parties }
map-rejected-by = кем отклонено: { $parties }
map-unplaced = { $count ->
    [one] без места на карте: { $count }
    [few] без места на карте: { $count }
    [many] без места на карте: { $count }
   *[other] без места на карте: { $count }
  }
map-left-out = Не показано: уведомлений { $notices }, инцидентов { $incidents }, зон { $zones }.

# The legend
map-legend = Знаки на карте
map-legend-conflict = конфликт: жирно, пока двое пересекаются
map-legend-incident = инцидент
map-legend-moving = в пути: где находится, и полоса отступа
map-legend-protected = защищённый объект: двойной край
map-legend-hatched = по одному прочтению да, по другому нет
map-legend-borders = Границы показаны условно. Их изображение не выражает никакой позиции.
