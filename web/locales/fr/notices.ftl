# The list of notices, and the page of one. A notice informs; no word here may read as a permission.

notices-file = Déposer une notification
notices-views = Quelles notifications
notices-view-all = Toutes
notices-view-ours = Les nôtres
notices-view-to_us = À nous
notices-view-waiting = En attente de nous
notices-view-late = En retard
notices-view-conflicts = En conflit
notices-view-protected = Protégées
notices-text = Mots, noms
notices-party = Déposée par
notices-kind = Type
notices-status = Statut
notices-any = tous
notices-over = Aussi celles qui sont passées
notices-none = Aucune notification ne correspond. L’absence de notification ne retire aucune protection et n’autorise rien.
notices-caption = { $count ->
    [one] { $count } notification, la prochaine à commencer d’abord
   *[other] { $count } notifications, la prochaine à commencer d’abord
  }
notices-left-out = { $count ->
    [one] { $count } notification plus ancienne n’est pas listée.
   *[other] { $count } notifications plus anciennes ne sont pas listées.
  }
notices-window = Quand
notices-notice = Quoi
notices-by = Déposée par
notices-word = Parvenue à
notices-lead = Préavis
notices-found = Constaté
# $party: a recipient. $light: how far the word has come there
notices-light = { $party } : { $light }
notices-hidden = masqué pour nous
notices-waits = nous attend
notices-overdue = { $count ->
    [one] { $count } accusé en retard
   *[other] { $count } accusés en retard
  }
notices-reconfirm = confirmation en retard
notices-lead-none = aucun, donnée après son début
# $span: the lead time that is asked for
notices-lead-of = sur { $span }
notices-conflicts = { $count ->
    [one] { $count } conflit
   *[other] { $count } conflits
  }
notices-against = une mesure s’y oppose
notices-nothing-found = rien trouvé qui s’y oppose
notices-no-verdict = pas encore de résultat
notices-version = version { $version }

# One notice. $what: an activity. $party: who filed it
notice-heading = { $what } : { $party }
notice-says = Ce qu’elle dit
notice-purpose = But
notice-conduit = masqué : un intermédiaire dépose pour quelqu’un
notice-where-when = Où et quand
notice-place-hidden = Son lieu et ses heures nous sont masqués. Elle est quelque part, et n’est jamais réputée être ailleurs.
notice-lead-unknown = inconnu : son début est masqué, ou sans borne
notice-lead-required = demandé : { $span }
notice-confirmed = Confirmée
notice-again-by = à nouveau avant { $when }
notice-every = (tous les { $period })
notice-filed = Déposée
notice-name = Nom
notice-radius = rayon { $size }
notice-buffer = { $size } de chaque côté
notice-altitude = Altitude
notice-altitude-any = À toute altitude
notice-altitude-datum = au-dessus de l’ellipsoïde WGS84

notice-receipts = Accusés de réception de la version { $version }
notice-recipient = Destinataire
notice-to-nobody = Elle n’est adressée à personne.
notice-nothing-yet = rien encore
notice-relayed = relayé
notice-amber = Le quartier général informé n’est pas l’unité informée : un destinataire reste orange tant que son unité ne l’est pas. Une nouvelle version recommence ses accusés de réception.
# $level: one of our levels
notice-ours-due = Un accusé de notre part ({ $level }) est à donner
notice-ours-overdue = Un accusé de notre part ({ $level }) est en retard depuis

notice-meets-now = Ce qu’elle rencontre maintenant
notice-met = Ce qu’elle a rencontré
notice-no-verdict = L’hôte n’a pas encore donné de résultat.
notice-against = { $count ->
    [one] { $count } mesure s’y oppose
   *[other] { $count } mesures s’y opposent
  }
notice-not-computed = { $count ->
    [one] { $count } chose n’a pas pu être calculée
   *[other] { $count } choses n’ont pas pu être calculées
  }
notice-undetermined = N’a pas pu être calculé, et ne vaut jamais pour rien
notice-considered = { $count ->
    [one] { $count } notification active de ce moment a été examinée, dans un journal de taille { $size }.
   *[other] { $count } notifications actives de ce moment ont été examinées, dans un journal de taille { $size }.
  }
