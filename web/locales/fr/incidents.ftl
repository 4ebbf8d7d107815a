# Incidents, positions, books and matches. Nothing here says who is right.

incidents-report = Signaler un incident
incidents-waiting = { $count ->
    [one] { $count } incident attend notre position
   *[other] { $count } incidents attendent notre position
  }
incidents-books = Deux registres d’un jour
incidents-day = Quel jour
# $day: a date. $sides: whose books. $status: actual, exercise
incidents-day-label = { $day } · { $sides } · { $status }
incidents-import = Entrez la liste d’un jour par « garant book import » sur cette machine ; la commande lit CSV et XLSX, un élément par ligne.
incidents-pairs = Signalements qui sont peut-être un seul événement
incidents-all = Tous les incidents
incidents-caption = { $count ->
    [one] { $count } incident, le plus récent d’abord
   *[other] { $count } incidents, le plus récent d’abord
  }
incidents-none = Il n’y a pas d’incident de ce genre dans notre copie du journal.
incidents-what = Quoi
incidents-when = Quand
incidents-where = Où
incidents-sides = Ce que disent les côtés
incidents-stands = Où il en est

# $what: a kind of event. $party: who reported it
incident-heading = { $what }, signalé par { $party }
incident-sides = Ce que dit chaque côté
incident-no-sides = Personne n’en a été informé, et personne n’en a rien dit.
incident-no-word = pas encore de position
incident-other-word = Une autre position du même côté
incident-waits = Notre position est attendue
incident-against = visant { $who }
# $how: signed, represented, reported. $party: who signed
incident-signed-by = { $how }, par { $party }
incident-state = Donner notre position
incident-state-hint = C’est la parole de notre partie à côté de celle des autres. Une position plus récente de notre part remplace la précédente, et celle de personne d’autre.
incident-headquarters-alone = Seule la clé d’un quartier général prend position.
incident-we-say = Nous disons
incident-choose = choisir
incident-excluded-hint = Dès lors rien n’en montre les coordonnées, à personne.
incident-words = En mots
incident-happened = Ce qui se serait passé
# $unit: minute, hour, day
incident-precise-to = précis à : { $unit }
incident-where-hidden = son lieu nous est masqué
incident-where-disclosed = son lieu nous a été communiqué
incident-where-uncoordinated = dit d’un groupe exclu : sans coordonnées
incident-by = Qui l’a fait
incident-answerable = Qui en est tenu responsable
incident-reporter = Signalé par
incident-entered = Consigné
incident-hidden = Masqué
incident-hidden-members = { $count ->
    [one] { $count } champ nous est masqué
   *[other] { $count } champs nous sont masqués
  }
incident-findings = Constatations
incident-occurrence = A-t-il eu lieu
incident-breach = Était-ce une violation
incident-attribution = De qui
incident-confidence = Degré de confiance
incident-dissent = Opinion dissidente, { $who } : { $text }
incident-owed = Ce qui est dû ensuite
incident-owed-by = dû par { $who }
incident-agreed = convenu par le débiteur
incident-not-reported = rien de rapporté à ce sujet
incident-access = Tenus à l’écart
incident-minutes = { $count ->
    [one] { $count } minute perdue
   *[other] { $count } minutes perdues
  }
incident-minutes-unknown = le temps perdu est inconnu
incident-nearby = Notifications en vigueur à proximité
incident-within = Dans un rayon de { $distance }, selon la précision avec laquelle le lieu est connu.
incident-no-notice = Aucune que nous puissions lire.
incident-nearby-hidden = { $count ->
    [one] { $count } notification alors en vigueur masque son lieu.
   *[other] { $count } notifications alors en vigueur masquent leur lieu.
  }
incident-acknowledged-then = Étaient alors informés : { $parties }
incident-filed = Déposée : { $when }
incident-measures = Mesures concernées
incident-measure-named = nommée dans le signalement
incident-evidence = Éléments de preuve
incident-held-by = Détenu par { $party }
incident-matches = Dits identiques, ou non
incident-merged = Fusionnés dans celui-ci : { $incident }
incident-merged-into = Il a été fusionné dans { $incident }
incident-timeline = Ce qui a été fait
# A party entered the incident
incident-entered-it = l’a consigné
incident-step = Faire une étape
incident-which-step = Quelle étape

report-basis = Comment nous le savons
report-when-hint = Aussi précisément que vous le savez
report-clocks = À l’heure de qui
report-time-precision = L’heure est connue à
report-precision = Précision du lieu
report-district = District
report-district-hint = Le plus qui soit montré quand le lieu est masqué ou inconnu
report-text = Ce qui s’est passé
report-to = Qui doit être informé : une position est attendue de chacun
report-hide = Masquer à tous sauf à ceux avec qui c’est partagé

books-title = Registre
books-none = Il n’y a pas de registre dans notre copie du journal.
books-no-other = Aucun registre d’un autre côté n’est consigné pour ce jour.
books-no-items = Aucun des deux ne liste d’éléments.
books-nothing-to-match = Des éléments se rapprochent là où les deux côtés en listent. Un registre en chiffres seulement n’en a pas.
books-caption = Éléments de deux registres, et lesquels sont un seul événement
books-match = Est-ce un seul événement ?
books-alone = dans un seul registre
books-apart = { $count ->
    [one] { $count } paire que quelqu’un dit être deux événements
   *[other] { $count } paires que quelqu’un dit être deux événements
  }
books-no-time = heure non donnée
# How alike two reports are, never a place or people
books-alike = concordance : { $score } sur { $most }
books-rivals = { $count ->
    [one] { $count } autre paire est presque aussi probable
   *[other] { $count } autres paires sont presque aussi probables
  }
books-also = aussi confirmé avec { $things }
books-same = Même événement
books-different = Événements différents
books-unknown = inconnu
books-total-by = selon la lecture de
books-rest = lieu non donné : { $count }
books-not-adding = La somme des lieux est { $sum }, le total est { $total }.
books-lists = { $count ->
    [one] liste { $count } élément
   *[other] liste { $count } éléments
  }
books-counts-alone = chiffres seulement
books-reported = consigné par un greffier
books-says-nothing = rien dit sur : { $count }
books-reply = Répondre en chiffres
books-reply-hint = Combien de ses éléments nous confirmons, et ce que nous disons des autres. Le registre lui-même reste tel que publié.

match-minutes-apart = à { $minutes } min d’intervalle
match-overlap = les heures se recouvrent à { $hours } h près
match-overlap-long = les heures se recouvrent, à plus de 12 h près
match-km-apart = à { $distance } km l’un de l’autre
match-same-name = le même nom de lieu
match-alike = des noms de lieu qui se prononcent de façon proche
match-same-district = le même district
match-unspecified = ce qui s’est passé n’est pas précisé
match-same-kind = le même type d’événement
match-family = des types d’une même famille
match-different-kinds = des types d’événement différents
