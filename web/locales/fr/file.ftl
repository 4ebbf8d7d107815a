# Filing a notice, or amending one. A notice informs: no word here may read as leave to do something.

file-title = Déposer une notification
file-amend = Modifier une notification
file-import = Importer un fichier
file-afresh = Recommencer
file-kept = Ce que vous aviez commencé est toujours là.
file-kept-other = Vous aviez commencé une autre notification ; elle est toujours là. « Recommencer » la met de côté.
file-sign = Lire et signer
file-back = Retour

# Drawing
file-map = Carte pour tracer. Le tableau des coordonnées ci-dessous fait de même au clavier.
file-draw = Tracer
file-tool-area = étendue
file-tool-circle = cercle
file-tool-corridor = couloir
file-tool-route = itinéraire mobile
file-draw-none = Choisissez une forme, écrivez des positions ci-dessous ou importez un fichier.
file-draw-edit = Faites glisser un sommet pour le déplacer, un côté pour en créer un ; Alt et clic en retire un.
file-draw-area = Cliquez chaque sommet ; un double clic ferme l’étendue.
file-draw-circle = Cliquez le centre, puis le bord.
file-draw-corridor = Cliquez le long de la ligne ; un double clic la termine.
file-draw-route = Cliquez le long de l’itinéraire ; un double clic le termine. Ses heures découlent du départ et de la vitesse.
file-undo = Annuler
file-redo = Rétablir

# The time below the map
file-at = Carte à
file-at-all = toute sa durée
file-at-reset = Toute la durée

# Where
file-where = Où
file-paste = Positions ou noms de lieux, un par ligne
file-paste-hint = Degrés (latitude d’abord), degrés et minutes, coordonnées de carroyage, ou un nom dans toute écriture.
file-add = { $count ->
    [one] Ajouter { $count } point
   *[other] Ajouter { $count } points
  }
file-added = { $count ->
    [one] { $count } point ajouté.
   *[other] { $count } points ajoutés.
  }
# $name: a place. $distance: how far it is
file-near = à { $distance } de { $name }
file-agrees = { $name } y est.
file-disagrees = { $name } est ailleurs : à { $distance }. Regardez encore.
file-unknown-name = { $name } n’est dans aucune liste de lieux ici ; ce n’a pas été comparé.
file-unread = Ce n’est pas une position, et aucun lieu ici ne s’appelle ainsi.
file-alike = se prononce de façon proche
file-points = { $count ->
    [0] rien encore
    [one] { $count } point
   *[other] { $count } points
  }
file-shape = Forme
file-radius = Rayon (m)
file-buffer = De chaque côté (m)
file-speed = Vitesse (km/h)
file-lower = Plus bas (m)
file-upper = Plus haut (m)
file-altitudes = Altitudes au-dessus de l’ellipsoïde WGS84 ; vide : sans limite.
file-drop-part = Retirer cette partie
file-own-window = Cette partie a sa propre période
file-lacking = { $count ->
    [one] Il faut encore { $count } point.
   *[other] Il faut encore { $count } points.
  }
file-holes = { $count ->
    [one] { $count } trou est gardé tel que reçu.
   *[other] { $count } trous sont gardés tels que reçus.
  }
# $number: which part of the notice
file-part-lacking = La partie { $number } n’est pas encore complète : donnez ses points, ou retirez-la.
file-coordinates = Coordonnées
file-number = Nº
file-position = Position
file-when = Quand
file-height = Altitude (m)
file-acts = Changer
file-position-of = Position du point { $number }
file-when-at = Heure au point { $number }
file-height-at = Altitude au point { $number }
file-insert = Insérer un point après { $number }
file-up = Monter le point { $number }
file-down = Descendre le point { $number }
file-drop = Retirer le point { $number }
file-all-points = Montrer tous les points : { $count }

# What it says
file-what = Quoi et quand
file-start = De
file-end = Jusqu’à
file-unbounded = sans borne
file-clocks = À l’heure de
file-to = À qui
file-to-nobody = À personne : elle est au journal, et aucun accusé de réception n’est demandé.
file-purpose = But
file-text = Texte
file-language = Langue
file-more-text = Le dire aussi dans une autre langue
file-drop-text = Sans cette langue
file-more = Plus : nom, urgence, protégé, masqué, confirmation
file-protected-hint = Un site que seuls des lecteurs nommés voient. Tous les autres voient sa région. Son responsable doit avoir donné son accord.
file-region = Région que tous peuvent lire
file-region-hint = Aussi vague que sa protection l’exige, un district par exemple.
file-hide = Masquer à tous sauf aux lecteurs nommés
file-share = Lecteurs nommés
file-filed-for-hint = Toujours masqué.
file-reconfirm-none = pas du tout

