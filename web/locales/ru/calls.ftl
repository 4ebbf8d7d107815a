# Calls: making, taking, saying, reading back; lines and their rosters; the duty telephones.

calls-title = Вызовы
calls-all = Вызовы, новейшие первыми
calls-none = Такого вызова в журнале нет.
calls-lines = Линии
calls-no-line = Наших линий в журнале нет.
calls-back = Назад
calls-record-short = Внести вызов по телефону
calls-telephones = Телефоны дежурных
calls-key-stop = Сделать вызов СТОП
calls-key-urgent = Сделать срочный вызов
calls-key-routine = Сделать обычный вызов
calls-key-test = Проверить линию
calls-key-telephones = Телефоны дежурных

# Making a call. $urgency: a word such as “STOP”. $party: who is called. $line: the line’s title
calls-make = Новый вызов: { $urgency }
calls-record = Вызов, сделанный по телефону: { $urgency }
calls-to-on = кому: { $party }, линия: { $line }
calls-away = Сервер недоступен. Подписанный здесь вызов ни у кого не прозвучит, пока нет связи. Позвоните по телефону сейчас и внесите вызов потом.
calls-reached-nobody = То, что ждёт здесь, ещё ни до кого не дошло. Если ждать нельзя, звоните:
calls-happened-utc = Когда вы вызывали (UTC)
calls-text = Что вы говорите
calls-place = Где
calls-place-hint = 35.8644 36.8052 (сначала широта), 35°51′52″N 36°48′19″E, координаты сетки, имя или имя и координаты
calls-place-back = Где, как вы услышали
calls-they-said = Они сказали: { $place }
calls-more = Линия, язык, о чём речь
calls-line = Линия
calls-whom = Кого вы вызываете
calls-language = Язык ваших слов
calls-about = О чём речь
calls-about-hint = Например notice:un/convoy-1; несколько через пробел
calls-reply-by = Ответ нужен до (UTC)
calls-promised-by = Мы обещаем ответ до (UTC)
calls-hide = Скрыть слова и место от всех, кроме двух сторон

# A place, read and compared. $name: a place’s name. $distance: such as “850 m”
calls-read-as = Прочитано как { $position }
calls-name-agrees = { $name } там и находится
calls-name-disagrees = { $name } не там: расстояние { $distance }. Что имеется в виду?
calls-unknown-name = Указатель мест не знает этого имени.
calls-sounds-alike = (похоже звучит)
calls-place-unread = Это не координаты, и места с таким именем здесь нет. Будет отправлено как написано.
calls-nearest = ближайшее: { $name }, { $distance }
# $one and $other: name, position or grid
calls-disagrees = между { $one } и { $other } — { $distance }
calls-way-name = имя
calls-way-position = координаты
calls-way-mgrs = координаты сетки
calls-bad-grid = координаты сетки не обозначают никакого квадрата
calls-not-read-back = Не повторено: { $place }
calls-back-far = { $distance } от сказанного
calls-back-no-position = вернулось только имя вместо
calls-back-other-name = другое имя вместо
calls-back-alike = Как было сказано.
calls-back-near = Как было сказано, расстояние { $distance }.
calls-added = Этого никто не говорил: { $place }

# The list of calls
calls-when = Когда
calls-urgency = Срочность
calls-from-to = От кого, кому
calls-arrow = →
calls-said = Сказано
calls-stands = Состояние
calls-owed = За кем ответ
calls-never-taken = Никто не принял

# A line
calls-between = Между кем
calls-means = Средство
calls-declared = Объявлено
calls-observed = Наблюдалось
calls-tested = Проверена
calls-declared-nothing = Никто ничего не объявлял.
calls-observed-nothing = Ничего не наблюдалось.
calls-source-word = (их слово)
calls-source-call = (показал вызов)
calls-source-clock = (по сроку)
calls-untested = Не проверялась ни разу.
calls-test-open = ответа ещё нет
calls-tests = Проверки, новейшие первыми
calls-showed = Что показала
calls-on-duty = На дежурстве: { $party }
calls-nobody-named = Никто не назван.
calls-answer-within = СТОП переходит дальше через
calls-line-test = Проверить её
calls-line-word = Сказать, какова она
calls-line-roster = Указать, кто на дежурстве
calls-word = Наше слово
calls-we-observes = Мы наблюдаем:
calls-we-declares = Мы объявляем её:
calls-words-optional = Словами, если хотите
calls-roster-hint = Дежурные должности, никогда не люди, в том порядке, в котором их вызывают. СТОП идёт по списку вниз: штаб, затем сектор, затем подразделение.
calls-roster-numbers = Укажите номер для каждой дежурной должности или ни для одной.
calls-roster-more = Ещё одна
calls-number-optional = Номер, только для сторон этой линии
calls-duty = Должность
calls-level = Уровень

# One call
calls-words = Что было сказано
calls-taken-by = кем принят: { $duty }
calls-form-call = вызывает
calls-form-word = говорит
calls-form-translation = переводит
calls-form-read_back = повторяет
calls-form-reply = отвечает
# $number: the number of earlier words in the same call
calls-of = на № { $number }
calls-happened = по телефону, { $when }
calls-hidden = Его слова только для двух сторон.
calls-no-text = Без слов.
calls-say = Сказать:
calls-say-word = Слова
calls-say-read_back = Повторить
calls-say-reply = Ответить
calls-say-translation = Перевести
calls-text-word = Что вы говорите
calls-text-read_back = Что вы услышали, вашими словами
calls-text-reply = Ваш ответ
calls-text-translation = Перевод
calls-of-which = На какие слова
calls-where = Где
calls-attempts = Кого вызывали
calls-rung = Дежурный
calls-from = С
calls-rang = Вызов шёл
calls-came = Чем кончилось
calls-rang-nowhere = Здесь он нигде не прозвучал: внесён позже.
# $span: minutes and seconds as a clock counts them, 0:43
calls-next = Через { $span } перейдёт: { $duty }.
calls-last = После них в графиках никого нет.
calls-no-next = В графиках никого не осталось. Принять может тот, кто на месте.
calls-by = Кем
calls-until = до { $when }
calls-given = дан { $when }
calls-owed-asked = спрошено в № { $number }
calls-owed-promised = обещано в № { $number }
calls-not-given = ещё не дан
calls-step-taken = Принять
calls-step-missed = Никто не ответил
calls-step-failed = Линия не сработала
calls-step-ended = Окончен

# The duty telephones
calls-print = Напечатать
calls-telephones-rule = СТОП принимает тот, кто ответил. Если за минуту никто не ответил, звоните следующему. Запишите каждую попытку со временем и внесите её потом.
calls-as-of = по состоянию на { $at }, из нашей копии (записей: { $size }, последняя от { $newest })
calls-order = №
calls-number = Номер
calls-whoever = кто ответит
calls-number-hidden = вам не сообщён
calls-paper-time = Время
calls-paper-whom = Кому
calls-paper-what = Чем кончилось
