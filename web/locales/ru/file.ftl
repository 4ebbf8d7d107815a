# Filing a notice, or amending one. A notice informs: no word here may read as leave to do something.

file-title = Подать уведомление
file-amend = Изменить уведомление
file-import = Загрузить файл
file-afresh = Начать заново
file-kept = То, что вы начали, сохранено.
file-kept-other = Вы начали другое уведомление; оно сохранено. «Начать заново» уберёт его.
file-sign = Прочесть и подписать
file-back = Назад

# Drawing
file-map = Карта для черчения. Таблица координат ниже делает то же с клавиатуры.
file-draw = Начертить
file-tool-area = район
file-tool-circle = круг
file-tool-corridor = коридор
file-tool-route = движение по маршруту
file-draw-none = Выберите фигуру, впишите положения ниже или загрузите файл.
file-draw-edit = Тяните вершину, чтобы сдвинуть её, сторону — чтобы добавить вершину; щелчок с Alt убирает вершину.
file-draw-area = Щёлкните каждую вершину; двойной щелчок замыкает район.
file-draw-circle = Щёлкните центр, затем край.
file-draw-corridor = Щёлкайте вдоль линии; двойной щелчок её заканчивает.
file-draw-route = Щёлкайте вдоль маршрута; двойной щелчок его заканчивает. Время следует из начала и скорости.
file-undo = Отменить
file-redo = Вернуть

# The time below the map
file-at = Карта на
file-at-all = всё время
file-at-reset = Всё время

# Where
file-where = Где
file-paste = Координаты или названия мест, по одному в строке
file-paste-hint = Градусы (сначала широта), градусы и минуты, координаты сетки или название любым письмом.
file-add = { $count ->
    [one] Добавить { $count } точку
    [few] Добавить { $count } точки
    [many] Добавить { $count } точек
   *[other] Добавить { $count } точки
  }
file-added = { $count ->
    [one] Добавлена { $count } точка.
    [few] Добавлены { $count } точки.
    [many] Добавлено { $count } точек.
   *[other] Добавлено { $count } точки.
  }
# $name: a place. $distance: how far it is
file-near = { $distance } от места { $name }
file-agrees = { $name } там и находится.
file-disagrees = { $name } в другом месте: расстояние { $distance }. Посмотрите ещё раз.
file-unknown-name = { $name }: такого места в здешних списках нет; не сравнивалось.
file-unread = Это не координаты, и места с таким именем здесь нет.
file-alike = похоже звучит
file-points = { $count ->
    [0] пока ничего
    [one] { $count } точка
    [few] { $count } точки
    [many] { $count } точек
   *[other] { $count } точки
  }
file-shape = Фигура
file-radius = Радиус (м)
file-buffer = В каждую сторону (м)
file-speed = Скорость (км/ч)
file-lower = Наименьшая высота (м)
file-upper = Наибольшая высота (м)
file-altitudes = Высоты над эллипсоидом WGS84; пусто — без предела.
file-drop-part = Убрать эту часть
file-own-window = У этой части своё время
file-lacking = { $count ->
    [one] Нужна ещё { $count } точка.
    [few] Нужны ещё { $count } точки.
    [many] Нужно ещё { $count } точек.
   *[other] Нужно ещё { $count } точки.
  }
file-holes = { $count ->
    [one] { $count } вырез в нём сохранён как есть.
    [few] { $count } выреза в нём сохранены как есть.
    [many] { $count } вырезов в нём сохранены как есть.
   *[other] { $count } выреза в нём сохранены как есть.
  }
# $number: which part of the notice
file-part-lacking = Часть { $number } ещё не закончена: укажите её точки или уберите её.
file-coordinates = Координаты
file-number = №
file-position = Координаты точки
file-when = Когда
file-height = Высота (м)
file-acts = Изменить
file-position-of = Координаты точки { $number }
file-when-at = Время в точке { $number }
file-height-at = Высота в точке { $number }
file-insert = Вставить точку после { $number }
file-up = Поднять точку { $number }
file-down = Опустить точку { $number }
file-drop = Убрать точку { $number }
file-all-points = Показать все точки: { $count }

# What it says
file-what = Что и когда
file-start = С
file-end = До
file-unbounded = без границы
file-clocks = По каким часам
file-to = Кому
file-to-nobody = Никому: оно стоит в журнале, и ни у кого не просят подтверждения.
file-purpose = Цель
file-text = Текст
file-language = Язык
file-more-text = Сказать и на другом языке
file-drop-text = Без этого языка
file-more = Ещё: имя, чрезвычайный случай, защищённое, скрытое, подтверждение
file-protected-hint = Объект, который видят только названные читатели. Остальные видят его область. Нужно согласие владельца.
file-region = Область, которую могут прочесть все
file-region-hint = Настолько крупная, насколько требует защита, например район.
file-hide = Скрыть от всех, кроме названных читателей
file-share = Названные читатели
file-filed-for-hint = Всегда скрыто.
file-reconfirm-none = не нужно

