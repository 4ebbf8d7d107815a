# Incidents, positions, books and matches. Nothing here says who is right.

incidents-report = Olay bildir
incidents-waiting = { $count ->
    [one] { $count } olay tutumumuzu bekliyor
   *[other] { $count } olay tutumumuzu bekliyor
  }
incidents-books = Bir günün iki listesi
incidents-day = Hangi gün
# $day: a date. $sides: whose books. $status: actual, exercise
incidents-day-label = { $day } · { $sides } · { $status }
incidents-import = Bir günün listesini bu makinede “garant book import” ile girin; CSV ve XLSX okur, her satırda bir kalem.
incidents-pairs = Tek olay olabilecek bildirimler
incidents-all = Tüm olaylar
incidents-caption = { $count ->
    [one] { $count } olay, en yenisi önce
   *[other] { $count } olay, en yenisi önce
  }
incidents-none = Defter kopyamızda böyle bir olay yok.
incidents-what = Ne
incidents-when = Ne zaman
incidents-where = Nerede
incidents-sides = Taraflar ne diyor
incidents-stands = Ne aşamada

# $what: a kind of event. $party: who reported it
incident-heading = { $what }, bildiren: { $party }
incident-sides = Her taraf ne diyor
incident-no-sides = Kimseye haber verilmedi ve kimse bir şey söylemedi.
incident-no-word = henüz söz yok
incident-other-word = Aynı tarafın başka bir sözü
incident-waits = Tutumumuz bekleniyor
incident-against = kime karşı: { $who }
# $how: signed, represented, reported. $party: who signed
incident-signed-by = { $how }: { $party }
incident-state = Tutumumuzu beyan et
incident-state-hint = Bu, tarafımızın ötekilerin yanındaki sözüdür. Sonraki sözümüz öncekinin yerine geçer, başka kimseninkinin yerine geçmez.
incident-headquarters-alone = Yalnızca karargâh anahtarı tutum bildirir.
incident-we-say = Diyoruz ki
incident-choose = seçin
incident-excluded-hint = Bundan sonra hiçbir şey kimseye koordinatını göstermez.
incident-words = Sözle
incident-happened = Olduğu söylenen
# $unit: minute, hour, day
incident-precise-to = kesinlik: { $unit }
incident-where-hidden = yeri bizden gizli
incident-where-disclosed = yeri bize açıklandı
incident-where-uncoordinated = dışlanan bir gruba ait deniyor: koordinatı yok
incident-by = Kim yaptı
incident-answerable = Kim sorumlu tutuluyor
incident-reporter = Bildiren
incident-entered = Girildi
incident-hidden = Gizli
incident-hidden-members = { $count ->
    [one] { $count } alan bizden gizli
   *[other] { $count } alan bizden gizli
  }
incident-findings = Bulgular
incident-occurrence = Gerçekleşti mi
incident-breach = İhlal miydi
incident-attribution = Kimindi
incident-confidence = Güven düzeyi
incident-dissent = Karşı görüş, { $who }: { $text }
incident-owed = Ardından yapılması gereken
incident-owed-by = yükümlü: { $who }
incident-agreed = yükümlü bunda anlaştı
incident-not-reported = hakkında bir şey bildirilmedi
incident-access = Uzak tutulanlar
incident-minutes = { $count ->
    [one] { $count } dakika yitirildi
   *[other] { $count } dakika yitirildi
  }
incident-minutes-unknown = yitirilen süre bilinmiyor
incident-nearby = Yakında yürürlükteki bildirimler
incident-within = Şu mesafe içinde: { $distance }; yerin ne kadar kesin bilindiğine göre.
incident-no-notice = Okuyabildiklerimiz arasında yok.
incident-nearby-hidden = { $count ->
    [one] O sırada yürürlükteki { $count } bildirim yerini gizliyor.
   *[other] O sırada yürürlükteki { $count } bildirim yerini gizliyor.
  }
incident-acknowledged-then = O sırada haberdar olanlar: { $parties }
incident-filed = Verildi: { $when }
incident-measures = İlgili tedbirler
incident-measure-named = bildirimde adı geçiyor
incident-evidence = Deliller
incident-held-by = Elinde tutan: { $party }
incident-matches = Aynı ya da ayrı olduğu söylenenler
incident-merged = Bununla birleştirilenler: { $incident }
incident-merged-into = Şununla birleştirildi: { $incident }
incident-timeline = Yapılanlar
# A party entered the incident
incident-entered-it = girdi
incident-step = Adım at
incident-which-step = Hangi adım

report-basis = Nereden biliyoruz
report-when-hint = Bildiğiniz kesinlikte
report-clocks = Kimin saatiyle
report-time-precision = Zamanın kesinliği
report-precision = Yerin ne kadar bilindiği
report-district = İlçe
report-district-hint = Yer gizli ya da bilinmiyorsa gösterilenin en çoğu
report-text = Ne oldu
report-to = Kime haber verilmeli: her birinden tutum beklenir
report-hide = Paylaşılanlar dışında herkesten gizle

books-title = Liste
books-none = Defter kopyamızda liste yok.
books-no-other = Kayıtta o güne ait başka tarafın listesi yok.
books-no-items = İkisi de kalem sıralamıyor.
books-nothing-to-match = Kalemler, iki taraf da sıraladığında eşleştirilebilir. Yalnızca sayılardan oluşan listede kalem yoktur.
books-caption = İki listenin kalemleri ve hangilerinin tek olay olduğu
books-match = Tek olay mı?
books-alone = yalnızca bir listede
books-apart = { $count ->
    [one] birinin iki ayrı olay dediği { $count } çift
   *[other] birinin iki ayrı olay dediği { $count } çift
  }
books-no-time = zaman verilmedi
# How alike two reports are, never a place or people
books-alike = benzerlik: { $score } / { $most }
books-rivals = { $count ->
    [one] neredeyse aynı ölçüde olası { $count } çift daha
   *[other] neredeyse aynı ölçüde olası { $count } çift daha
  }
books-also = şununla da doğrulandı: { $things }
books-same = Aynı olay
books-different = Ayrı olaylar
books-unknown = bilinmiyor
books-total-by = kimin okuyuşuna göre:
books-rest = yeri verilmeyen: { $count }
books-not-adding = Yerlerin toplamı { $sum }, verilen toplam { $total }.
books-lists = { $count ->
    [one] { $count } kalem sıralıyor
   *[other] { $count } kalem sıralıyor
  }
books-counts-alone = yalnızca sayılar
books-reported = bir kayıt sorumlusu girdi
books-says-nothing = hakkında bir şey söylenmeyen: { $count }
books-reply = Sayılarla yanıtla
books-reply-hint = Kaç kalemini doğruladığımız ve ötekiler için ne dediğimiz. Listenin kendisi yayımlandığı gibi kalır.

match-minutes-apart = arada { $minutes } dk
match-overlap = zamanlar { $hours } sa içinde örtüşüyor
match-overlap-long = zamanlar örtüşüyor, ama 12 sa üzerinde bir aralıkta
match-km-apart = arada { $distance } km
match-same-name = aynı yer adı
match-alike = benzer sesli yer adları
match-same-district = aynı ilçe
match-unspecified = ne olduğu belirtilmemiş
match-same-kind = aynı tür olay
match-family = aynı aileden türler
match-different-kinds = ayrı türde olaylar
