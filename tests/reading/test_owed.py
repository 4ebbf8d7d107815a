"""Who owes what: several deeds of one verb, further clauses with their own subject, forces of nobody's name, what nobody named agreed.

And what sounds like something owed and is none: bodies that will be formed, truces that begin, where people in office will go.
"""

import pytest

from tests.reading.asking import items, who

OWED = [
    # several deeds of one verb, and of several verbs
    ("en", "Turkish and Russian troops will patrol together and vet the local council.", [["ru", "tr"], ["ru", "tr"]]),
    ("en", "Russia will free the crew, who are held in Rostov, and return their ship.", [["ru"], ["ru"]]),
    ("en", '"Israel will withdraw from the village and will hand over its maps," the army chief told reporters.', [["il"], ["il"]]),
    ("fr", "L'armée israélienne doit achever son retrait, et l'armée libanaise se déployer dans le secteur.", [["il"], ["lb"]]),
    # each clause has its own subject
    ("en", "Syria has undertaken to open the road, and Turkey will no longer stop the tankers.", [["sy"], ["tr"]]),
    ("en", "Turkey's foreign minister said YPG fighters would leave the town.", [["ypg"]]),
    ("fr", "Le Rwanda s'est engagé à lever les barrages et à ne plus arrêter de passeurs.", [["rw"], ["rw"]]),
    # forces of nobody's name
    ("en", "Four police battalions will leave the province.", [[]]),
    ("fr", "Les mouvements signataires déposeront leurs armes.", [[]]),
    # what is agreed by nobody named is left open
    ("en", "Russia and Iran met. It was agreed to reopen the crossing.", [[]]),
    ("fr", "Le ministre arménien a reçu son homologue. Il a en outre été convenu d'échanger des listes.", [[]]),
    ("fr", "Le ministre arménien a reçu le général. Il est tenu d'échanger les listes.", [["am"]]),
    # a clause with its own verb, in whatever tense and voice; whom it is done to does not owe it
    ("en", "The deputies are to be freed. Aid convoys were to be allowed through by Monday.", [[], []]),
    ("en", "By Sunday the last tank must be gone from the strip.", [[]]),
    ("fr", "Une bande, d'où les chars devront être évacués, sera surveillée par l'armée turque.", [[], ["tr"]]),
    ("fr", "L'aide humanitaire devra y parvenir sans entrave.", [[]]),
    ("fr", "Des observateurs de l'ONU devraient également regagner la ligne.", [["un"]]),
    ("fr", "Les deux parties sont d'accord pour que leurs avions utilisent une fréquence et respectent une distance.", [[], []]),
    ("en", "Houthi fighters will be bused to Saada. Houthi fighters will be withdrawn from the port.", [[], ["houthis"]]),
    ("fr", "Les combattants des YPG seront conduits à l'est du fleuve.", [[]]),
    # what a deal lays down in the present
    ("fr", "Aux termes de l'accord, les rebelles gardent leurs fusils et l'armée russe surveille la route.", [[], ["ru"]]),
    ("fr", "L'accord prévoit que la Russie surveille la route.", [["ru"]]),
    ("en", "The document provides that Jordan opens the crossing.", [["jo"]]),
    # the sides that have met
    ("fr", "Le ministre syrien a reçu son homologue iranien. Les deux parties ont convenu de rouvrir la route.", [["ir", "sy"]]),
    # a headline tells what the text tells
    ("en", "Iran and Iraq agree truce on border\n\nIran and Iraq agreed on Monday to a truce along the river.", [["iq", "ir"]]),
    # several with one verb each, and several nouns of what is to be done
    ("en", "Under the deal, Turkey will pull its tanks back, Russia will reopen the crossing.", [["tr"], ["ru"]]),
    ("en", "Iran and Turkey agreed on a ceasefire, a withdrawal of troops and an exchange of prisoners.", [["ir", "tr"]] * 3),
    ("en", "Israel pledged to allow 200 trucks a day into the enclave and not to strike convoys.", [["il"], ["il"]]),
    ("fr", "La Turquie retirera ses chars, la Russie rouvrira le passage.", [["tr"], ["ru"]]),
    (
        "fr",
        "L'Iran et la Turquie se sont mis d'accord sur un cessez-le-feu, un retrait des troupes et un échange de prisonniers.",
        [["ir", "tr"]] * 3,
    ),
    ("en", "They met, and agreed, without naming a date, to exchange lists.", [[]]),
    ("en", "Turkey must withdraw its tanks, after which Russia will open the road.", [["tr"], ["ru"]]),
    ("en", "A protocol was signed under which Syria will open the road.", [["sy"]]),
    ("fr", "Le document énumère la création de quatre zones et l'envoi d'observateurs.", [[], []]),
    # the mission is that of the organisation which the text named
    ("fr", "L'ONU a perdu un soldat. La Force ouvrira une enquête technique.", [["un"]]),
]
NOTHING_OWED = [
    ("en", "A joint committee will be formed within a month."),
    ("en", "The next round is to be held on 22 October."),
    ("en", "The Israeli army said Israel would not accept a foothold across its frontier."),
    ("fr", "Les troupes turques patrouillent dès que les armes seront parties."),
    ("fr", "Le conseiller iranien devait à son tour être reçu par le président russe."),
    ("fr", "Selon le communiqué, les forces russes bombardent la ville."),
    ("en", "The make-up of the forces that are to take over remains unresolved."),
    ("fr", "La trêve doit entrer en vigueur à minuit."),
    ("fr", "Le président français s'envolera demain pour New York."),
    ("fr", "Le président français échangera demain par téléphone avec son homologue russe."),
    ("en", "Turkey will never accept a Kurdish state, its president said."),
    ("en", "Armenia and Azerbaijan failed to agree on a withdrawal."),
    ("en", "There is no agreement to withdraw from the town."),
    ("en", "Russia denied that it had agreed to withdraw."),
    ("en", "It is unclear whether Iran will withdraw."),
    ("en", "Turkey wants Russia to withdraw its troops."),
    ("en", "Residents fear that the army will return."),
    ("en", "Analysts expect Iran to reduce its presence."),
    ("en", "The war will enter its ninth year on Friday."),
    ("en", "The committee will meet on Monday."),
    ("en", "The French minister will travel to Doha."),
    ("en", "The Iranian minister said the situation would improve."),
    ("en", "The conflict will last for years."),
    ("en", "Israel refused to withdraw from the hill."),
    ("en", "Russia offered to mediate between the two."),
    ("en", "The Turkish army will have lost forty men by then."),
    ("en", "Iran would not say when the talks would resume."),
    ("en", "The battle for Aleppo will decide the war."),
    ("en", "The Syrian president said that victory would come soon."),
    ("en", "Russia has agreed with Turkey that the situation is difficult."),
    ("en", "The two presidents agreed to meet again in May."),
    ("en", "Turkey said it had agreed to nothing."),
    ("fr", "La Turquie n'acceptera jamais un État kurde, a dit son président."),
    ("fr", "L'Arménie et l'Azerbaïdjan ne sont pas parvenus à s'entendre sur un retrait."),
    ("fr", "Il n'y a pas d'accord pour quitter la ville."),
    ("fr", "La Russie a démenti avoir accepté de se retirer."),
    ("fr", "On ignore si l'Iran retirera ses troupes."),
    ("fr", "La Turquie veut que la Russie retire ses troupes."),
    ("fr", "Les habitants craignent que l'armée ne revienne."),
    ("fr", "La guerre entrera vendredi dans sa neuvième année."),
    ("fr", "Le comité se réunira lundi."),
    ("fr", "Le ministre français se rendra à Doha."),
    ("fr", "Le ministre iranien a dit que la situation s'améliorerait."),
    ("fr", "Le conflit durera des années."),
    ("fr", "Israël a refusé de se retirer de la colline."),
    ("fr", "La Russie a proposé sa médiation."),
    ("fr", "La bataille d'Alep décidera du sort de la guerre."),
    ("fr", "Le président syrien a affirmé que la victoire viendrait bientôt."),
    ("fr", "Les deux présidents sont convenus de se revoir en mai."),
    ("fr", "La Turquie dit n'avoir rien accepté."),
    ("fr", "La Russie a convenu que la situation était difficile."),
    ("fr", "Reste à savoir qui retirera les mines."),
    ("en", "The Russian president said that peace would return to Syria."),
    ("en", "The army has withdrawn from the town."),
    ("en", "Turkey had threatened to send troops across the border."),
    ("en", "Talks on a withdrawal will resume next week."),
    ("en", "The UN envoy hopes that the truce will hold."),
    ("en", "If the rebels attack, the army will answer."),
    ("en", "No agreement was reached on the withdrawal of fighters."),
    ("en", "Iran has not yet decided whether to send observers."),
    ("en", "The Kremlin spokesman will brief reporters on Thursday."),
    ("en", "Turkey and Russia discussed the withdrawal of heavy weapons."),
    ("en", "Damascus says it will never negotiate under fire."),
    ("en", "Rebels said they would not leave their villages."),
    ("en", "The zone is to be 15 kilometres wide."),
    ("en", "The border was to remain a matter for later talks."),
    ("en", "The summit will be the third of its kind."),
    ("en", "Washington demanded that Iran withdraw."),
    ("fr", "Le président russe a déclaré que la paix reviendrait en Syrie."),
    ("fr", "L'armée s'est retirée de la ville."),
    ("fr", "La Turquie avait menacé d'envoyer des troupes."),
    ("fr", "Les discussions sur le retrait reprendront la semaine prochaine."),
    ("fr", "L'émissaire de l'ONU espère que la trêve tiendra."),
    ("fr", "Si les rebelles attaquent, l'armée répliquera."),
    ("fr", "Aucun accord n'a été trouvé sur le retrait des combattants."),
    ("fr", "L'Iran n'a pas encore décidé s'il enverrait des observateurs."),
    ("fr", "La Turquie et la Russie ont évoqué le retrait des armes lourdes."),
    ("fr", "Damas dit qu'il ne négociera jamais sous le feu."),
    ("fr", "Les rebelles ont fait savoir qu'ils ne quitteraient pas leurs villages."),
    ("fr", "La zone aura une largeur de 15 kilomètres."),
    ("fr", "Le sommet sera le troisième du genre."),
    ("fr", "Washington a exigé que l'Iran se retire."),
    ("fr", "La question sera abordée plus tard."),
]


@pytest.mark.parametrize(("language", "text", "owing"), OWED)
def test_who_owes_what(language: str, text: str, owing: list[list[str]]) -> None:
    assert [who(one, "addressee") for one in items(language, text, "measure")] == owing


@pytest.mark.parametrize(("language", "text"), NOTHING_OWED)
def test_what_sounds_owed_and_is_not(language: str, text: str) -> None:
    assert items(language, text, "measure") == []
