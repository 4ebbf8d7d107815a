# Notes for the next shift. They stay on this desk.

handover-title = Relève
handover-new = Note pour l’équipe suivante
handover-hint = Elle commence par ce qui est ouvert maintenant ; changez-en chaque mot si besoin. Elle reste sur ce poste et ne va à personne. Caractères restants : { $left }.
handover-again = Recommencer avec ce qui est ouvert maintenant
handover-keep = Garder la note
handover-kept = Gardée.
handover-notes = Notes, les plus récentes d’abord
handover-none = Pas encore de note.
handover-print = Imprimer
# $zone: the name of the theatre’s time zone. $size: entries in our copy of the log
handover-head = Ouvert chez { $party }, { $day } { $clock } ({ $zone }), { $utc } UTC ; entrées de notre copie : { $size }.
handover-more = et { $count } de plus au poste de service
handover-nothing-open = Rien n’attend.
