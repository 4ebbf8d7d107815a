# A form for any kind of statement.

say-hint = Pour ce qui n’a pas de page à soi. Vous relisez tout avant de signer.
say-choose = Choisir un type
say-about = De quoi il s’agit : { $about }
say-hide = Le masquer à tous sauf à ceux nommés sous « lisible aussi par »
say-json = En JSON, comme le donne la référence des types
say-missing = Ceci est obligatoire.
say-no-json = Ce n’est pas du JSON ; regardez ses crochets et ses guillemets.
say-also-in = Dit aussi en : { $languages }
