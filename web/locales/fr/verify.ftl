# Checking a proof that somebody handed over.

verify-hint = Vérifié sur cette machine seule, sans l’hôte et sans réseau.
verify-drop = ou déposez une preuve ici
verify-choose = Choisir un fichier
verify-other-key = Vérifier avec la clé d’un autre journal
verify-key = Clé de vérification
verify-key-hint = Telle que l’exploitant du journal l’a publiée : name+hash+key. Sans elle, la clé à laquelle ce poste se fie est utilisée.
verify-holds = La preuve est valable.
verify-fails = La preuve n’est pas valable.
verify-fails-hint = Ne vous fiez à rien dans ce fichier. Gardez-le, et demandez à qui l’a remis d’où il vient.
verify-log = Journal
verify-our-key = { $log }, par la clé à laquelle ce poste se fie
verify-given-key = { $log }, par la clé donnée ci-dessus, dont ce poste ne sait rien
verify-checkpoint = À la taille et à la racine
verify-subject = Elle montre
verify-other = Et
verify-authority = { $count ->
    [one] La déclaration qui donne qualité pour signer
   *[other] { $count } déclarations qui donnent qualité pour signer
  }
verify-words = { $count ->
    [one] { $count } déclaration de l’hôte
   *[other] { $count } déclarations de l’hôte
  }
verify-reasons = Ce qui a été vérifié
verify-reason-checkpoint-signed = Le point de contrôle est signé par la clé du journal.
verify-reason-entries-in-tree = Chaque entrée est dans l’arbre que le point de contrôle engage.
verify-reason-entry-in-tree = L’entrée est dans l’arbre que le point de contrôle engage.
verify-reason-keys-from-charter = Les entrées, dans leur ordre, donnent les clés qui étaient en vigueur.
verify-reason-signatures-and-authority = Chaque déclaration est signée par de telles clés, avec la qualité que son type demande.
verify-reason-charter-names-key = La charte montrée nomme la clé qui a signé le point de contrôle.
verify-reason-host-words-signed = Les déclarations de l’hôte sont signées par la clé que la charte nomme pour elles.
verify-reason-first-entries-of-log = Les entrées sont toutes les premières du journal, sans omission.
verify-reason-signatures-and-rules = Chaque entrée est signée et respecte les règles.
verify-reason-none-left-out-by-the-instant = Aucune entrée du moment en question ne manque à la fin.
verify-reason-question-asked-again = La question a été posée de nouveau à ces entrées, et la réponse est la même.
verify-not-shown = Ce qu’un tel fichier ne peut pas montrer
verify-not-later-revocation = Si une clé utilisée a été révoquée plus tard.
verify-not-further-receipts = S’il y a plus d’accusés de réception que ceux qu’il contient.
verify-not-later-entries = Ce qui a été dit après son point de contrôle.
verify-not-entries-after-the-instant = Ce qui a été dit après le moment en question.
verify-not-told-outside-the-log = Si quelqu’un a été informé autrement que par le journal.
verify-not-authority = Si les signataires avaient qualité pour signer.
verify-not-signatures = Si les signatures de la déclaration elle-même sont bonnes.
