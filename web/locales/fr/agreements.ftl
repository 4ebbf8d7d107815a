# The list of agreements, and the reader with its article cards.

agreements-which = Afficher
agreements-which-all = tous
agreements-which-ours = ceux qui nous lient
agreements-which-sealed = avec des parties sous scellé
agreements-which-open = qui laissent des points ouverts
agreements-search = Mots du titre ou de la référence
agreements-none = Il n’y a pas d’accord de ce genre au journal.
agreements-caption = { $count ->
    [one] { $count } accord
   *[other] { $count } accords
  }
agreements-title = Titre
agreements-binds = Qui il lie
agreements-binds-nobody = Consigné par un greffier d’après une source publique : ne lie personne par lui-même
agreements-entered = Personne : entrée d’un greffier
agreements-accepted-by-nobody = Personne ne l’a encore accepté
agreements-measures = Mesures
agreements-left-open = Laissé ouvert
agreements-sealed = Accord sous scellé
# $count: how many members are hidden from us. $measures: how many measures it has
agreements-sealed-parts = Sous scellé en partie : { $count ->
    [one] { $count } champ nous est masqué
   *[other] { $count } champs nous sont masqués
  }. Son existence, sa date et son nombre de mesures ({ $measures }) peuvent être prouvés.
agreements-gaps = { $count ->
    [one] Le texte laisse { $count } point ouvert.
   *[other] Le texte laisse { $count } points ouverts.
  }
agreements-accepts = { $party } accepte
agreements-rejects = { $party } rejette
agreements-through = (par l’entremise de { $party })
agreements-accept = Accepter pour notre partie
agreements-reject = Rejeter pour notre partie
agreements-zones = Zones
agreements-sources = Sources
agreements-not-said = non dit
agreements-leaves-open = Le texte laisse ouvert : { $words }
agreements-notice-of = avec un préavis de { $span }
agreements-consent-of = avec l’accord préalable de { $who }
agreements-report = Rendre compte de l’avancement : { $measure }
agreements-verify = Dire où en est : { $measure }
agreements-grade = { $grade ->
    [0] 0 · non commencé
    [1] 1 · commencé
    [2] 2 · bien avancé
   *[3] 3 · complet
  }
agreements-reading = Lecture de { $party }
agreements-reading-text = Lecture du texte lui-même
agreements-apart = Les lectures diffèrent de { $distance } au plus
agreements-on-map = Montrer sur la carte
agreements-not-drawn = Personne ne l’a tracé : pas de géométrie ici.
