# Statements drafted from texts, waiting for an officer.

tray-hint = Lu dans des textes selon des règles. Rien ici n’est signé. Comparez chaque projet à ses mots avant de le signer.
tray-empty = Aucun projet n’attend. « garant read » les écrit dans le dossier « drafts » de ce poste.
tray-caption = { $count ->
    [one] { $count } projet
   *[other] { $count } projets
  }
tray-draft = Projet
tray-confidence = Certitude
tray-no-text = Le texte n’est pas dans la corbeille : ses mots ne peuvent pas être montrés.
tray-grounds = Ce sur quoi il repose : { $count ->
    [one] { $count } passage
   *[other] { $count } passages
  }
tray-forget = Jeter
tray-edit = Corriger
tray-sign = Lire et signer
tray-key-sign = Lire le projet et le signer
tray-key-edit = Corriger le projet
tray-key-forget = Jeter le projet
