# What this desk signed, and how far each statement has come.

queue-title = File d’envoi
queue-hint = Ce que ce poste a signé. Seul ce qui est dans notre propre copie vérifiée du journal compte comme admis.
queue-empty = Rien n’a encore été signé ici.
queue-when = Signé
queue-what = Quoi
queue-to = À
queue-by = Par
queue-by-officer = officier
queue-by-machine = clé de la machine de ce poste
queue-state = État
# $size: how many entries the log had with it
queue-state-signed = signé, pas encore envoyé
queue-state-sent = envoyé, reçu arrivé
queue-state-admitted = admis à la taille { $size }
queue-state-refused = refusé par l’hôte
queue-state-expired = expiré, jamais envoyé
queue-until = peut partir { $away }
queue-refused-hint = L’hôte a signé ce refus ; il est conservé ici avec la déclaration. Corrigez ce qu’il indique et signez à nouveau.
queue-set-aside = Mettre de côté
