# Filing a notice, or amending one. A notice informs: no word here may read as leave to do something.

file-title = Bildirim ver
file-amend = Bildirimi değiştir
file-import = Dosya getir
file-afresh = Baştan başla
file-kept = Başladığınız hâlâ burada.
file-kept-other = Başka bir bildirime başlamıştınız; hâlâ burada. “Baştan başla” onu kenara koyar.
file-sign = Oku ve imzala
file-back = Geri

# Drawing
file-map = Çizim haritası. Aşağıdaki koordinat çizelgesi aynısını klavyeyle yapar.
file-draw = Çiz
file-tool-area = alan
file-tool-circle = daire
file-tool-corridor = koridor
file-tool-route = hareketli rota
file-draw-none = Bir şekil seçin, aşağıya konum yazın veya dosya getirin.
file-draw-edit = Köşeyi sürükleyince yeri değişir, kenarı sürükleyince köşe eklenir; Alt ile tıklama köşeyi kaldırır.
file-draw-area = Her köşeye tıklayın; çift tıklama alanı kapatır.
file-draw-circle = Önce merkeze, sonra kenara tıklayın.
file-draw-corridor = Hat boyunca tıklayın; çift tıklama bitirir.
file-draw-route = Rota boyunca tıklayın; çift tıklama bitirir. Saatleri başlangıç ve hızdan çıkar.
file-undo = Geri al
file-redo = Yinele

# The time below the map
file-at = Haritanın zamanı
file-at-all = tüm süresi
file-at-reset = Tüm süre

# Where
file-where = Nerede
file-paste = Konumlar ya da yer adları, her satırda bir tane
file-paste-hint = Derece (önce enlem), derece ve dakika, kare koordinatı ya da her yazıda bir ad.
file-add = { $count ->
    [one] { $count } nokta ekle
   *[other] { $count } nokta ekle
  }
file-added = { $count ->
    [one] { $count } nokta eklendi.
   *[other] { $count } nokta eklendi.
  }
# $name: a place. $distance: how far it is
file-near = { $name }: { $distance } uzakta
file-agrees = { $name } orada.
file-disagrees = { $name } başka yerde: { $distance } uzakta. Yeniden bakın.
file-unknown-name = { $name } buradaki yer listelerinde yok; karşılaştırılmadı.
file-unread = Bu bir konum değil ve burada bu adda yer yok.
file-alike = benzer sesli
file-points = { $count ->
    [0] henüz yok
    [one] { $count } nokta
   *[other] { $count } nokta
  }
file-shape = Şekil
file-radius = Yarıçap (m)
file-buffer = Her iki yana (m)
file-speed = Hız (km/sa)
file-lower = En alçak (m)
file-upper = En yüksek (m)
file-altitudes = WGS84 elipsoidinin üzerindeki irtifalar; boş bırakılırsa sınırsızdır.
file-drop-part = Bu bölümü çıkar
file-own-window = Bu bölümün kendi zaman aralığı var
file-lacking = { $count ->
    [one] { $count } nokta daha gerekli.
   *[other] { $count } nokta daha gerekli.
  }
file-holes = { $count ->
    [one] İçindeki { $count } boşluk geldiği gibi korunuyor.
   *[other] İçindeki { $count } boşluk geldiği gibi korunuyor.
  }
# $number: which part of the notice
file-part-lacking = Bölüm { $number } henüz tam değil: noktalarını verin ya da çıkarın.
file-coordinates = Koordinatlar
file-number = No.
file-position = Konum
file-when = Ne zaman
file-height = İrtifa (m)
file-acts = Değiştir
file-position-of = Nokta { $number }: konum
file-when-at = Nokta { $number }: zaman
file-height-at = Nokta { $number }: irtifa
file-insert = Nokta { $number } sonrasına nokta ekle
file-up = Nokta { $number }: yukarı taşı
file-down = Nokta { $number }: aşağı taşı
file-drop = Nokta { $number }: çıkar
file-all-points = Tüm noktaları göster: { $count }

# What it says
file-what = Ne ve ne zaman
file-start = Başlangıç
file-end = Bitiş
file-unbounded = sınırsız
file-clocks = Hangi saatle
file-to = Kime
file-to-nobody = Kimseye: defterde durur, kimseden alındı istenmez.
file-purpose = Amaç
file-text = Metin
file-language = Dil
file-more-text = Başka bir dilde de söyle
file-drop-text = Bu dil olmadan
file-more = Daha fazlası: ad, acil durum, korunan, gizli, teyit
file-protected-hint = Yalnızca adı verilen okuyucuların gördüğü bir yer. Ötekiler yöresini görür. Sahibinin rızası gerekir.
file-region = Herkesin okuyabileceği yöre
file-region-hint = Korunmasının gerektirdiği kadar kaba, örneğin bir ilçe.
file-hide = Adı verilen okuyucular dışında herkesten gizle
file-share = Adı verilen okuyucular
file-filed-for-hint = Her zaman gizli.
file-reconfirm-none = gerekmez

