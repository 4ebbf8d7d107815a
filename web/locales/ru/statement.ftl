# The page of one statement.

statement-standing = Где оно
statement-before = Предыдущая запись
statement-after = Следующая запись
statement-gap = Пропуск в цепочке
statement-gap-hint = Заявления, которое этот ключ подписал перед этим, в журнале нет.
statement-proof = Доказательство
statement-proof-hint = Доказательство само и без связи показывает, кто это заявил, с какими полномочиями и когда это внесено. Проверить его может любой, у кого есть ключ журнала.
statement-take-proof = Сохранить доказательство
statement-take-entry = Сохранить запись
