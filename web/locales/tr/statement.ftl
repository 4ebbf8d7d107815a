# The page of one statement.

statement-standing = Ne aşamada
statement-before = Önceki kayıt
statement-after = Sonraki kayıt
statement-gap = Zincirde boşluk
statement-gap-hint = Bu anahtarın bundan önce imzaladığı beyan defterde yok.
statement-proof = Kanıt
statement-proof-hint = Kanıt, tek başına ve çevrimdışı, bunu kimin hangi sıfatla söylediğini ve ne zaman deftere geçtiğini gösterir. Defterin anahtarını elinde tutan herkes denetleyebilir.
statement-take-proof = Kanıtı kaydet
statement-take-entry = Kaydı kaydet
