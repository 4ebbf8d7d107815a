# All of the register: one message for each question.

register-questions = Sorular
register-choose = Okumak istediğinizi seçin. Kendi sayfası olanlar gezinmededir.
register-search = Yanıttaki sözcükler
register-none = Defterde bunu yanıtlayan bir şey yok.
register-parties = Taraflar
register-contacts = Temaslar
register-proposals = Öneriler
register-undertakings = Koşula bağlı sözler
register-requests = Talepler ve yanıtlar
register-owed = Borçlarımız ve alacaklarımız
register-commitments = Taahhütler
register-gaps = Metinlerdeki boşluklar
register-plans = Planlar ve devirler
register-zones = Bölgeler
register-rounds = Görüşme turları
register-bodies = Organlar
register-agenda = Sürekli gündem
register-access = Reddedilen ya da geciken erişim
register-evidence = Deliller
register-sites = Korunan yerler
register-disclosures = Gizlenenin açıklanması
register-probes = Gizlenen hakkında ön sorgular
register-crossings = Dönüşler ve yardım
register-storages = Depodaki silahlar
register-matches = Eşleştirilen bildirimler
