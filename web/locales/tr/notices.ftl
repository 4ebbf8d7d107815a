# The list of notices, and the page of one. A notice informs; no word here may read as a permission.

notices-file = Bildirim ver
notices-views = Hangi bildirimler
notices-view-all = Tümü
notices-view-ours = Bizimkiler
notices-view-to_us = Bize gelenler
notices-view-waiting = Bizi bekleyenler
notices-view-late = Gecikenler
notices-view-conflicts = Çakışanlar
notices-view-protected = Korunanlar
notices-text = Sözcükler, adlar
notices-party = Veren
notices-kind = Tür
notices-status = Statü
notices-any = tümü
notices-over = Süresi bitenler de
notices-none = Uyan bildirim yok. Bildirimin bulunmaması hiçbir korumayı kaldırmaz ve hiçbir şeye izin vermez.
notices-caption = { $count ->
    [one] { $count } bildirim, önce en yakında başlayacak olan
   *[other] { $count } bildirim, önce en yakında başlayacak olan
  }
notices-left-out = { $count ->
    [one] Daha eski { $count } bildirim listede değil.
   *[other] Daha eski { $count } bildirim listede değil.
  }
notices-window = Ne zaman
notices-notice = Ne
notices-by = Veren
notices-word = Haberin ulaştığı yer
notices-lead = Ön süre
notices-found = Bulunan
# $party: a recipient. $light: how far the word has come there
notices-light = { $party }: { $light }
notices-hidden = bizden gizli
notices-waits = bizi bekliyor
notices-overdue = { $count ->
    [one] { $count } alındı gecikti
   *[other] { $count } alındı gecikti
  }
notices-reconfirm = yeniden teyit gecikti
notices-lead-none = yok, başladıktan sonra verildi
# $span: the lead time that is asked for
notices-lead-of = istenen: { $span }
notices-conflicts = { $count ->
    [one] { $count } çakışma
   *[other] { $count } çakışma
  }
notices-against = bir tedbir buna karşı
notices-nothing-found = karşı duran bir şey bulunmadı
notices-no-verdict = henüz sonuç yok
notices-version = sürüm { $version }

# One notice. $what: an activity. $party: who filed it
notice-heading = { $what }: { $party }
notice-says = Ne diyor
notice-purpose = Amaç
notice-conduit = gizli: bir aracı başkası adına veriyor
notice-where-when = Nerede ve ne zaman
notice-place-hidden = Yeri ve zamanı bizden gizli. Bir yerdedir ve asla başka yerde sayılmaz.
notice-lead-unknown = bilinmiyor: başlangıcı gizli ya da sınırsız
notice-lead-required = istenen: { $span }
notice-confirmed = Teyit edildi
notice-again-by = yeniden teyit için son an { $when }
notice-every = (aralık: { $period })
notice-filed = Verildi
notice-name = Ad
notice-radius = yarıçap { $size }
notice-buffer = her iki yana { $size }
notice-altitude = İrtifa
notice-altitude-any = Her irtifada
notice-altitude-datum = WGS84 elipsoidi üzerinden

notice-receipts = Alındılar, sürüm { $version }
notice-recipient = Alıcı
notice-to-nobody = Kimseye yöneltilmemiş.
notice-nothing-yet = henüz yok
notice-relayed = aktarıldı
notice-amber = Karargâhın haberdar olması, birliğin haberdar olması demek değildir: birliği haberdar olana dek alıcı sarı kalır. Yeni sürüm alındıları baştan başlatır.
# $level: one of our levels
notice-ours-due = Bizden bir alındı bekleniyor ({ $level })
notice-ours-overdue = Bizim bir alındımız gecikti ({ $level }), başlangıç

notice-meets-now = Şu anda karşılaştığı
notice-met = Karşılaştığı
notice-no-verdict = Sunucu henüz sonuç vermedi.
notice-against = { $count ->
    [one] { $count } tedbir buna karşı
   *[other] { $count } tedbir buna karşı
  }
notice-not-computed = { $count ->
    [one] { $count } şey hesaplanamadı
   *[other] { $count } şey hesaplanamadı
  }
notice-undetermined = Hesaplanamadı; asla yok sayılmaz
notice-considered = { $count ->
    [one] O zamanın { $count } geçerli bildirimine bakıldı; defterin boyutu { $size }.
   *[other] O zamanın { $count } geçerli bildirimine bakıldı; defterin boyutu { $size }.
  }
