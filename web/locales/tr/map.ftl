# The map and the time.

# On every map
map-nearer = Yakınlaştır
map-further = Uzaklaştır
map-all = Tümünü göster
map-north = K
map-north-up = Kuzey yukarıda
map-source = Zemin: Natural Earth (kamu malı). Sınırlar yalnızca gösterge niteliğindedir.
map-km = { $length } km
map-m = { $length } m
map-conflict = çakışma
# The text’s own reading of a zone, against the readings of parties
map-reading-text = metindeki gibi
# On the line of a zone: its title, and whose reading the line is
map-reading-on-line = { $zone }: { $who }

# The page
map-title = Harita ve zaman
map-label = Harita: oklar kaydırır, artı ve eksi yakınlaştırır ve uzaklaştırır. Yanındaki çizelge aynı şeyi söyler.
map-filters = Gösterilenler
map-filter-all = Tümü
map-filter-text = Metin
map-filter-party = Taraf
map-filter-kind = Bildirim türü
map-filter-status = Statü
map-filter-agreement = Bölgeleri gösterilen anlaşma
map-layers = Haritada
map-layer-notices = Bildirimler
map-layer-conflicts = Çakışmalar
map-layer-incidents = Olaylar
map-layer-zones = Bölgeler
map-layer-borders = Gösterge niteliğinde sınırlar
map-layer-places = Adlar
map-layer-graticule = Dereceler
# $party is our own party
map-ours = Yalnızca bizi ilgilendirenler
map-with-later = Henüz gelecek olanlar

# Whose picture it is
map-known-to = Kimin bildiği hâliyle
map-known-now = Biz, şimdi
# Before the party’s name; “at” and the time follow
map-known = { $party } tarafının { $when } itibarıyla bildiği
map-known-means = Yalnızca bu tarafın o zamana kadar kendi söylediği ya da ona söylenmiş olan, okuyabildiğimiz kadarıyla. Ne gördüğünü söylemez.
map-known-back = Kendi resmimize dön

# The time
map-time = Zaman
map-instant = An
map-now = Şimdi
map-play = Oynat
map-pause = Duraklat
map-space = boşluk
# How fast it plays: $minutes of the theatre’s time in each second
map-speed = { $minutes ->
    [60] 1 sa/sn
    [360] 6 sa/sn
    [1440] 1 gün/sn
   *[other] { $minutes } dk/sn
  }
map-speed-hint = Bir saniyede geçen saha zamanı
map-before = Önceki değişiklik
map-next = Sonraki değişiklik
map-next-conflict = Sonraki çakışma
map-span = Zaman aralığı
map-span-6h = 6 saat
map-span-1d = 1 gün
map-span-7d = 7 gün
map-span-30d = 30 gün
map-span-all = tümü
map-key-play = Oynat ya da duraklat
map-key-step = Bir adım sonra
map-key-step-back = Bir adım önce
map-key-change = Sonraki değişikliğe
map-key-change-before = Önceki değişikliğe
map-key-conflict = Sonraki çakışmaya
map-key-conflict-before = Önceki çakışmaya
map-key-now = Şimdiye dön
map-key-let-go = Seçileni bırak

# The table and the card
map-rows = { $count ->
    [one] { $count } satır, haritadaki gibi
   *[other] { $count } satır, haritadaki gibi
  }
map-more = { $count ->
    [one] { $count } satır daha. Görmek için daraltın.
   *[other] { $count } satır daha. Görmek için daraltın.
  }
map-nothing-now = Bu anda süren bildirim yok.
map-what = Ne
map-whose = Kimin
map-when = Ne zaman
map-where = Nerede
map-later = gelecek
map-always = zaman verilmedi
map-open-end = açık
map-unknown-time = zamanı bilinmiyor
map-chosen = Seçilen
map-not-here = Bu, haritada değil.
map-go-there = O zamana git
map-altitude = İrtifa
map-any-altitude = her irtifa
map-above = alt sınır { $lower }
map-below = üst sınır { $upper }
map-between = { $lower } – { $upper }
map-hidden = bizden gizli
map-of-operator = Bu uçuşu bir insansız hava aracı işleteni sunucuya bildirdi. Kendi sayfası yoktur: hakkında bilinenin tümü budur.
map-told-to = Kime yöneltildiği
map-conflict-of = İki bildirimin çakışması
map-closest = En yakın mesafe
map-withheld = Saklı
map-said-by = Söyleyen
map-precision = Kesinlik
map-place = Yer
map-agreement = Anlaşma
map-bound = Bağlı olanlar
map-silent = Söz söylemeyenler
map-apart = Okuyuşlar arasındaki en büyük fark
map-because = Neden hepsi çizilmedi
map-note = Not
map-readings = Okuyuşlar
map-accepted-by = kabul eden: { $parties }
map-rejected-by = reddeden: { $parties }
map-unplaced = { $count ->
    [one] haritada yeri olmayan { $count } şey
   *[other] haritada yeri olmayan { $count } şey
  }
map-left-out = Gösterilmeyen: bildirim { $notices }, olay { $incidents }, bölge { $zones }.

# The legend
map-legend = Haritadaki işaretler
map-legend-conflict = çakışma: ikisi karşılaştıkça kalın
map-legend-incident = olay
map-legend-moving = yolunda: bulunduğu yer ve tampon mesafesi
map-legend-protected = korunan yer: çift kenar
map-legend-hatched = bir okuyuşta var, ötekinde yok
map-legend-borders = Sınırlar gösterge niteliğindedir. Çizilmesi bir tutum bildirmez.
