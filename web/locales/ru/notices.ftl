# The list of notices, and the page of one. A notice informs; no word here may read as a permission.

notices-file = Подать уведомление
notices-views = Какие уведомления
notices-view-all = Все
notices-view-ours = Наши
notices-view-to_us = Нам
notices-view-waiting = Ждут нас
notices-view-late = С опозданием
notices-view-conflicts = С конфликтами
notices-view-protected = Защищённые
notices-text = Слова, имена
notices-party = Кем подано
notices-kind = Вид
notices-status = Статус
notices-any = любой
notices-over = Также завершённые
notices-none = Подходящих уведомлений нет. Отсутствие уведомления не лишает никого защиты и ничего не разрешает.
notices-caption = { $count ->
    [one] { $count } уведомление, ближайшее по началу первым
    [few] { $count } уведомления, ближайшее по началу первым
    [many] { $count } уведомлений, ближайшее по началу первым
   *[other] { $count } уведомления, ближайшее по началу первым
  }
notices-left-out = { $count ->
    [one] { $count } более раннее уведомление не показано.
    [few] { $count } более ранних уведомления не показаны.
    [many] { $count } более ранних уведомлений не показано.
   *[other] { $count } более раннего уведомления не показано.
  }
notices-window = Когда
notices-notice = Что
notices-by = Кем подано
notices-word = До кого дошло
notices-lead = Заблаговременность
notices-found = Найдено
# $party: a recipient. $light: how far the word has come there
notices-light = { $party }: { $light }
notices-hidden = скрыто от нас
notices-waits = ждёт нас
notices-overdue = { $count ->
    [one] { $count } подтверждение просрочено
    [few] { $count } подтверждения просрочены
    [many] { $count } подтверждений просрочено
   *[other] { $count } подтверждения просрочено
  }
notices-reconfirm = новое подтверждение просрочено
notices-lead-none = нет, подано после начала
# $span: the lead time that is asked for
notices-lead-of = из { $span }
notices-conflicts = { $count ->
    [one] { $count } конфликт
    [few] { $count } конфликта
    [many] { $count } конфликтов
   *[other] { $count } конфликта
  }
notices-against = мера говорит против
notices-nothing-found = ничего против не найдено
notices-no-verdict = результата ещё нет
notices-version = версия { $version }

# One notice. $what: an activity. $party: who filed it
notice-heading = { $what }: { $party }
notice-says = Что в нём сказано
notice-purpose = Цель
notice-conduit = скрыто: посредник подаёт за кого-то
notice-where-when = Где и когда
notice-place-hidden = Место и время от нас скрыты. Оно где-то есть и никогда не считается находящимся в другом месте.
notice-lead-unknown = неизвестно: начало скрыто или не ограничено
notice-lead-required = требуется: { $span }
notice-confirmed = Подтверждено
notice-again-by = вновь до { $when }
notice-every = (период: { $period })
notice-filed = Подано
notice-name = Имя
notice-radius = радиус { $size }
notice-buffer = { $size } в каждую сторону
notice-altitude = Высота
notice-altitude-any = На любой высоте
notice-altitude-datum = над эллипсоидом WGS84

notice-receipts = Подтверждения версии { $version }
notice-recipient = Получатель
notice-to-nobody = Никому не адресовано.
notice-nothing-yet = пока ничего
notice-relayed = передано
notice-amber = Знает штаб — ещё не значит, что знает подразделение: получатель остаётся жёлтым, пока не знает его подразделение. С новой версией подтверждения начинаются заново.
# $level: one of our levels
notice-ours-due = За нами подтверждение ({ $level })
notice-ours-overdue = Наше подтверждение ({ $level }) просрочено с

notice-meets-now = С чем пересекается сейчас
notice-met = С чем пересеклось
notice-no-verdict = Сервер ещё не дал результата.
notice-against = { $count ->
    [one] { $count } мера против
    [few] { $count } меры против
    [many] { $count } мер против
   *[other] { $count } меры против
  }
notice-not-computed = { $count ->
    [one] не удалось вычислить: { $count }
    [few] не удалось вычислить: { $count }
    [many] не удалось вычислить: { $count }
   *[other] не удалось вычислить: { $count }
  }
notice-undetermined = Не удалось вычислить; это никогда не считается отсутствием
notice-considered = { $count ->
    [one] Просмотрено { $count } действующее уведомление на это время; размер журнала { $size }.
    [few] Просмотрены { $count } действующих уведомления на это время; размер журнала { $size }.
    [many] Просмотрено { $count } действующих уведомлений на это время; размер журнала { $size }.
   *[other] Просмотрено { $count } действующего уведомления на это время; размер журнала { $size }.
  }
