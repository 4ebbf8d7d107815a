# The frame of every page: navigation, the state of line, log, queue and key, help.

shell-skip = К содержанию
shell-close = Закрыть
shell-waiting = Минуту …
shell-nowhere = Такой страницы нет.
shell-navigation = Страницы
shell-language = Язык
shell-informs = Уведомление сообщает. Оно никогда не разрешение, и ничто на этом пульте не разрешение.
shell-absence = Отсутствие уведомления не лишает никого защиты и ничего не разрешает.

shell-enter = Войти
shell-enter-hint = Откройте адрес, который пульт показал при запуске, или войдите с парольной фразой офицера.

# Sections and pages
shell-section-watch = Дежурство
shell-section-register = Реестр
shell-section-record = Документы
shell-section-desk = Этот пульт
shell-page-duty = Пульт дежурного
shell-page-map = Карта и время
shell-page-file = Подать уведомление
shell-page-calls = Вызовы
shell-page-notices = Уведомления
shell-page-incidents = Инциденты и списки
shell-page-agreements = Соглашения
shell-page-meetings = Встречи
shell-page-register = Весь реестр
shell-page-tray = Черновики из текстов
shell-page-reports = Отчёты
shell-page-verify = Проверить доказательство
shell-page-log = Журнал
shell-page-queue = Очередь
shell-page-handover = Сдача дежурства
shell-page-settings = Настройки
shell-page-notice = Уведомление
shell-page-call = Вызов
shell-page-channel = Линия
shell-page-incident = Инцидент
shell-page-book = Списки
shell-page-agreement = Соглашение
shell-page-meeting = Встреча
shell-page-statement = Заявление
shell-page-say = Сделать заявление

# How line, log, queue and key stand. $span is a length of time such as “2 min”
shell-desk-gone = Программа пульта на этой машине не отвечает. Запустите её снова.
shell-line-open = Связь есть
shell-line-away = Связи нет: { $span }
shell-line-none = Пульт не отвечает
shell-line-stopped = Журнал отвергнут
shell-log = Журнал: { $size }
shell-log-hint = Записи в нашей собственной проверенной копии и время с последней связи с сервером
shell-as-of = связь { $span } назад
shell-witnesses = Свидетели: { $cosigned } из { $wanted }
shell-objections = { $count ->
    [one] { $count } возражение
    [few] { $count } возражения
    [many] { $count } возражений
   *[other] { $count } возражения
  }
shell-queue = { $count ->
    [0] Очередь пуста
   *[other] В очереди: { $count }
  }
shell-queue-bad = { $count ->
    [one] { $count } заявление не принято в журнал
    [few] { $count } заявления не приняты в журнал
    [many] { $count } заявлений не принято в журнал
   *[other] { $count } заявления не принято в журнал
  }
shell-no-key = Здесь нет ключа офицера
shell-locked = Ключ заблокирован
shell-lock = Заблокировать
shell-lock-in = Заблокировать ({ $span })
shell-lock-hint = Заблокировать ключ офицера. По истечении указанного времени он блокируется сам.

# Keys
shell-help = Клавиши
shell-key-help = Показать все клавиши
shell-key-lock = Заблокировать ключ офицера
shell-key-next-row = Следующая строка
shell-key-row-before = Предыдущая строка
shell-key-open-row = Открыть строку
