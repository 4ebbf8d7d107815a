# The duty desk, the first screen, and the alarms above every page.

duty-title = Пульт дежурного
duty-level = Чей уровень
duty-all-levels = Все уровни
duty-lines = Что ждёт дежурного офицера
duty-looked = просмотрено в { $clock }
duty-nothing = Этот уровень ничего не ждёт. По состоянию на
duty-nothing-hint = То, о чём здесь не сказано, всё же может быть.
duty-handover = От прошлой смены, { $away } ({ $duty }):
duty-handover-all = Все записи

# Headings, the most pressing first
duty-group-stop = СТОП
duty-group-now = Сейчас
duty-group-overdue = Просрочено
duty-group-due = Срок идёт
duty-group-open = Открыто
duty-head-what = Что
duty-head-other = С кем
duty-head-why = Почему здесь
duty-head-time = С какого и до какого времени
duty-head-do = Что делать

# What a line is about
duty-sort-stop_call = СТОП
duty-sort-call = Вызов
duty-sort-reply_owed = Ждут ответа
duty-sort-receipt = Уведомление нам
duty-sort-objection = Наше уведомление
duty-sort-conflict = Конфликт
duty-sort-incident = Инцидент
duty-sort-commitment = Обязательство
duty-sort-request = Запрос
duty-sort-reconfirm = Наше уведомление
duty-sort-channel = Линия
duty-sort-gap = Оставлено открытым

# The same, counted
duty-count-stop_call = { $count ->
    [one] { $count } вызов СТОП
    [few] { $count } вызова СТОП
    [many] { $count } вызовов СТОП
   *[other] { $count } вызова СТОП
  }
duty-count-call = { $count ->
    [one] { $count } вызов
    [few] { $count } вызова
    [many] { $count } вызовов
   *[other] { $count } вызова
  }
duty-count-reply_owed = { $count ->
    [one] { $count } ответ за нами
    [few] { $count } ответа за нами
    [many] { $count } ответов за нами
   *[other] { $count } ответа за нами
  }
duty-count-receipt = { $count ->
    [one] { $count } уведомление без подтверждения
    [few] { $count } уведомления без подтверждения
    [many] { $count } уведомлений без подтверждения
   *[other] { $count } уведомления без подтверждения
  }
duty-count-objection = { $count ->
    [one] { $count } возражение или вопрос
    [few] { $count } возражения или вопроса
    [many] { $count } возражений или вопросов
   *[other] { $count } возражения или вопроса
  }
duty-count-conflict = { $count ->
    [one] { $count } конфликт
    [few] { $count } конфликта
    [many] { $count } конфликтов
   *[other] { $count } конфликта
  }
duty-count-incident = { $count ->
    [one] { $count } инцидент
    [few] { $count } инцидента
    [many] { $count } инцидентов
   *[other] { $count } инцидента
  }
duty-count-commitment = { $count ->
    [one] { $count } обязательство
    [few] { $count } обязательства
    [many] { $count } обязательств
   *[other] { $count } обязательства
  }
duty-count-request = { $count ->
    [one] { $count } запрос
    [few] { $count } запроса
    [many] { $count } запросов
   *[other] { $count } запроса
  }
duty-count-reconfirm = { $count ->
    [one] { $count } уведомление подтвердить вновь
    [few] { $count } уведомления подтвердить вновь
    [many] { $count } уведомлений подтвердить вновь
   *[other] { $count } уведомления подтвердить вновь
  }
duty-count-channel = { $count ->
    [one] { $count } линия
    [few] { $count } линии
    [many] { $count } линий
   *[other] { $count } линии
  }
duty-count-gap = { $count ->
    [one] { $count } текст с открытыми местами
    [few] { $count } текста с открытыми местами
    [many] { $count } текстов с открытыми местами
   *[other] { $count } текста с открытыми местами
  }

# Why a line is here. $level: headquarters, sector or unit. $count: how many
duty-why-rings = Вызывается; никто не принял
duty-why-not_taken = Не принят; перезвоните
duty-why-recorded = Внесено позже
duty-why-ours_not_taken = Мы вызывали; никто не принял
duty-why-asked = Ждёт нашего ответа
duty-why-promised = Мы обещали ответ
duty-why-not_acknowledged = Наш уровень не подтвердил получение: { $level }
duty-why-objects = Они возражают
duty-why-unable = Они не могут выполнить
duty-why-queried = Они спрашивают
duty-why-not_clear = { $count ->
    [one] Пересекается с другим уведомлением, или мера говорит против ({ $count })
    [few] Пересекается с другими уведомлениями или мерами: { $count }
    [many] Пересекается с другими уведомлениями или мерами: { $count }
   *[other] Пересекается с другими уведомлениями или мерами: { $count }
  }
