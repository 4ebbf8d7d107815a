# The log explorer, and the page of one statement.

log-kind = Tür
log-kind-hint = Defterdeki gibi, örneğin notice/1
log-go-to = Kayıt aç
log-go-to-hint = Sırası ya da bir beyanın numarası
log-all-parties = tüm taraflar
log-entries = { $count } kayıt
log-root = kök { $root }
log-none = Uyan kayıt yok.
log-index = Kayıt
log-admitted = Deftere geçişi
log-about = Konusu
log-signed = İmzalayan
log-root-key = kök anahtar
log-caption = Kayıtlar: { $newest } – { $oldest }
log-newest = En yeniler
log-older = Daha eskiler
