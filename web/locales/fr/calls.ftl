# Calls: making, taking, saying, reading back; lines and their rosters; the duty telephones.

calls-title = Appels
calls-all = Appels, les plus récents d’abord
calls-none = Aucun appel de ce genre n’est consigné.
calls-lines = Lignes
calls-no-line = Aucune ligne à nous n’est consignée.
calls-back = Retour
calls-record-short = Consigner un appel par téléphone
calls-telephones = Téléphones de service
calls-key-stop = Faire un appel STOP
calls-key-urgent = Faire un appel urgent
calls-key-routine = Faire un appel courant
calls-key-test = Essayer une ligne
calls-key-telephones = Téléphones de service

# Making a call. $urgency: a word such as “STOP”. $party: who is called. $line: the line’s title
calls-make = Nouvel appel : { $urgency }
calls-record = Appel passé par téléphone : { $urgency }
calls-to-on = à { $party }, sur { $line }
calls-away = L’hôte ne peut pas être joint. Signé ici, cet appel ne sonne chez personne tant que la liaison n’est pas revenue. Téléphonez maintenant, et consignez-le après.
calls-reached-nobody = Ce qui attend ici n’a encore atteint personne. Si cela ne peut pas attendre, téléphonez :
calls-happened-utc = Quand vous avez appelé (UTC)
calls-text = Ce que vous dites
calls-place = Où
calls-place-hint = 35.8644 36.8052 (latitude d’abord), 35°51′52″N 36°48′19″E, des coordonnées de carroyage, un nom, ou un nom et une position
calls-place-back = Où, tel que vous l’avez entendu
calls-they-said = Ils ont dit : { $place }
calls-more = Ligne, langue, choses concernées
calls-line = Ligne
calls-whom = Qui vous appelez
calls-language = Langue de vos mots
calls-about = Ce que cela concerne
calls-about-hint = Par exemple notice:un/convoy-1 ; plusieurs, séparées par une espace
calls-reply-by = Réponse demandée avant (UTC)
calls-promised-by = Nous promettons une réponse avant (UTC)
calls-hide = Masquer les mots et le lieu à tous sauf aux deux côtés

# A place, read and compared. $name: a place’s name. $distance: such as “850 m”
calls-read-as = Lu comme { $position }
calls-name-agrees = { $name } y est
calls-name-disagrees = { $name } n’y est pas : à { $distance }. Lequel est visé ?
calls-unknown-name = L’index des lieux ne connaît pas ce nom.
calls-sounds-alike = (se prononce de façon proche)
calls-place-unread = Ce n’est pas une position, et aucun lieu ici ne s’appelle ainsi. Cela part tel que c’est écrit.
calls-nearest = le plus proche : { $name }, { $distance }
# $one and $other: name, position or grid
calls-disagrees = { $one } et { $other } sont distants de { $distance }
calls-way-name = nom
calls-way-position = position
calls-way-mgrs = coordonnées MGRS
calls-bad-grid = les coordonnées de carroyage ne désignent aucun carré
calls-not-read-back = Non collationné : { $place }
calls-back-far = à { $distance } de ce qui a été dit
calls-back-no-position = seul le nom est revenu, pour
calls-back-other-name = un autre nom, pour
calls-back-alike = Tel que dit.
calls-back-near = Tel que dit, à { $distance }.
calls-added = Personne n’avait dit ceci : { $place }

# The list of calls
calls-when = Quand
calls-urgency = Urgence
calls-from-to = De, à
calls-arrow = →
calls-said = Dit
calls-stands = État
calls-owed = Réponses dues
calls-never-taken = Personne ne l’a pris

# A line
calls-between = Entre
calls-means = Moyen
calls-declared = Déclarée
calls-observed = Observée
calls-tested = Essayée
calls-declared-nothing = Personne n’a rien déclaré.
calls-observed-nothing = Rien n’a été observé.
calls-source-word = (leur déclaration)
calls-source-call = (montré par un appel)
calls-source-clock = (d’après le délai)
calls-untested = Jamais essayée.
calls-test-open = pas encore de réponse
calls-tests = Essais, les plus récents d’abord
calls-showed = Ce que cela a montré
calls-on-duty = De service : { $party }
calls-nobody-named = Personne n’est désigné.
calls-answer-within = Un STOP passe au suivant après
calls-line-test = L’essayer
calls-line-word = Dire comment elle est
calls-line-roster = Fixer qui est de service
calls-word = Notre déclaration
calls-we-observes = Nous observons :
calls-we-declares = Nous la déclarons :
calls-words-optional = En mots, si vous voulez
calls-roster-hint = Des fonctions de service, jamais des personnes, dans l’ordre des appels. Un STOP descend la liste : quartier général, puis secteur, puis unité.
calls-roster-numbers = Donnez un numéro pour chaque fonction de service, ou pour aucune.
calls-roster-more = Une de plus
calls-number-optional = Numéro, pour les côtés de la ligne seulement
calls-duty = Fonction
calls-level = Niveau

# One call
calls-words = Ce qui a été dit
calls-taken-by = pris par { $duty }
calls-form-call = appelle
calls-form-word = dit
calls-form-translation = traduit
calls-form-read_back = collationne
calls-form-reply = répond
# $number: the number of earlier words in the same call
calls-of = au nº { $number }
calls-happened = par téléphone, { $when }
calls-hidden = Ses mots sont pour les deux côtés seulement.
calls-no-text = Aucun mot.
calls-say = Dire :
calls-say-word = Une parole
calls-say-read_back = Collationner
calls-say-reply = Répondre
calls-say-translation = Traduire
calls-text-word = Ce que vous dites
calls-text-read_back = Ce que vous avez entendu, dans vos mots
calls-text-reply = Votre réponse
calls-text-translation = La traduction
calls-of-which = À quels mots
calls-where = Où
calls-attempts = Qui a été sonné
calls-rung = De service
calls-from = À partir de
calls-rang = A sonné
calls-came = Ce qu’il en est advenu
calls-rang-nowhere = Il n’a sonné nulle part ici : il a été consigné après coup.
# $span: minutes and seconds as a clock counts them, 0:43
calls-next = Passe dans { $span } à : { $duty }.
calls-last = Après eux, il n’y a plus personne aux tableaux de service.
calls-no-next = Plus personne aux tableaux de service. Qui est là peut le prendre.
calls-by = Par
calls-until = avant { $when }
calls-given = donnée { $when }
calls-owed-asked = demandée au nº { $number }
calls-owed-promised = promise au nº { $number }
calls-not-given = pas encore donnée
calls-step-taken = Le prendre
calls-step-missed = Personne n’a répondu
calls-step-failed = La ligne a échoué
calls-step-ended = C’est terminé

# The duty telephones
calls-print = Imprimer
calls-telephones-rule = Un STOP est pris par qui répond. Si personne ne répond en une minute, appelez le suivant. Notez chaque tentative avec son heure, et consignez-la après.
calls-as-of = au { $at }, d’après notre copie de { $size } entrées, la plus récente du { $newest }
calls-order = Nº
calls-number = Numéro
calls-whoever = qui répond
calls-number-hidden = ne vous est pas communiqué
calls-paper-time = Heure
calls-paper-whom = Qui
calls-paper-what = Ce qu’il en est advenu
