# Settings of this browser, and the facts of this desk.

settings-browser = Ce navigateur
settings-colours = Couleurs
settings-colours-auto = Comme la machine
settings-colours-light = Claires
settings-colours-dark = Sombres
settings-desk = Ce poste
settings-party = Partie
settings-key = Clé de l’officier
settings-machine = Clé de la machine, pour « remise » seulement
settings-no-machine = aucune : rien ne dit « remise » quand personne ne regarde
settings-version = Garant
settings-log = Le journal qu’il suit
settings-origin = Origine
settings-size = Entrées de notre copie vérifiée
settings-root = Racine
settings-as-of = Dernier signe de l’hôte
settings-zone = Heure du théâtre
settings-witnesses = Témoins
settings-no-witnesses = aucun exigé : ce poste n’a pas de politique de confiance
settings-objections = Résultats que nous calculons autrement