# What it meets
file-found = Karşılaştıkları
file-checking = bakılıyor …
file-not-checked = Kontrol edilemedi
file-nothing-drawn = Henüz bir şey çizilmedi.
# $allowed: how far off would be ordinary
file-look-again = Metinde adı geçen: { $name }; çizilene uzaklığı { $distance } (sınır { $allowed }). Yeniden bakın.
file-look-again-short = { $count ->
    [one] { $count } ad başka yerde
   *[other] { $count } ad başka yerde
  }
file-look = Nerede ve ne zaman, göster
file-lead = Verilen ön süre: { $span }
file-lead-unknown = bilinmiyor, başlangıcı sınırsız
file-lead-begun = yok, { $span } önce başladı
file-lead-asked = istenen: { $span }
file-lead-short = istenenden az
file-as-of = Defterin kendi kopyamızda bakıldı; tarihi: { $when }
file-away = Bağlantı kesik. Karşılaştıklarına kopyamızda bakıldı; tarihi: { $when }.
file-away-short = kopyamız eski: bağlantı kesik
file-away-queues = İmzaladığınız kuyrukta bekler, bağlantı dönünce gider.

# Asking the host about what others hide
file-probe = Başkalarının gizlediklerini sunucuya sor
file-probe-what = Başkaları yerini gizleyebilir; kopyamız bunu bilmez, sunucuya gösterilmiştir. Bunun gizli bir şeyle karşılaşıp karşılaşmadığını yanıtlar; nerede, ne zaman, ne kadar yakın, asla söylemez.
file-probe-seen = Yeri gizli bir soru imzalarsınız. Sayılır; dokunduğu şeyin sahibi sorduğunuzu görür. Yanıt, yola çıkın demek değildir.
file-probe-looks = { $left ->
    [0] Bugün soru hakkı kalmadı.
    [one] Bugün { $left } soru kaldı.
   *[other] Bugün { $left } soru kaldı.
  }
file-probe-away = Bağlantı kesik: yanıt, bağlantı dönünce gelir.
file-probe-waits = Soruldu; sunucunun yanıtı henüz gelmedi.
file-probe-clear = Sunucuya gösterilenlerde bunun karşılaştığı gizli bir şey bulunmadı.
file-probe-undetermined = Sunucu söyleyemedi: gizli olanların hepsi ona gösterilmedi.
file-probe-old = Bu, önceki çizim için sorulmuştu.

# Files
file-import-hint = GeoJSON, KML, GPX, CSV ya da XLSX. Hiçbir şey onarılmaz: okunamayan, dosyadaki yeriyle söylenir.
file-import-file = Dosya
file-import-radius = Yarıçapı verilmeyen noktalar için yarıçap (m)
file-import-buffer = Genişliği verilmeyen çizgiler için genişlik (m)
file-came = { $count ->
    [0] İçinden bir şey alınamadı.
    [one] Gelen: { $count }.
   *[other] Gelen: { $count }.
  }
file-refused = { $count ->
    [0] Reddedilen yok.
    [one] Reddedilen: { $count }
   *[other] Reddedilen: { $count }
  }
file-notes = { $count ->
    [one] { $count } şey dışarıda bırakıldı
   *[other] { $count } şey dışarıda bırakıldı
  }
file-unread-columns = Okunmayan sütunlar: { $columns }
file-one-by-one = Hepsini teker teker geç (toplam { $count })
file-take = Bunu al
file-no-place = yersiz
file-series = Dosyadan { $number } / { $count }
file-skip = Sonraki

# Amending
file-changes = Sürüm { $version } neyi değiştiriyor
file-no-changes = Henüz yok.

# After the signature
file-signed = İmzalandı: { $notice }
# $size: the size of the log
file-admitted-at = kendi kopyamızda, boyut { $size }
file-verdict = Sunucunun kontrol sonucu: { $result }
file-verdict-waits = henüz yok
file-another = Bir tane daha ver
file-next-left = { $count ->
    [one] Sonraki: { $count } kaldı
   *[other] Sonraki: { $count } kaldı
  }

# Keys
file-key-area = Alan çiz
file-key-circle = Daire çiz
file-key-corridor = Koridor çiz
file-key-route = Hareketli rota çiz
file-key-undo = Çizimin son adımını geri al
file-key-redo = Yeniden getir
file-key-paste = Konum yaz
file-key-take = Bir öneriyi al
file-key-sign = Oku ve imzala
file-key-import = Dosya getir
file-key-next = Dosyadan sonraki
file-key-all-times = Alandan çık veya haritada bütün süreyi göster
