# The frame of every page: navigation, the state of line, log, queue and key, help.

shell-skip = Aller au contenu
shell-close = Fermer
shell-waiting = Un instant …
shell-nowhere = Cette page n’existe pas.
shell-navigation = Pages
shell-language = Langue
shell-informs = Une notification informe. Elle n’est jamais une autorisation, et rien sur ce poste n’en est une.
shell-absence = L’absence de notification ne retire aucune protection et n’autorise rien.

shell-enter = Entrer
shell-enter-hint = Ouvrez l’adresse que le poste a affichée à son démarrage, ou entrez avec la phrase secrète de l’officier.

# Sections and pages
shell-section-watch = De service
shell-section-register = Dossiers
shell-section-record = Pièces
shell-section-desk = Ce poste
shell-page-duty = Poste de service
shell-page-map = Carte et temps
shell-page-file = Déposer une notification
shell-page-calls = Appels
shell-page-notices = Notifications
shell-page-incidents = Incidents et registres
shell-page-agreements = Accords
shell-page-meetings = Réunions
shell-page-register = Tous les dossiers
shell-page-tray = Projets tirés de textes
shell-page-reports = Rapports
shell-page-verify = Vérifier une preuve
shell-page-log = Journal
shell-page-queue = File d’envoi
shell-page-handover = Relève
shell-page-settings = Réglages
shell-page-notice = Notification
shell-page-call = Appel
shell-page-channel = Ligne
shell-page-incident = Incident
shell-page-book = Registres
shell-page-agreement = Accord
shell-page-meeting = Réunion
shell-page-statement = Déclaration
shell-page-say = Déclarer

# How line, log, queue and key stand. $span is a length of time such as “2 min”
shell-desk-gone = Le programme du poste sur cette machine ne répond pas. Redémarrez-le.
shell-line-open = Liaison établie
shell-line-away = Sans liaison depuis { $span }
shell-line-none = Le poste ne répond pas
shell-line-stopped = Journal refusé
shell-log = Journal : { $size }
shell-log-hint = Entrées de notre propre copie vérifiée, et temps écoulé depuis le dernier signe de l’hôte
shell-as-of = reçu il y a { $span }
shell-witnesses = { $cosigned } témoins sur { $wanted }
shell-objections = { $count ->
    [one] { $count } objection
   *[other] { $count } objections
  }
shell-queue = { $count ->
    [0] File vide
   *[other] { $count } en attente
  }
shell-queue-bad = { $count ->
    [one] { $count } déclaration non admise
   *[other] { $count } déclarations non admises
  }
shell-no-key = Aucune clé d’officier ici
shell-locked = Clé verrouillée
shell-lock = Verrouiller
shell-lock-in = Verrouiller ({ $span })
shell-lock-hint = Verrouiller la clé de l’officier. Elle se verrouille d’elle-même après le temps indiqué.

# Keys
shell-help = Touches
shell-key-help = Montrer toutes les touches
shell-key-lock = Verrouiller la clé de l’officier
shell-key-next-row = Ligne suivante
shell-key-row-before = Ligne précédente
shell-key-open-row = Ouvrir la ligne
