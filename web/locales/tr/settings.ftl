# Settings of this browser, and the facts of this desk.

settings-browser = Bu tarayıcı
settings-colours = Renkler
settings-colours-auto = Makinedeki gibi
settings-colours-light = Açık
settings-colours-dark = Koyu
settings-desk = Bu masa
settings-party = Taraf
settings-key = Subayın anahtarı
settings-machine = Makine anahtarı, yalnızca “teslim edildi” için
settings-no-machine = yok: kimse bakmazken “teslim edildi” diyen yoktur
settings-version = Garant
settings-log = İzlediği kayıt defteri
settings-origin = Kaynağı
settings-size = Doğrulanmış kopyamızdaki kayıt
settings-root = Kök
settings-as-of = Sunucudan son haber
settings-zone = Saha saati
settings-witnesses = Tanıklar
settings-no-witnesses = istenmiyor: bu masanın güven politikası yok
settings-objections = Farklı hesapladığımız sonuçlar
