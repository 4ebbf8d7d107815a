# Calls: making, taking, saying, reading back; lines and their rosters; the duty telephones.

calls-title = Çağrılar
calls-all = Çağrılar, en yenisi önce
calls-none = Kayıtta böyle bir çağrı yok.
calls-lines = Hatlar
calls-no-line = Kayıtta bize ait hat yok.
calls-back = Geri
calls-record-short = Telefonla yapılan çağrıyı kaydet
calls-telephones = Nöbet telefonları
calls-key-stop = DUR çağrısı yap
calls-key-urgent = İvedi çağrı yap
calls-key-routine = Olağan çağrı yap
calls-key-test = Hat dene
calls-key-telephones = Nöbet telefonları

# Making a call. $urgency: a word such as “STOP”. $party: who is called. $line: the line’s title
calls-make = Yeni çağrı: { $urgency }
calls-record = Telefonla yapılmış çağrı: { $urgency }
calls-to-on = aranan: { $party }, hat: { $line }
calls-away = Sunucuya ulaşılamıyor. Burada imzalanan bu çağrı, bağlantı dönene dek kimsede çalmaz. Şimdi telefon edin, sonra kaydedin.
calls-reached-nobody = Burada bekleyen henüz kimseye ulaşmadı. Bekleyemiyorsa telefon edin:
calls-happened-utc = Ne zaman aradınız (UTC)
calls-text = Söyledikleriniz
calls-place = Nerede
calls-place-hint = 35.8644 36.8052 (önce enlem), 35°51′52″N 36°48′19″E, kare koordinatı, bir ad ya da ad ve konum
calls-place-back = Nerede, duyduğunuz gibi
calls-they-said = Dediler ki: { $place }
calls-more = Hat, dil, konusu olanlar
calls-line = Hat
calls-whom = Kimi arıyorsunuz
calls-language = Sözlerinizin dili
calls-about = Konusu
calls-about-hint = Örneğin notice:un/convoy-1; birden çoksa arada boşlukla
calls-reply-by = Yanıt istenen son an (UTC)
calls-promised-by = Yanıt sözü verdiğimiz son an (UTC)
calls-hide = Sözleri ve yeri iki taraf dışında herkesten gizle

# A place, read and compared. $name: a place’s name. $distance: such as “850 m”
calls-read-as = Okunuşu: { $position }
calls-name-agrees = { $name } orada
calls-name-disagrees = { $name } orada değil: arada { $distance }. Hangisi kastediliyor?
calls-unknown-name = Yer dizini bu adı bilmiyor.
calls-sounds-alike = (benzer sesli)
calls-place-unread = Bu bir konum değil ve burada bu adda yer yok. Yazıldığı gibi gönderilir.
calls-nearest = en yakını: { $name }, { $distance }
# $one and $other: name, position or grid
calls-disagrees = { $one } ile { $other } arası { $distance }
calls-way-name = ad
calls-way-position = konum
calls-way-mgrs = kare koordinatı
calls-bad-grid = kare koordinatı hiçbir kareyi göstermiyor
calls-not-read-back = Geri okunmadı: { $place }
calls-back-far = söylenenden { $distance } uzakta
calls-back-no-position = yalnızca ad geri geldi; söylenen
calls-back-other-name = başka bir ad; söylenen
calls-back-alike = Söylendiği gibi.
calls-back-near = Söylendiği gibi, { $distance } uzakta.
calls-added = Bunu kimse söylememişti: { $place }

# The list of calls
calls-when = Ne zaman
calls-urgency = İvedilik
calls-from-to = Kimden, kime
calls-arrow = →
calls-said = Söylenen
calls-stands = Durum
calls-owed = Borçlu olunan yanıtlar
calls-never-taken = Kimse yanıtlamadı

