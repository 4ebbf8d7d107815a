# The dialog before every signature.

sign-title = Lire, puis signer
# $party: who says it. $kind: a kind of statement, such as “notice”
sign-says = { $party } déclare : { $kind }
sign-to = À : { $parties }
sign-by = Signé par { $who }
sign-away = L’hôte ne peut pas être joint. Ce que vous signez attend dans la file de ce poste et part quand la liaison revient. Coupé depuis { $when }.
sign-exactly = Exactement ce qui est signé
sign-id = Identifiant de la déclaration
sign-id-of = Identifiant de la déclaration : { $id }
sign-hidden = masqué
sign-none = non donné
sign-yes = oui
sign-no = non
sign-positions = { $count ->
    [one] { $count } point
   *[other] { $count } points
  }
sign-passphrase = Phrase secrète de l’officier
sign-no-key = Ce poste ne détient aucune clé d’officier : rien ne peut être signé ici.
sign-back = Retour, ne rien signer
sign-on = Lire et signer
sign-again = Composer à nouveau
sign-sign = Signer
sign-unlock-and-sign = Déverrouiller et signer
sign-done = Signé. La déclaration est dans la file de ce poste.