# What it meets
file-found = Ce qu’elle rencontre
file-checking = examen …
file-not-checked = Cela n’a pas pu être contrôlé
file-nothing-drawn = Rien n’est encore tracé.
# $allowed: how far off would be ordinary
file-look-again = Les mots nomment { $name }, à { $distance } de ce qui est tracé (plus de { $allowed }). Regardez encore.
file-look-again-short = { $count ->
    [one] { $count } nom est ailleurs
   *[other] { $count } noms sont ailleurs
  }
file-look = Montrer où et quand
file-lead = Préavis donné : { $span }
file-lead-unknown = inconnu, son début est sans borne
file-lead-begun = aucun, elle a commencé { $span } auparavant
file-lead-asked = demandé : { $span }
file-lead-short = moins que demandé
file-as-of = Examiné dans notre propre copie du journal, à la date du { $when }
file-away = La liaison est coupée. Ce qu’elle rencontre a été examiné dans notre copie à la date du { $when }.
file-away-short = notre copie est ancienne : la liaison est coupée
file-away-queues = Ce que vous signez attend dans la file, et part quand la liaison revient.

# Asking the host about what others hide
file-probe = Interroger l’hôte sur ce que d’autres masquent
file-probe-what = D’autres peuvent masquer où ils sont ; notre copie ne le sait pas, l’hôte l’a vu. Il répond si ceci rencontre quelque chose de masqué, et jamais où, quand ni à quelle distance.
file-probe-seen = Vous signez une question, le lieu étant masqué. Elle est comptée, et le propriétaire de ce qu’elle touche voit que vous avez demandé. La réponse ne vaut pas feu vert.
file-probe-looks = { $left ->
    [0] Plus aucune question aujourd’hui.
    [one] Encore { $left } question aujourd’hui.
   *[other] Encore { $left } questions aujourd’hui.
  }
file-probe-away = La liaison est coupée : la réponse vient quand elle revient.
file-probe-waits = Demandé ; la réponse de l’hôte n’est pas encore là.
file-probe-clear = Rien de masqué trouvé qu’elle rencontre, dans ce que l’hôte a vu.
file-probe-undetermined = L’hôte n’a pas pu le dire : tout ce qui est masqué ne lui a pas été montré.
file-probe-old = Cela portait sur ce qui était tracé auparavant.

# Files
file-import-hint = GeoJSON, KML, GPX, CSV ou XLSX. Rien n’est réparé : ce qui ne peut pas être lu est indiqué avec sa place dans le fichier.
file-import-file = Fichier
file-import-radius = Rayon des points qui n’en donnent pas (m)
file-import-buffer = Largeur des lignes qui n’en donnent pas (m)
file-came = { $count ->
    [0] Rien n’a pu en être pris.
    [one] Reçu : { $count }.
   *[other] Reçus : { $count }.
  }
file-refused = { $count ->
    [0] Aucun refus.
    [one] Refusé : { $count }
   *[other] Refusés : { $count }
  }
file-notes = { $count ->
    [one] { $count } chose laissée de côté
   *[other] { $count } choses laissées de côté
  }
file-unread-columns = Colonnes non lues : { $columns }
file-one-by-one = Les parcourir une par une (total : { $count })
file-take = Prendre celle-ci
file-no-place = sans lieu
file-series = { $number } sur { $count } du fichier
file-skip = Suivante

# Amending
file-changes = Ce que change la version { $version }
file-no-changes = Rien encore.

# After the signature
file-signed = Signé : { $notice }
# $size: the size of the log
file-admitted-at = dans notre propre copie à la taille { $size }
file-verdict = Le résultat de l’hôte : { $result }
file-verdict-waits = pas encore là
file-another = En déposer une autre
file-next-left = { $count ->
    [one] Suivante : reste { $count }
   *[other] Suivante : restent { $count }
  }

# Keys
file-key-area = Tracer une étendue
file-key-circle = Tracer un cercle
file-key-corridor = Tracer un couloir
file-key-route = Tracer un itinéraire mobile
file-key-undo = Annuler le dernier pas du tracé
file-key-redo = Le rétablir
file-key-paste = Écrire des positions
file-key-take = Prendre une suggestion
file-key-sign = Lire et signer
file-key-import = Importer un fichier
file-key-next = Suivante du fichier
file-key-all-times = Quitter un champ ; ou toute la durée sur la carte
