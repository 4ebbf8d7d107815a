# The log explorer, and the page of one statement.

log-kind = Type
log-kind-hint = Comme dans le journal, par exemple notice/1
log-go-to = Ouvrir une entrée
log-go-to-hint = Son numéro, ou l’identifiant d’une déclaration
log-all-parties = toutes les parties
log-entries = { $count ->
    [one] { $count } entrée
   *[other] { $count } entrées
  }
log-root = racine { $root }
log-none = Aucune entrée ne correspond.
log-index = Entrée
log-admitted = Admise
log-about = Concerne
log-signed = Signé par
log-root-key = clé racine
log-caption = Entrées { $newest } à { $oldest }
log-newest = Plus récentes
log-older = Plus anciennes
