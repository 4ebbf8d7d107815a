# The duty desk, the first screen, and the alarms above every page.

duty-title = Poste de service
duty-level = Quel niveau
duty-all-levels = Tous les niveaux
duty-lines = Ce qui attend l’officier de service
duty-looked = vu à { $clock }
duty-nothing = Rien n’attend ce niveau. À la date du
duty-nothing-hint = Ce qui n’a pas été dit ici peut exister malgré tout.
duty-handover = De l’équipe précédente, { $away } ({ $duty }) :
duty-handover-all = Toutes les notes

# Headings, the most pressing first
duty-group-stop = STOP
duty-group-now = Maintenant
duty-group-overdue = En retard
duty-group-due = À échéance
duty-group-open = Ouvert
duty-head-what = Quoi
duty-head-other = Avec qui
duty-head-why = Pourquoi ici
duty-head-time = Depuis et jusqu’à
duty-head-do = Que faire

# What a line is about
duty-sort-stop_call = STOP
duty-sort-call = Appel
duty-sort-reply_owed = Réponse due
duty-sort-receipt = Notification à nous
duty-sort-objection = Notre notification
duty-sort-conflict = Conflit
duty-sort-incident = Incident
duty-sort-commitment = Engagement
duty-sort-request = Demande
duty-sort-reconfirm = Notre notification
duty-sort-channel = Ligne
duty-sort-gap = Laissé ouvert

# The same, counted
duty-count-stop_call = { $count ->
    [one] { $count } appel STOP
   *[other] { $count } appels STOP
  }
duty-count-call = { $count ->
    [one] { $count } appel
   *[other] { $count } appels
  }
duty-count-reply_owed = { $count ->
    [one] { $count } réponse due
   *[other] { $count } réponses dues
  }
duty-count-receipt = { $count ->
    [one] { $count } notification sans accusé de réception
   *[other] { $count } notifications sans accusé de réception
  }
duty-count-objection = { $count ->
    [one] { $count } objection ou question
   *[other] { $count } objections ou questions
  }
duty-count-conflict = { $count ->
    [one] { $count } conflit
   *[other] { $count } conflits
  }
duty-count-incident = { $count ->
    [one] { $count } incident
   *[other] { $count } incidents
  }
duty-count-commitment = { $count ->
    [one] { $count } engagement
   *[other] { $count } engagements
  }
duty-count-request = { $count ->
    [one] { $count } demande
   *[other] { $count } demandes
  }
duty-count-reconfirm = { $count ->
    [one] { $count } notification à reconfirmer
   *[other] { $count } notifications à reconfirmer
  }
duty-count-channel = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
  }
duty-count-gap = { $count ->
    [one] { $count } texte laissant des points ouverts
   *[other] { $count } textes laissant des points ouverts
  }

# Why a line is here. $level: headquarters, sector or unit. $count: how many
duty-why-rings = Sonne ; personne ne l’a pris
duty-why-not_taken = N’a pas été pris ; rappelez
duty-why-recorded = Consigné après coup
duty-why-ours_not_taken = Nous avons appelé ; personne n’a pris l’appel
duty-why-asked = Attend notre réponse
duty-why-promised = Nous avons promis une réponse
duty-why-not_acknowledged = Réception non accusée par notre niveau : { $level }
duty-why-objects = Ils objectent
duty-why-unable = Ils ne peuvent pas s’y conformer
duty-why-queried = Ils posent une question
duty-why-not_clear = { $count ->
    [one] Rencontre une autre notification, ou une mesure s’y oppose
   *[other] Rencontre d’autres notifications ou mesures : { $count }
  }
duty-why-undetermined = N’a pas pu être déterminé
duty-why-no_position = Notre position est attendue
duty-why-overdue = Nous le devons ; le délai est passé
duty-why-due_soon = Nous le devons ; le délai approche
duty-why-contested = Il est contesté que nous le tenions
duty-why-no_reply = Attend notre réponse
duty-why-confirm_again = À reconfirmer
duty-why-silent = La ligne est muette
duty-why-failed_test = La ligne a échoué à l’essai
duty-why-untested = La ligne n’a pas été essayée à temps
duty-why-left_open = { $count ->
    [one] Son texte laisse { $count } point ouvert
   *[other] Son texte laisse { $count } points ouverts
  }