notice-overlap = Elles se recouvrent
notice-closest = distantes de { $distance } au plus près
notice-binds = lie qui l’a déposée
notice-claimed = invoquée par { $party }
notice-binds-nobody = ne lie personne ici
notice-read-by = selon la lecture de { $readers }
notice-not-read-by = pas selon la lecture de { $readers }
notice-reader-text = le texte lui-même
notice-hit-prohibited = La mesure l’interdit.
notice-hit-exempt = La mesure ne la vise pas.
notice-hit-consent = La mesure demande l’accord préalable de { $who }.
notice-hit-notice-given = Préavis demandé avant le début : { $span }. Donné à temps.
notice-hit-notice-not-given = Préavis demandé avant le début : { $span }. Non donné à temps.
notice-somebody = quelqu’un
notice-withheld = { $count ->
    [one] { $count } conflit avec ce que quelqu’un masque. Les deux parties en sont informées, sans plus.
   *[other] { $count } conflits avec ce que quelqu’un masque. Les deux parties en sont informées, sans plus.
  }
notice-might-help = Ce qui pourrait aider
notice-later = plus tard de { $span }
notice-earlier = plus tôt de { $span }
notice-higher = plus haut de { $distance }
notice-lower = plus bas de { $distance }
notice-no-delay = pas d’heure plus tardive sous un jour
notice-no-earlier = pas d’heure plus précoce sous un jour
notice-no-altitude = pas d’autre altitude sous 3 000 m
notice-verdict = Le résultat de l’hôte { $entry } · { $when } : { $result }
notice-verdict-then = Ce que l’hôte a trouvé alors
notice-more-pairs = { $count ->
    [one] { $count } de plus dans la liste jointe au résultat.
   *[other] { $count } de plus dans la liste jointe au résultat.
  }

notice-versions = Versions
notice-changed = changé : { $members }
notice-compare = Comparer à la version précédente
notice-member = Quoi
notice-was = Était
notice-is = Est

notice-consents = Accord préalable demandé par des mesures
notice-consents-beside = Demandé et répondu à côté de la notification. Cela ne change ni la notification ni ce qui s’y oppose.
notice-consent-of = accord préalable de { $who }
notice-consent-version = pour la version { $version }
notice-ask-consent = Demander l’accord préalable
notice-grant = Répondre : accordé
notice-refuse = Répondre : refusé

notice-disclosed = Qui peut lire ce qui est masqué
notice-shared = Partagé au dépôt avec { $parties }
notice-disclosed-none = Communiqué à personne, pour autant que nous puissions le savoir.
notice-disclose = Communiquer à des lecteurs nommés
notice-disclose-hint = Que cela a été ouvert, à qui et dans quel but est consigné pour tous ; ce qui a été ouvert ne l’est pas. Ce que quelqu’un a lu ne peut pas être repris.
notice-hidden-members = Ce qui s’ouvre
notice-readers = À qui
notice-disclose-purpose = Dans quel but (tout le monde peut le lire)

notice-proof = Preuve
notice-proof-save = Enregistrer la preuve
notice-proof-check = La vérifier ici
notice-proof-holds = La preuve est valable : la déclaration, sa signature et sa place au journal se vérifient.
notice-proof-fails = La preuve n’est pas valable.
notice-proof-hint = Un fichier que chacun vérifie seul et hors ligne. La charte dit qui peut le montrer à des tiers.

notice-call = Appeler à ce sujet
notice-act-acknowledged = Accuser réception
notice-act-disseminated = Transmise à l’unité
notice-act-relay = L’unité a été informée
notice-act-queried = Poser une question
notice-act-objects = Objecter
notice-act-unable = Ne peut pas
notice-act-amend = Modifier
notice-act-start = Elle commence
notice-act-end = Elle est terminée
notice-act-confirm = Elle vaut toujours
notice-act-withdraw = Retirer
notice-about-queried = Qu’est-ce qui n’est pas clair ? La question va à qui l’a déposée. Une question n’est pas une objection.
notice-about-objects = À quoi objectez-vous ? La notification reste consignée ; votre objection aussi.
notice-about-unable = Qu’est-ce qui empêche de transmettre l’information ?
notice-about-withdraw = Elle n’aura pas lieu. Dites pourquoi, si vous le pouvez.
notice-about-relay = Une unité sans clé à elle a été informée par vous. Cela reste distinct de la parole de l’unité elle-même.
notice-words = En mots
notice-level = À quel niveau
notice-relay-unit = Quelle unité
notice-relay-unit-hint = Son indicatif ; jamais le nom d’une personne
notice-relay-means = Comment elle a été informée
notice-relay-call-sign = Indicatif
notice-relay-read-back = L’unité a collationné
notice-relay-no-read-back = Sans collationnement, l’unité ne compte pas comme informée.
