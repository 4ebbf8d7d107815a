# The dialog before every signature.

sign-title = Önce oku, sonra imzala
# $party: who says it. $kind: a kind of statement, such as “notice”
sign-says = { $party } beyan ediyor: { $kind }
sign-to = Kime: { $parties }
sign-by = İmzalayan: { $who }
sign-away = Sunucuya şu anda ulaşılamıyor. İmzaladığınız bu masanın kuyruğunda bekler ve bağlantı dönünce gönderilir. Kesinti başlangıcı: { $when }.
sign-exactly = Tam olarak imzalanan
sign-id = Beyan numarası
sign-id-of = Beyan numarası: { $id }
sign-hidden = gizli
sign-none = verilmedi
sign-yes = evet
sign-no = hayır
sign-positions = { $count ->
    [one] { $count } nokta
   *[other] { $count } nokta
  }
sign-passphrase = Subayın parolası
sign-no-key = Bu masada subay anahtarı yok; burada hiçbir şey imzalanamaz.
sign-back = Geri, hiçbir şey imzalama
sign-on = Oku ve imzala
sign-again = Yeniden hazırla
sign-sign = İmzala
sign-unlock-and-sign = Kilidi aç ve imzala
sign-done = İmzalandı. Bu masanın kuyruğunda.