duty-since = depuis { $when }
duty-ends = se termine { $away }

# What one may do about a line; also in the list of keys
duty-doing = Ce qu’on peut faire de la ligne marquée
duty-mark-one = Marquez une ligne avec les flèches ou avec j et k ; ses touches s’affichent ici.
duty-do-take = Prendre l’appel
duty-do-acknowledge = Accuser réception
duty-do-relay = Transmis par nous
duty-do-disseminate = Transmise
duty-do-query = Poser une question
duty-do-object = Objecter
duty-do-unable = Ne peut pas s’y conformer
duty-do-answer = Répondre
duty-do-report = Rendre compte
duty-do-confirm = Toujours valable
duty-do-open = Ouvrir
duty-do-telephones = Téléphones
duty-answered-signed = Signé ici, attend la liaison
duty-answered-sent = Admis par l’hôte, en retour
duty-answered-admitted = Au journal
duty-answered-refused = Refusé :
duty-answered-expired = Non admis à temps. Dites-le à nouveau.

# Words that are asked for before signing
duty-ask-relay = L’information a été donnée au niveau inférieur
duty-ask-query = Poser une question sur cette notification
duty-ask-object = Objecter à cette notification
duty-ask-unable = Nous ne pouvons pas nous y conformer
duty-ask-report = Rendre compte de ce que nous devons
duty-ask-answer = Répondre à cette demande
duty-relay-hint = Vous signez que l’information a été donnée, à votre niveau ({ $level }). Cela reste distinct de la parole de l’unité elle-même.
duty-relay-unit = Quelle unité a été informée
duty-relay-unit-hint = Son indicatif, jamais le nom d’une personne
duty-relay-read-back = Elle a collationné
duty-choice-relay = Comment elle a été informée
duty-choice-report = Où cela en est
duty-choice-answer = Notre réponse
duty-words = En mots

# The alarm
duty-stop = STOP
duty-stops = Appels STOP que personne n’a pris
duty-stop-title = STOP · { $party }
duty-stop-calls = { $party } nous appelle.
duty-stop-open = Ouvrir l’appel
duty-stop-no-text = Aucun mot n’a été donné.
duty-stop-rings = Sonne au niveau { $level }, rang { $place }
duty-stop-last = Plus personne aux tableaux de service dans { $span }.
duty-stop-nobody-left = Plus personne aux tableaux de service. Qui est là le prend.
duty-stop-missed = Ils disent que personne n’a répondu. Prenez-le et rappelez.
duty-stop-failed = Ils disent que la ligne a échoué. Prenez-le et rappelez.
duty-take = Le prendre
duty-take-unlock = Déverrouiller et le prendre
duty-mute = Silence pendant 30 s
duty-sound-blocked = Pas encore de son : appuyez sur une touche ou cliquez.
duty-sound-muted = Silence pendant 30 s ; l’alarme reste.
duty-key-stop = Faire un appel STOP
duty-key-take = Prendre l’appel STOP
duty-key-mute = Couper le son de l’alarme pendant 30 s
duty-refused = Le journal que l’hôte a montré ne peut pas être juste
duty-refused-evidence = Plus rien n’en est repris ni ne lui est envoyé ; les pages montrent la dernière bonne copie. Les preuves sont conservées dans { $file }
duty-refused-do = Ne vous fiez pas à l’hôte. Appelez les autres parties par téléphone, donnez-leur le code ci-dessus et comparez ce qui a été montré à chacun.
duty-telephones = Téléphones de service
duty-away-long = Sans liaison depuis { $span }. Ce que vous voyez date de { $clock }. Un STOP passe par téléphone :
duty-clock-slow = L’horloge de cet ordinateur retarde de { $span } sur celle de l’hôte. Mettez-la à l’heure : ce que vous signez la porte.
duty-clock-fast = L’horloge de cet ordinateur avance de { $span } sur celle de l’hôte. Mettez-la à l’heure : ce que vous signez la porte.
duty-no-key = Ce poste ne détient aucune clé d’officier. Il montre tout et ne signe rien.