# A line
calls-between = Kimler arasında
calls-means = Araç
calls-declared = Beyan edilen
calls-observed = Gözlenen
calls-tested = Denendi
calls-declared-nothing = Kimse bir şey beyan etmedi.
calls-observed-nothing = Bir şey gözlenmedi.
calls-source-word = (onların sözü)
calls-source-call = (bir çağrı gösterdi)
calls-source-clock = (süreye göre)
calls-untested = Hiç denenmedi.
calls-test-open = henüz yanıtlanmadı
calls-tests = Denemeler, en yenisi önce
calls-showed = Ne gösterdi
calls-on-duty = Nöbette: { $party }
calls-nobody-named = Kimse belirtilmemiş.
calls-answer-within = DUR çağrısının sıradakine geçme süresi
calls-line-test = Dene
calls-line-word = Durumunu söyle
calls-line-roster = Nöbettekileri belirle
calls-word = Bizim sözümüz
calls-we-observes = Gözlediğimiz:
calls-we-declares = Beyanımız:
calls-words-optional = İsterseniz sözle
calls-roster-hint = Nöbet görevleri, asla kişiler değil; aranma sırasıyla. DUR listeden aşağı iner: karargâh, sonra kesim, sonra birlik.
calls-roster-numbers = Her nöbet görevi için bir numara verin ya da hiçbiri için vermeyin.
calls-roster-more = Bir tane daha
calls-number-optional = Numara, yalnızca hattın tarafları için
calls-duty = Görev
calls-level = Düzey

# One call
calls-words = Söylenenler
calls-taken-by = yanıtlayan: { $duty }
calls-form-call = arıyor
calls-form-word = diyor
calls-form-translation = çeviriyor
calls-form-read_back = geri okuyor
calls-form-reply = yanıtlıyor
# $number: the number of earlier words in the same call
calls-of = no. { $number } için
calls-happened = telefonla, { $when }
calls-hidden = Sözleri yalnızca iki taraf içindir.
calls-no-text = Söz yok.
calls-say = Söyle:
calls-say-word = Söz
calls-say-read_back = Geri oku
calls-say-reply = Yanıtla
calls-say-translation = Çevir
calls-text-word = Söyledikleriniz
calls-text-read_back = Duyduklarınız, kendi sözlerinizle
calls-text-reply = Yanıtınız
calls-text-translation = Çeviri
calls-of-which = Hangi sözlere
calls-where = Nerede
calls-attempts = Kim arandı
calls-rung = Nöbetçi
calls-from = Başlangıç
calls-rang = Çaldı
calls-came = Sonucu
calls-rang-nowhere = Burada hiçbir yerde çalmadı: sonradan kaydedildi.
# $span: minutes and seconds as a clock counts them, 0:43
calls-next = { $span } sonra sıradaki: { $duty }.
calls-last = Onlardan sonra nöbet çizelgelerinde kimse yok.
calls-no-next = Nöbet çizelgelerinde kimse kalmadı. Kim oradaysa yanıtlayabilir.
calls-by = Kim
calls-until = son an: { $when }
calls-given = verildi: { $when }
calls-owed-asked = no. { $number } içinde istendi
calls-owed-promised = no. { $number } içinde söz verildi
calls-not-given = henüz verilmedi
calls-step-taken = Yanıtla
calls-step-missed = Kimse yanıtlamadı
calls-step-failed = Hat çalışmadı
calls-step-ended = Bitti

# The duty telephones
calls-print = Yazdır
calls-telephones-rule = DUR çağrısını kim yanıtlarsa o alır. Bir dakika içinde kimse yanıtlamazsa sıradakini arayın. Her denemeyi saatiyle yazın ve sonra kaydedin.
calls-as-of = { $at } itibarıyla, { $size } kayıtlık kopyamızdan, en yeni kayıt: { $newest }
calls-order = No.
calls-number = Numara
calls-whoever = kim yanıtlarsa
calls-number-hidden = size bildirilmedi
calls-paper-time = Saat
calls-paper-whom = Kim
calls-paper-what = Sonucu
