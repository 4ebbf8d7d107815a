# The page of one statement.

statement-standing = Où elle en est
statement-before = Entrée précédente
statement-after = Entrée suivante
statement-gap = Lacune dans la chaîne
statement-gap-hint = La déclaration que cette clé a signée auparavant n’est pas au journal.
statement-proof = Preuve
statement-proof-hint = La preuve montre, seule et hors ligne, qui a dit cela, avec quelle qualité, et quand ce fut admis. Quiconque détient la clé du journal peut la vérifier.
statement-take-proof = Enregistrer la preuve
statement-take-entry = Enregistrer l’entrée
