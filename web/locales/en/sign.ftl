# The dialog before every signature.

sign-title = Read, then sign
# $party: who says it. $kind: a kind of statement, such as “notice”
sign-says = { $party } says: { $kind }
sign-to = To: { $parties }
sign-by = Signed by { $who }
sign-away = The host cannot be reached now. What you sign waits in this desk’s queue and is sent when the line is back. Cut off since { $when }.
sign-exactly = Exactly what is signed
sign-id = Statement id
sign-id-of = Statement id: { $id }
sign-hidden = hidden
sign-none = not given
sign-yes = yes
sign-no = no
sign-positions = { $count ->
    [one] { $count } position
   *[other] { $count } positions
  }
sign-passphrase = Officer’s passphrase
sign-no-key = This desk holds no officer’s key, so nothing can be signed here.
sign-back = Back, sign nothing
sign-on = Read and sign
sign-again = Compose again
sign-sign = Sign
sign-unlock-and-sign = Unlock and sign
sign-done = Signed. It is in this desk’s queue.
