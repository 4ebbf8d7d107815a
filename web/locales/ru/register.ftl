# All of the register: one message for each question.

register-questions = Вопросы
register-choose = Выберите, что прочесть. То, у чего есть своя страница, находится в переходах.
register-search = Слова в ответе
register-none = В журнале на это ничего нет.
register-parties = Стороны
register-contacts = Контакты
register-proposals = Предложения
register-undertakings = Обещания на условиях
register-requests = Запросы и ответы
register-owed = Что за нами и что нам
register-commitments = Обязательства
register-gaps = Пробелы в текстах
register-plans = Планы и передачи
register-zones = Зоны
register-rounds = Раунды переговоров
register-bodies = Органы
register-agenda = Постоянная повестка
register-access = Отказы и задержки в доступе
register-evidence = Доказательства
register-sites = Защищённые объекты
register-disclosures = Раскрытия
register-probes = Предварительные запросы о скрытом
register-crossings = Возвращение и помощь
register-storages = Вооружения на хранении
register-matches = Сопоставленные сообщения
