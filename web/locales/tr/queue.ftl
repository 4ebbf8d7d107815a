# What this desk signed, and how far each statement has come.

queue-title = Kuyruk
queue-hint = Bu masanın imzaladıkları. Yalnızca kayıt defterinin kendi doğrulanmış kopyamızda bulunanlar deftere geçmiş sayılır.
queue-empty = Burada henüz bir şey imzalanmadı.
queue-when = İmza zamanı
queue-what = Ne
queue-to = Kime
queue-by = İmzalayan
queue-by-officer = subay
queue-by-machine = bu masanın makine anahtarı
queue-state = Durum
# $size: how many entries the log had with it
queue-state-signed = imzalandı, henüz gönderilmedi
queue-state-sent = gönderildi, alındısı geldi
queue-state-admitted = deftere geçti, boyut { $size }
queue-state-refused = sunucu reddetti
queue-state-expired = süresi geçti, hiç gönderilmedi
queue-until = son gönderim { $away }
queue-refused-hint = Sunucu bu reddi imzaladı; beyanla birlikte burada saklanıyor. Belirttiğini düzeltip yeniden imzalayın.
queue-set-aside = Kenara koy