notice-overlap = Üst üste geliyorlar
notice-closest = en yakın mesafe { $distance }
notice-binds = vereni bağlar
notice-claimed = öne süren: { $party }
notice-binds-nobody = burada kimseyi bağlamaz
notice-read-by = şu okuyuşa göre: { $readers }
notice-not-read-by = şu okuyuşa göre değil: { $readers }
notice-reader-text = metnin kendisi
notice-hit-prohibited = Tedbir bunu yasaklıyor.
notice-hit-exempt = Tedbir bunu kapsamıyor.
notice-hit-consent = Tedbirin rızasını aradığı: { $who }.
notice-hit-notice-given = Başlangıçtan önce istenen bildirim süresi { $span }: zamanında verildi.
notice-hit-notice-not-given = Başlangıçtan önce istenen bildirim süresi { $span }: zamanında verilmedi.
notice-somebody = birisi
notice-withheld = { $count ->
    [one] Birinin gizlediğiyle { $count } çakışma. İki tarafa da yalnızca bu söylenir.
   *[other] Birinin gizlediğiyle { $count } çakışma. İki tarafa da yalnızca bu söylenir.
  }
notice-might-help = Ne yardımcı olabilir
notice-later = { $span } daha geç
notice-earlier = { $span } daha erken
notice-higher = { $distance } daha yüksek
notice-lower = { $distance } daha alçak
notice-no-delay = bir gün içinde daha geç bir zaman yok
notice-no-earlier = bir gün içinde daha erken bir zaman yok
notice-no-altitude = 3.000 m içinde başka irtifa yok
notice-verdict = Sunucunun kontrol sonucu { $entry } · { $when }: { $result }
notice-verdict-then = Sunucunun o sırada bulduğu
notice-more-pairs = { $count ->
    [one] Sonucun yanındaki listede { $count } tane daha var.
   *[other] Sonucun yanındaki listede { $count } tane daha var.
  }

notice-versions = Sürümler
notice-changed = değişen: { $members }
notice-compare = Önceki sürümle karşılaştır
notice-member = Ne
notice-was = Önce
notice-is = Şimdi

notice-consents = Tedbirlerin aradığı rıza
notice-consents-beside = Bildirimin yanında sorulur ve yanıtlanır. Ne bildirimi ne de ona karşı duranı değiştirir.
notice-consent-of = rızası aranan: { $who }
notice-consent-version = sürüm { $version } için
notice-ask-consent = Rıza iste
notice-grant = Yanıtla: rıza gösterildi
notice-refuse = Yanıtla: reddedildi

notice-disclosed = Gizleneni okuyabilenler
notice-shared = Verilirken paylaşılan: { $parties }
notice-disclosed-none = Bilebildiğimiz kadarıyla kimseye açıklanmadı.
notice-disclose = Adıyla belirtilen okuyuculara açıkla
notice-disclose-hint = Açıldığı, kime ve hangi amaçla açıldığı herkes için kayıttadır; açılanın kendisi değil. Okunan geri alınamaz.
notice-hidden-members = Açılacak olan
notice-readers = Kime
notice-disclose-purpose = Hangi amaçla (bunu herkes okuyabilir)

notice-proof = Kanıt
notice-proof-save = Kanıtı kaydet
notice-proof-check = Burada denetle
notice-proof-holds = Kanıt geçerli: beyan, imzası ve defterdeki yeri doğrulanıyor.
notice-proof-fails = Kanıt geçerli değil.
notice-proof-hint = Herkesin tek başına ve çevrimdışı doğrulayabildiği bir dosya. Üçüncü kişilere kimin gösterebileceği tüzüktedir.

notice-call = Bunun için ara
notice-act-acknowledged = Alındı bildir
notice-act-disseminated = Birliğe iletildi
notice-act-relay = Birliğe haber verildi
notice-act-queried = Sor
notice-act-objects = İtiraz et
notice-act-unable = Uyamıyoruz
notice-act-amend = Değiştir
notice-act-start = Başlıyor
notice-act-end = Bitti
notice-act-confirm = Hâlâ geçerli
notice-act-withdraw = Geri çek
notice-about-queried = Açık olmayan ne? Soru, verene gider. Soru itiraz değildir.
notice-about-objects = Neye itiraz ediyorsunuz? Bildirim kayıtta kalır; itirazınız da.
notice-about-unable = Haberin iletilmesine ne engel?
notice-about-withdraw = Gerçekleşmeyecek. Söyleyebiliyorsanız nedenini söyleyin.
notice-about-relay = Kendi anahtarı olmayan bir birliğe siz haber verdiniz. Bu, birliğin kendi sözünden ayrı kalır.
notice-words = Sözle
notice-level = Hangi düzeyde
notice-relay-unit = Hangi birlik
notice-relay-unit-hint = Çağrı adı; asla bir kişinin adı değil
notice-relay-means = Nasıl haber verildi
notice-relay-call-sign = Çağrı adı
notice-relay-read-back = Birlik geri okudu
notice-relay-no-read-back = Geri okuma olmadan birlik haberdar sayılmaz.