# What it meets
file-found = С чем пересекается
file-checking = смотрим …
file-not-checked = Сверить не удалось
file-nothing-drawn = Пока ничего не начерчено.
# $allowed: how far off would be ordinary
file-look-again = В тексте названо { $name }, до начерченного { $distance } (больше чем { $allowed }). Посмотрите ещё раз.
file-look-again-short = { $count ->
    [one] { $count } название в другом месте
    [few] { $count } названия в другом месте
    [many] { $count } названий в другом месте
   *[other] { $count } названия в другом месте
  }
file-look = Показать, где и когда
file-lead = Дано заблаговременно: { $span }
file-lead-unknown = неизвестно, начало не ограничено
file-lead-begun = нет, началось за { $span } до этого
file-lead-asked = требуется: { $span }
file-lead-short = меньше, чем требуется
file-as-of = Просмотрено в нашей собственной копии журнала, по состоянию на { $when }
file-away = Связи нет. Пересечения просмотрены в нашей копии по состоянию на { $when }.
file-away-short = наша копия устарела: связи нет
file-away-queues = Подписанное ждёт в очереди и уйдёт, когда вернётся связь.

# Asking the host about what others hide
file-probe = Спросить сервер о том, что скрывают другие
file-probe-what = Другие могут скрывать, где они; наша копия этого не знает, серверу это показано. Он отвечает, есть ли пересечение со скрытым, и никогда не говорит, где, когда и как близко.
file-probe-seen = Вы подписываете вопрос, место в нём скрыто. Он засчитывается, и владелец затронутого видит, что вы спросили. Ответ не даёт добра на действие.
file-probe-looks = { $left ->
    [0] На сегодня вопросов не осталось.
    [one] На сегодня остался { $left } вопрос.
    [few] На сегодня осталось { $left } вопроса.
    [many] На сегодня осталось { $left } вопросов.
   *[other] На сегодня осталось { $left } вопроса.
  }
file-probe-away = Связи нет: ответ придёт, когда она вернётся.
file-probe-waits = Спрошено; ответа сервера ещё нет.
file-probe-clear = В том, что показано серверу, не найдено ничего скрытого, с чем это пересекается.
file-probe-undetermined = Сервер не смог сказать: ему показано не всё скрытое.
file-probe-old = Вопрос был о том, что начерчено раньше.

# Files
file-import-hint = GeoJSON, KML, GPX, CSV или XLSX. Ничего не исправляется: о том, что не читается, сказано с местом в файле.
file-import-file = Файл
file-import-radius = Радиус точек, у которых он не указан (м)
file-import-buffer = Ширина линий, у которых она не указана (м)
file-came = { $count ->
    [0] Из него ничего нельзя взять.
    [one] Получено: { $count }.
    [few] Получено: { $count }.
    [many] Получено: { $count }.
   *[other] Получено: { $count }.
  }
file-refused = { $count ->
    [0] Отказов нет.
    [one] Отвергнуто: { $count }
    [few] Отвергнуто: { $count }
    [many] Отвергнуто: { $count }
   *[other] Отвергнуто: { $count }
  }
file-notes = { $count ->
    [one] Пропущено: { $count }
    [few] Пропущено: { $count }
    [many] Пропущено: { $count }
   *[other] Пропущено: { $count }
  }
file-unread-columns = Непрочитанные столбцы: { $columns }
file-one-by-one = Пройти все по одному (всего: { $count })
file-take = Взять это
file-no-place = без места
file-series = { $number } из { $count } в файле
file-skip = Следующее

# Amending
file-changes = Что меняет версия { $version }
file-no-changes = Пока ничего.

# After the signature
file-signed = Подписано: { $notice }
# $size: the size of the log
file-admitted-at = в нашей собственной копии при размере { $size }
file-verdict = Результат сверки на сервере: { $result }
file-verdict-waits = ещё нет
file-another = Подать ещё одно
file-next-left = { $count ->
    [one] Следующее: осталось { $count }
    [few] Следующее: осталось { $count }
    [many] Следующее: осталось { $count }
   *[other] Следующее: осталось { $count }
  }

# Keys
file-key-area = Начертить район
file-key-circle = Начертить круг
file-key-corridor = Начертить коридор
file-key-route = Начертить движение по маршруту
file-key-undo = Отменить последний шаг черчения
file-key-redo = Вернуть его
file-key-paste = Написать координаты
file-key-take = Взять подсказку
file-key-sign = Прочесть и подписать
file-key-import = Загрузить файл
file-key-next = Следующее из файла
file-key-all-times = Выйти из поля или показать на карте всё время
