# The frame of every page: navigation, the state of line, log, queue and key, help.

shell-skip = İçeriğe geç
shell-close = Kapat
shell-waiting = Bir dakika …
shell-nowhere = Böyle bir sayfa yok.
shell-navigation = Sayfalar
shell-language = Dil
shell-informs = Bildirim bilgi verir. Hiçbir zaman izin değildir; bu masadaki hiçbir şey izin değildir.
shell-absence = Bildirimin bulunmaması hiçbir korumayı kaldırmaz ve hiçbir şeye izin vermez.

shell-enter = Gir
shell-enter-hint = Masanın başlatılırken gösterdiği adresi açın ya da subayın parolasıyla girin.

# Sections and pages
shell-section-watch = Nöbet
shell-section-register = Sicil
shell-section-record = Belgeler
shell-section-desk = Bu masa
shell-page-duty = Nöbet masası
shell-page-map = Harita ve zaman
shell-page-file = Bildirim ver
shell-page-calls = Çağrılar
shell-page-notices = Bildirimler
shell-page-incidents = Olaylar ve listeler
shell-page-agreements = Anlaşmalar
shell-page-meetings = Toplantılar
shell-page-register = Sicilin tamamı
shell-page-tray = Metinlerden taslaklar
shell-page-reports = Raporlar
shell-page-verify = Kanıt doğrula
shell-page-log = Kayıt defteri
shell-page-queue = Kuyruk
shell-page-handover = Nöbet devri
shell-page-settings = Ayarlar
shell-page-notice = Bildirim
shell-page-call = Çağrı
shell-page-channel = Hat
shell-page-incident = Olay
shell-page-book = Listeler
shell-page-agreement = Anlaşma
shell-page-meeting = Toplantı
shell-page-statement = Beyan
shell-page-say = Beyanda bulun

# How line, log, queue and key stand. $span is a length of time such as “2 min”
shell-desk-gone = Bu makinedeki masa programı yanıt vermiyor. Yeniden başlatın.
shell-line-open = Bağlantı var
shell-line-away = Bağlantı yok: { $span }
shell-line-none = Masa yanıt vermiyor
shell-line-stopped = Kayıt defteri reddedildi
shell-log = Kayıt defteri: { $size }
shell-log-hint = Kendi doğrulanmış kopyamızdaki kayıtlar ve sunucudan son haberin üzerinden geçen süre
shell-as-of = { $span } önce
shell-witnesses = Tanık: { $cosigned } / { $wanted }
shell-objections = { $count ->
    [one] { $count } itiraz
   *[other] { $count } itiraz
  }
shell-queue = { $count ->
    [0] Kuyruk boş
   *[other] Kuyrukta { $count }
  }
shell-queue-bad = { $count ->
    [one] { $count } beyan deftere geçmedi
   *[other] { $count } beyan deftere geçmedi
  }
shell-no-key = Burada subay anahtarı yok
shell-locked = Anahtar kilitli
shell-lock = Kilitle
shell-lock-in = Kilitle ({ $span })
shell-lock-hint = Subayın anahtarını kilitle. Gösterilen süre sonunda kendiliğinden kilitlenir.

# Keys
shell-help = Tuşlar
shell-key-help = Tüm tuşları göster
shell-key-lock = Subayın anahtarını kilitle
shell-key-next-row = Sonraki satır
shell-key-row-before = Önceki satır
shell-key-open-row = Satırı aç
