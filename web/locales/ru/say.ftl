# A form for any kind of statement.

say-hint = Для того, у чего нет своей страницы. Перед подписью вы перечитываете всё.
say-choose = Выберите вид
say-about = Что это: { $about }
say-hide = Скрыть от всех, кроме названных в поле «читают также»
say-json = В виде JSON, как в справочнике видов
say-missing = Это должно быть указано.
say-no-json = Это не JSON; проверьте скобки и кавычки.
say-also-in = Сказано также на: { $languages }
