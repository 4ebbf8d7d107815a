# The map and the time.

# On every map
map-nearer = Plus près
map-further = Plus loin
map-all = Tout montrer
map-north = N
map-north-up = Le nord est en haut
map-source = Fond : Natural Earth (domaine public). Les frontières sont indicatives.
map-km = { $length } km
map-m = { $length } m
map-conflict = conflit
# The text’s own reading of a zone, against the readings of parties
map-reading-text = selon le texte
# On the line of a zone: its title, and whose reading the line is
map-reading-on-line = { $zone } : { $who }

# The page
map-title = Carte et temps
map-label = Carte : les flèches la déplacent, plus et moins l’agrandissent ou la réduisent. Le tableau à côté dit la même chose.
map-filters = Ce qui est montré
map-filter-all = Tout
map-filter-text = Texte
map-filter-party = Partie
map-filter-kind = Type de notification
map-filter-status = Statut
map-filter-agreement = Zones de
map-layers = Sur la carte
map-layer-notices = Notifications
map-layer-conflicts = Conflits
map-layer-incidents = Incidents
map-layer-zones = Zones
map-layer-borders = Frontières indicatives
map-layer-places = Noms
map-layer-graticule = Degrés
# $party is our own party
map-ours = Seulement ce qui nous concerne
map-with-later = Ce qui est encore à venir

# Whose picture it is
map-known-to = Tel que connu de
map-known-now = Nous, maintenant
# Before the party’s name; “at” and the time follow
map-known = Tel que connu de { $party }, { $when }
map-known-means = Seulement ce que cette partie avait dit elle-même ou ce qui lui avait été dit alors, pour autant que nous puissions le lire. Cela ne dit pas ce qu’elle avait vu.
map-known-back = Revenir à notre propre image

# The time
map-time = Temps
map-instant = Instant
map-now = Maintenant
map-play = Lecture
map-pause = Pause
map-space = espace
# How fast it plays: $minutes of the theatre’s time in each second
map-speed = { $minutes ->
    [60] 1 h/s
    [360] 6 h/s
    [1440] 1 j/s
   *[other] { $minutes } min/s
  }
map-speed-hint = Temps du théâtre qui passe en une seconde
map-before = Changement précédent
map-next = Changement suivant
map-next-conflict = Conflit suivant
map-span = Fenêtre
map-span-6h = 6 heures
map-span-1d = 1 jour
map-span-7d = 7 jours
map-span-30d = 30 jours
map-span-all = tout
map-key-play = Lecture ou pause
map-key-step = Un pas plus tard
map-key-step-back = Un pas plus tôt
map-key-change = Au changement suivant
map-key-change-before = Au changement précédent
map-key-conflict = Au conflit suivant
map-key-conflict-before = Au conflit précédent
map-key-now = Retour à maintenant
map-key-let-go = Lâcher ce qui est choisi

# The table and the card
map-rows = { $count ->
    [one] { $count } ligne, comme sur la carte
   *[other] { $count } lignes, comme sur la carte
  }
map-more = { $count ->
    [one] { $count } ligne de plus. Filtrez pour la voir.
   *[other] { $count } lignes de plus. Filtrez pour les voir.
  }
map-nothing-now = Aucune notification n’est en cours à cet instant.
map-what = Quoi
map-whose = De qui
map-when = Quand
map-where = Où
map-later = à venir
map-always = sans heure donnée
map-open-end = ouvert
map-unknown-time = heure inconnue
map-chosen = Ce qui est choisi
map-not-here = Ceci n’est pas sur la carte.
map-go-there = Aller à ce moment
map-altitude = Altitude
map-any-altitude = toute altitude
map-above = à partir de { $lower }
map-below = jusqu’à { $upper }
map-between = de { $lower } à { $upper }
map-hidden = masqué pour nous
map-of-operator = Un exploitant de drones a déposé ce vol auprès de l’hôte. Il n’a pas de page à lui : voici tout ce qui en est connu.
map-told-to = Adressée à
map-conflict-of = Conflit de deux notifications
map-closest = Au plus près
map-withheld = Masqué
map-said-by = Dit par
map-precision = Précision
map-place = Lieu
map-agreement = Accord
map-bound = Liés
map-silent = Ne se sont pas prononcés
map-apart = Écart maximal des lectures
map-because = Pourquoi tout n’est pas tracé
map-note = Remarque
map-readings = Lectures
map-accepted-by = acceptée par { $parties }
map-rejected-by = rejetée par { $parties }
map-unplaced = { $count ->
    [one] { $count } chose sans lieu sur la carte
   *[other] { $count } choses sans lieu sur la carte
  }
map-left-out = Laissés de côté : notifications { $notices }, incidents { $incidents }, zones { $zones }.

# The legend
map-legend = Signes sur la carte
map-legend-conflict = conflit : en gras tant que les deux se rencontrent
map-legend-incident = incident
map-legend-moving = en route : où cela se trouve, et sa marge
map-legend-protected = site protégé : double bord
map-legend-hatched = dans une lecture et pas dans une autre
map-legend-borders = Les frontières sont indicatives. En dessiner une ne vaut pas prise de position.
