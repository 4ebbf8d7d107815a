# Settings of this browser, and the facts of this desk.

settings-browser = Этот браузер
settings-colours = Цвета
settings-colours-auto = Как на машине
settings-colours-light = Светлые
settings-colours-dark = Тёмные
settings-desk = Этот пульт
settings-party = Сторона
settings-key = Ключ офицера
settings-machine = Ключ машины, только для «доставлено»
settings-no-machine = нет: когда никто не смотрит, «доставлено» никто не говорит
settings-version = Garant
settings-log = Журнал, за которым он следит
settings-origin = Имя журнала
settings-size = Записей в нашей проверенной копии
settings-root = Корень
settings-as-of = Последняя связь с сервером
settings-zone = Время района
settings-witnesses = Свидетели
settings-no-witnesses = не требуются: у этого пульта нет политики доверия
settings-objections = Результаты, которые мы вычисляем иначе