notice-overlap = Они накладываются
notice-closest = наименьшее расстояние { $distance }
notice-binds = обязывает подавшего
notice-claimed = на неё ссылается { $party }
notice-binds-nobody = никого здесь не обязывает
notice-read-by = по прочтению: { $readers }
notice-not-read-by = не по прочтению: { $readers }
notice-reader-text = сам текст
notice-hit-prohibited = Мера это запрещает.
notice-hit-exempt = Мера этого не касается.
notice-hit-consent = Мера требует согласия: { $who }.
notice-hit-notice-given = До начала требуется уведомить за { $span }: сделано вовремя.
notice-hit-notice-not-given = До начала требуется уведомить за { $span }: вовремя не сделано.
notice-somebody = кто-то
notice-withheld = { $count ->
    [one] { $count } конфликт с тем, что кто-то скрывает. Обеим сторонам сказано об этом и не более.
    [few] { $count } конфликта с тем, что кто-то скрывает. Обеим сторонам сказано об этом и не более.
    [many] { $count } конфликтов с тем, что кто-то скрывает. Обеим сторонам сказано об этом и не более.
   *[other] { $count } конфликта с тем, что кто-то скрывает. Обеим сторонам сказано об этом и не более.
  }
notice-might-help = Что могло бы помочь
notice-later = позже на { $span }
notice-earlier = раньше на { $span }
notice-higher = выше на { $distance }
notice-lower = ниже на { $distance }
notice-no-delay = более позднего времени в пределах суток нет
notice-no-earlier = более раннего времени в пределах суток нет
notice-no-altitude = другой высоты в пределах 3000 м нет
notice-verdict = Результат сверки на сервере { $entry } · { $when }: { $result }
notice-verdict-then = Что сервер нашёл тогда
notice-more-pairs = { $count ->
    [one] Ещё { $count } в списке рядом с результатом.
    [few] Ещё { $count } в списке рядом с результатом.
    [many] Ещё { $count } в списке рядом с результатом.
   *[other] Ещё { $count } в списке рядом с результатом.
  }

notice-versions = Версии
notice-changed = изменено: { $members }
notice-compare = Сравнить с предыдущей версией
notice-member = Что
notice-was = Было
notice-is = Стало

notice-consents = Согласие, которого требуют меры
notice-consents-beside = Запрашивается и даётся отдельно от уведомления. Оно не меняет ни уведомления, ни того, что против него говорит.
notice-consent-of = согласие: { $who }
notice-consent-version = для версии { $version }
notice-ask-consent = Запросить согласие
notice-grant = Ответить: согласие дано
notice-refuse = Ответить: отказано

notice-disclosed = Кому открыто скрытое
notice-shared = При подаче открыто: { $parties }
notice-disclosed-none = Насколько нам положено знать, никому не раскрыто.
notice-disclose = Раскрыть названным читателям
notice-disclose-hint = Что это открыто, кому и с какой целью, записано для всех; само открытое — нет. Прочитанное нельзя взять назад.
notice-hidden-members = Что открыть
notice-readers = Кому
notice-disclose-purpose = С какой целью (это могут прочесть все)

notice-proof = Доказательство
notice-proof-save = Сохранить доказательство
notice-proof-check = Проверить здесь
notice-proof-holds = Доказательство верно: заявление, подпись и место в журнале сходятся.
notice-proof-fails = Доказательство не сходится.
notice-proof-hint = Файл, который любой проверит сам и без связи. Кто вправе показывать его третьим лицам, сказано в уставе.

notice-call = Вызвать по этому поводу
notice-act-acknowledged = Подтвердить получение
notice-act-disseminated = Доведено до подразделения
notice-act-relay = Подразделению передано
notice-act-queried = Спросить
notice-act-objects = Возразить
notice-act-unable = Не можем
notice-act-amend = Изменить
notice-act-start = Начинается
notice-act-end = Окончено
notice-act-confirm = Остаётся в силе
notice-act-withdraw = Отозвать
notice-about-queried = Что неясно? Вопрос получит подавший. Вопрос — не возражение.
notice-about-objects = Против чего вы возражаете? Уведомление остаётся в журнале; ваше возражение тоже.
notice-about-unable = Что мешает передать это дальше?
notice-about-withdraw = Этого не будет. Скажите почему, если можете.
notice-about-relay = Вы передали это подразделению, у которого нет своего ключа. Слово самого подразделения остаётся отдельным.
notice-words = Словами
notice-level = На каком уровне
notice-relay-unit = Какое подразделение
notice-relay-unit-hint = Его позывной; никогда не имя человека
notice-relay-means = Как передано
notice-relay-call-sign = Позывной
notice-relay-read-back = Подразделение повторило обратно
notice-relay-no-read-back = Без обратного чтения не считается, что подразделение знает.
