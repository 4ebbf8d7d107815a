# The duty desk, the first screen, and the alarms above every page.

duty-title = Nöbet masası
duty-level = Kimin düzeyi
duty-all-levels = Tüm düzeyler
duty-lines = Nöbetçi subayı bekleyenler
duty-looked = bakış saati { $clock }
duty-nothing = Bu düzeyi bekleyen bir şey yok. Şu an itibarıyla:
duty-nothing-hint = Burada söylenmemiş olan yine de var olabilir.
duty-handover = Önceki vardiyadan, { $away } ({ $duty }):
duty-handover-all = Tüm notlar

# Headings, the most pressing first
duty-group-stop = DUR
duty-group-now = Şimdi
duty-group-overdue = Vadesi geçmiş
duty-group-due = Vadesi geliyor
duty-group-open = Açık
duty-head-what = Ne
duty-head-other = Kiminle
duty-head-why = Neden burada
duty-head-time = Ne zamandan ne zamana
duty-head-do = Ne yapmalı

# What a line is about
duty-sort-stop_call = DUR
duty-sort-call = Çağrı
duty-sort-reply_owed = Borçlu olunan yanıt
duty-sort-receipt = Bize bildirim
duty-sort-objection = Bildirimimiz
duty-sort-conflict = Çakışma
duty-sort-incident = Olay
duty-sort-commitment = Taahhüt
duty-sort-request = Talep
duty-sort-reconfirm = Bildirimimiz
duty-sort-channel = Hat
duty-sort-gap = Açık bırakılan

# The same, counted
duty-count-stop_call = { $count ->
    [one] { $count } DUR çağrısı
   *[other] { $count } DUR çağrısı
  }
duty-count-call = { $count ->
    [one] { $count } çağrı
   *[other] { $count } çağrı
  }
duty-count-reply_owed = { $count ->
    [one] { $count } yanıt borcu
   *[other] { $count } yanıt borcu
  }
duty-count-receipt = { $count ->
    [one] alındısı verilmemiş { $count } bildirim
   *[other] alındısı verilmemiş { $count } bildirim
  }
duty-count-objection = { $count ->
    [one] { $count } itiraz ya da soru
   *[other] { $count } itiraz ya da soru
  }
duty-count-conflict = { $count ->
    [one] { $count } çakışma
   *[other] { $count } çakışma
  }
duty-count-incident = { $count ->
    [one] { $count } olay
   *[other] { $count } olay
  }
duty-count-commitment = { $count ->
    [one] { $count } taahhüt
   *[other] { $count } taahhüt
  }
duty-count-request = { $count ->
    [one] { $count } talep
   *[other] { $count } talep
  }
duty-count-reconfirm = { $count ->
    [one] yeniden teyit edilecek { $count } bildirim
   *[other] yeniden teyit edilecek { $count } bildirim
  }
duty-count-channel = { $count ->
    [one] { $count } hat
   *[other] { $count } hat
  }
duty-count-gap = { $count ->
    [one] açık nokta bırakan { $count } metin
   *[other] açık nokta bırakan { $count } metin
  }

# Why a line is here. $level: headquarters, sector or unit. $count: how many
duty-why-rings = Çalıyor; kimse yanıtlamadı
duty-why-not_taken = Yanıtlanmadı; geri arayın
duty-why-recorded = Sonradan kaydedildi
duty-why-ours_not_taken = Biz aradık; kimse yanıtlamadı
duty-why-asked = Yanıtımızı bekliyor
duty-why-promised = Yanıt sözü verdik
duty-why-not_acknowledged = Düzeyimiz alındı bildirmedi: { $level }
duty-why-objects = İtiraz ediyorlar
duty-why-unable = Uyamıyorlar
duty-why-queried = Soru soruyorlar
duty-why-not_clear = { $count ->
    [one] Başka bir bildirimle çakışıyor ya da bir tedbir buna karşı
   *[other] Çakıştığı bildirim ya da ilgili tedbir: { $count }
  }
duty-why-undetermined = Belirlenemedi
duty-why-no_position = Tutumumuz bekleniyor
duty-why-overdue = Bizim borcumuz; vadesi geçti
duty-why-due_soon = Bizim borcumuz; vadesi yakın
duty-why-contested = Buna uyduğumuza itiraz ediliyor
duty-why-no_reply = Yanıtımızı bekliyor
duty-why-confirm_again = Yeniden teyit edilmeli
duty-why-silent = Hat sessiz
duty-why-failed_test = Hattın denemesi başarısız
duty-why-untested = Hat zamanında denenmedi
duty-why-left_open = { $count ->
    [one] Metni { $count } noktayı açık bırakıyor
   *[other] Metni { $count } noktayı açık bırakıyor
  }
