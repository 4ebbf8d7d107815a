# All of the register: one message for each question.

register-questions = Questions
register-choose = Choisissez ce que vous voulez lire. Ce qui a sa propre page est dans la navigation.
register-search = Mots dans la réponse
register-none = Rien au journal n’y répond.
register-parties = Parties
register-contacts = Contacts
register-proposals = Propositions
register-undertakings = Promesses sous condition
register-requests = Demandes et réponses
register-owed = Dû par nous et à nous
register-commitments = Engagements
register-gaps = Lacunes des textes
register-plans = Plans et remises
register-zones = Zones
register-rounds = Cycles de négociations
register-bodies = Organes
register-agenda = Ordre du jour permanent
register-access = Accès refusé ou retardé
register-evidence = Éléments de preuve
register-sites = Sites protégés
register-disclosures = Communications d’éléments masqués
register-probes = Sondages de ce qui est masqué
register-crossings = Retours et aide
register-storages = Armes en stockage
register-matches = Faits rapprochés
