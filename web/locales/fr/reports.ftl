# Reports and papers.

reports-daily = Rapport quotidien
reports-daily-hint = Ce qui a été dit d’une journée : incidents avec la position de chaque côté, accès, lignes, notifications, appels, engagements. Tel que notre partie peut le lire.
reports-day = Jour
reports-until = Se termine à
reports-until-hint = À l’heure du théâtre
reports-known-now = Avec ce qui a été consigné depuis, aussi
reports-open = Ouvrir dans un onglet
reports-save-pdf = Enregistrer en PDF