duty-since = başlangıç: { $when }
duty-ends = { $away } bitiyor

# What one may do about a line; also in the list of keys
duty-doing = İşaretli satır için yapılabilecekler
duty-mark-one = Oklarla ya da j ve k ile bir satır işaretleyin; tuşları burada görünür.
duty-do-take = Çağrıyı yanıtla
duty-do-acknowledge = Alındı bildir
duty-do-relay = Biz aktardık
duty-do-disseminate = Birliğe iletildi
duty-do-query = Sor
duty-do-object = İtiraz et
duty-do-unable = Uyamıyoruz
duty-do-answer = Yanıtla
duty-do-report = Bildir
duty-do-confirm = Hâlâ geçerli
duty-do-open = Aç
duty-do-telephones = Telefonlar
duty-answered-signed = Burada imzalandı, bağlantıyı bekliyor
duty-answered-sent = Sunucu deftere aldı, dönüş yolunda
duty-answered-admitted = Defterde
duty-answered-refused = Reddedildi:
duty-answered-expired = Zamanında deftere geçmedi. Yeniden beyan edin.

# Words that are asked for before signing
duty-ask-relay = Haber alt düzeye verildi
duty-ask-query = Bu bildirim hakkında sor
duty-ask-object = Bu bildirime itiraz et
duty-ask-unable = Uyamıyoruz
duty-ask-report = Borcumuz hakkında bildir
duty-ask-answer = Bu talebi yanıtla
duty-relay-hint = Kendi düzeyinizde ({ $level }) haberin verildiğini imzalıyorsunuz. Bu, birliğin kendi sözünden ayrı kalır.
duty-relay-unit = Hangi birliğe haber verildi
duty-relay-unit-hint = Çağrı adı; asla bir kişinin adı değil
duty-relay-read-back = Geri okudular
duty-choice-relay = Nasıl haber verildi
duty-choice-report = Ne aşamada
duty-choice-answer = Yanıtımız
duty-words = Sözle

# The alarm
duty-stop = DUR
duty-stops = Kimsenin yanıtlamadığı DUR çağrıları
duty-stop-title = DUR · { $party }
duty-stop-calls = { $party } bizi arıyor.
duty-stop-open = Çağrıyı aç
duty-stop-no-text = Söz iletilmedi.
duty-stop-rings = Çaldığı düzey: { $level }, sıra { $place }
duty-stop-last = { $span } sonra nöbet çizelgelerinde kimse kalmıyor.
duty-stop-nobody-left = Nöbet çizelgelerinde kimse kalmadı. Kim buradaysa o yanıtlar.
duty-stop-missed = Kimsenin yanıtlamadığını söylüyorlar. Yanıtlayın ve geri arayın.
duty-stop-failed = Hattın çalışmadığını söylüyorlar. Yanıtlayın ve geri arayın.
duty-take = Yanıtla
duty-take-unlock = Kilidi aç ve yanıtla
duty-mute = 30 sn sessiz
duty-sound-blocked = Henüz ses yok: bir tuşa basın ya da tıklayın.
duty-sound-muted = 30 sn sessiz; alarm sürüyor.
duty-key-stop = DUR çağrısı yap
duty-key-take = DUR çağrısını yanıtla
duty-key-mute = Alarmı 30 sn sessize al
duty-refused = Sunucunun gösterdiği kayıt defteri doğru olamaz
duty-refused-evidence = Artık ondan hiçbir şey alınmıyor ve ona hiçbir şey gönderilmiyor; sayfalar son sağlam kopyayı gösteriyor. Deliller şurada saklanıyor: { $file }
duty-refused-do = Sunucuya güvenmeyin. Öteki tarafları telefonla arayın, yukarıdaki kodu söyleyin ve her birine ne gösterildiğini karşılaştırın.
duty-telephones = Nöbet telefonları
duty-away-long = Bağlantı yok: { $span }. Gördüğünüz { $clock } itibarıyladır. DUR telefonla iletilir:
duty-clock-slow = Bu bilgisayarın saati sunucunun saatinden { $span } geride. Saati düzeltin: imzaladıklarınızda bu saat yazar.
duty-clock-fast = Bu bilgisayarın saati sunucunun saatinden { $span } ileride. Saati düzeltin: imzaladıklarınızda bu saat yazar.
duty-no-key = Bu masada subay anahtarı yok. Her şeyi gösterir, hiçbir şey imzalamaz.
