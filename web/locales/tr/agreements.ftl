# The list of agreements, and the reader with its article cards.

agreements-which = Göster
agreements-which-all = tümü
agreements-which-ours = bizi bağlayanlar
agreements-which-sealed = mühürlü bölümü olanlar
agreements-which-open = açık nokta bırakanlar
agreements-search = Başlıktan ya da numaradan sözcükler
agreements-none = Defterde böyle bir anlaşma yok.
agreements-caption = { $count ->
    [one] { $count } anlaşma
   *[other] { $count } anlaşma
  }
agreements-title = Başlık
agreements-binds = Kimi bağladığı
agreements-binds-nobody = Bir kayıt sorumlusu kamuya açık kaynaktan girdi: kendi başına kimseyi bağlamaz
agreements-entered = Kimseyi: kayıt görevlisinin girişi
agreements-accepted-by-nobody = Henüz kimse kabul etmedi
agreements-measures = Tedbirler
agreements-left-open = Açık bırakılan
agreements-sealed = Mühürlü anlaşma
# $count: how many members are hidden from us. $measures: how many measures it has
agreements-sealed-parts = Kısmen mühürlü: { $count ->
    [one] { $count } alan
   *[other] { $count } alan
  } bizden gizli. Var olduğu, tarihi ve tedbir sayısı ({ $measures }) kanıtlanabilir.
agreements-gaps = { $count ->
    [one] Metin { $count } noktayı açık bırakıyor.
   *[other] Metin { $count } noktayı açık bırakıyor.
  }
agreements-accepts = { $party } kabul ediyor
agreements-rejects = { $party } reddediyor
agreements-through = (aracı: { $party })
agreements-accept = Tarafımız adına kabul et
agreements-reject = Tarafımız adına reddet
agreements-zones = Bölgeler
agreements-sources = Kaynaklar
agreements-not-said = söylenmedi
agreements-leaves-open = Metnin açık bıraktığı: { $words }
agreements-notice-of = önceden bildirim süresi: { $span }
agreements-consent-of = rızası aranan: { $who }
agreements-report = Ne ölçüde yerine getirildiğini bildir: { $measure }
agreements-verify = Ne ölçüde yerine getirildiğini söyle: { $measure }
agreements-grade = { $grade ->
    [0] 0 · başlamadı
    [1] 1 · başladı
    [2] 2 · epey ilerledi
   *[3] 3 · tamamlandı
  }
agreements-reading = Kimin okuyuşu: { $party }
agreements-reading-text = Metnin kendi okunuşu
agreements-apart = Okuyuşlar arasındaki fark en çok { $distance }
agreements-on-map = Haritada göster
agreements-not-drawn = Kimse çizmedi: burada şekli yok.