duty-why-undetermined = Не удалось установить
duty-why-no_position = Ожидается наша позиция
duty-why-overdue = Это за нами; срок истёк
duty-why-due_soon = Это за нами; срок подходит
duty-why-contested = Оспаривается, что мы это соблюдаем
duty-why-no_reply = Ждёт нашего ответа
duty-why-confirm_again = Нужно подтвердить вновь
duty-why-silent = Линия молчит
duty-why-failed_test = Проверка линии не удалась
duty-why-untested = Линия не проверена в срок
duty-why-left_open = { $count ->
    [one] Открытых мест в тексте: { $count }
    [few] Открытых мест в тексте: { $count }
    [many] Открытых мест в тексте: { $count }
   *[other] Открытых мест в тексте: { $count }
  }
duty-since = с { $when }
duty-ends = кончается { $away }

# What one may do about a line; also in the list of keys
duty-doing = Что можно сделать с отмеченной строкой
duty-mark-one = Отметьте строку стрелками или клавишами j и k; её клавиши появятся здесь.
duty-do-take = Принять вызов
duty-do-acknowledge = Получено
duty-do-relay = Передано нами
duty-do-disseminate = Доведено
duty-do-query = Спросить
duty-do-object = Возразить
duty-do-unable = Не можем
duty-do-answer = Ответить
duty-do-report = Сообщить
duty-do-confirm = Остаётся в силе
duty-do-open = Открыть
duty-do-telephones = Телефоны
duty-answered-signed = Подписано здесь, ждёт связи
duty-answered-sent = Принято сервером, ещё не у нас
duty-answered-admitted = В журнале
duty-answered-refused = Отказано:
duty-answered-expired = Не внесено в срок. Заявите ещё раз.

# Words that are asked for before signing
duty-ask-relay = Нижестоящему уровню передано
duty-ask-query = Спросить об этом уведомлении
duty-ask-object = Возразить против этого уведомления
duty-ask-unable = Мы не можем выполнить
duty-ask-report = Сообщить о том, что за нами
duty-ask-answer = Ответить на этот запрос
duty-relay-hint = Вы подписываете на своём уровне ({ $level }), что это передано. Слово самого подразделения остаётся отдельным.
duty-relay-unit = Какому подразделению передано
duty-relay-unit-hint = Его позывной, никогда не имя человека
duty-relay-read-back = Повторено обратно
duty-choice-relay = Как передано
duty-choice-report = Как далеко дело
duty-choice-answer = Наш ответ
duty-words = Словами

# The alarm
duty-stop = СТОП
duty-stops = Вызовы СТОП, которые никто не принял
duty-stop-title = СТОП · { $party }
duty-stop-calls = { $party } вызывает нас.
duty-stop-open = Открыть вызов
duty-stop-no-text = Слов не передано.
duty-stop-rings = Вызывается, уровень: { $level }, место { $place }
duty-stop-last = Через { $span } в графиках никого не останется.
duty-stop-nobody-left = В графиках никого не осталось. Принимает тот, кто на месте.
duty-stop-missed = Они говорят, что никто не ответил. Примите и перезвоните.
duty-stop-failed = Они говорят, что линия не сработала. Примите и перезвоните.
duty-take = Принять
duty-take-unlock = Разблокировать и принять
duty-mute = Без звука 30 с
duty-sound-blocked = Звука ещё нет: нажмите любую клавишу или щёлкните.
duty-sound-muted = Без звука 30 с; тревога остаётся.
duty-key-stop = Сделать вызов СТОП
duty-key-take = Принять вызов СТОП
duty-key-mute = Отключить звук тревоги на 30 с
duty-refused = Журнал, который показал сервер, не может быть верным
duty-refused-evidence = Из него больше ничего не берётся и ему ничего не отправляется; страницы показывают последнюю верную копию. Доказательства хранятся в { $file }
duty-refused-do = Не полагайтесь на сервер. Позвоните другим сторонам, назовите им код выше и сравните, что было показано каждой.
duty-telephones = Телефоны дежурных
duty-away-long = Связи нет: { $span }. Вы видите состояние на { $clock }. СТОП передавайте по телефону:
duty-clock-slow = Часы этого компьютера отстают от часов сервера: { $span }. Установите верное время: оно стоит в том, что вы подписываете.
duty-clock-fast = Часы этого компьютера спешат относительно часов сервера: { $span }. Установите верное время: оно стоит в том, что вы подписываете.
duty-no-key = На этом пульте нет ключа офицера. Он показывает всё и ничего не подписывает.
