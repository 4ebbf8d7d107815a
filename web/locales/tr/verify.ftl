# Checking a proof that somebody handed over.

verify-hint = Yalnızca bu makinede, sunucusuz ve ağsız denetlenir.
verify-drop = ya da bir kanıtı buraya bırakın
verify-choose = Dosya seç
verify-other-key = Başka bir defterin anahtarıyla denetle
verify-key = Doğrulama anahtarı
verify-key-hint = Defteri işletenin yayımladığı gibi: name+hash+key. Yoksa bu masanın güvendiği anahtar kullanılır.
verify-holds = Kanıt geçerli.
verify-fails = Kanıt geçerli değil.
verify-fails-hint = Bu dosyadaki hiçbir şeye güvenmeyin. Saklayın ve verene nereden geldiğini sorun.
verify-log = Kayıt defteri
verify-our-key = { $log }, bu masanın güvendiği anahtarla
verify-given-key = { $log }, yukarıda verilen, bu masanın hakkında bir şey bilmediği anahtarla
verify-checkpoint = Boyut ve kök
verify-subject = Gösterdiği
verify-other = Ve
verify-authority = { $count ->
    [one] İmza yetkisi veren { $count } beyan
   *[other] İmza yetkisi veren { $count } beyan
  }
verify-words = { $count ->
    [one] Sunucunun { $count } sözü
   *[other] Sunucunun { $count } sözü
  }
verify-reasons = Denetlenenler
verify-reason-checkpoint-signed = Denetim noktası defterin anahtarıyla imzalı.
verify-reason-entries-in-tree = Her kayıt, denetim noktasının bağladığı ağaçta.
verify-reason-entry-in-tree = Kayıt, denetim noktasının bağladığı ağaçta.
verify-reason-keys-from-charter = Kayıtlar sırasıyla, yürürlükteki anahtarları veriyor.
verify-reason-signatures-and-authority = Her beyan bu anahtarlarla ve türünün gerektirdiği yetkiyle imzalı.
verify-reason-charter-names-key = Gösterilen tüzük, denetim noktasını imzalayan anahtarı adıyla anıyor.
verify-reason-host-words-signed = Sunucunun sözleri, tüzüğün onlar için andığı anahtarla imzalı.
verify-reason-first-entries-of-log = Kayıtlar defterin ilk kayıtlarının tümü; hiçbiri atlanmamış.
verify-reason-signatures-and-rules = Her kayıt imzalı ve kurallara uyuyor.
verify-reason-none-left-out-by-the-instant = Sonda, söz konusu zamandan eksik kayıt yok.
verify-reason-question-asked-again = Soru bu kayıtlara yeniden soruldu; yanıt aynı.
verify-not-shown = Böyle bir dosyanın gösteremeyeceği
verify-not-later-revocation = Arkasındaki bir anahtarın sonradan iptal edilip edilmediği.
verify-not-further-receipts = İçindekilerden başka alındı olup olmadığı.
verify-not-later-entries = Denetim noktasından sonra söylenenler.
verify-not-entries-after-the-instant = Söz konusu zamandan sonra söylenenler.
verify-not-told-outside-the-log = Birine defter dışında haber verilip verilmediği.
verify-not-authority = İmzalayanların yetkisi olup olmadığı.
verify-not-signatures = Beyanın kendi imzalarının sağlam olup olmadığı.
