"""The vocabulary of activities: what a notice may declare, and what only a measure may prohibit.

Guard-rail 2: activities that describe an attack exist only as what a measure prohibits; a notice that names one is refused.
The words extend those of the agreements in the reference scenario.
"""

DECLARED = frozenset(
    {
        # humanitarian and civil
        "aid_convoy", "aid_distribution", "medical_evacuation", "medical_site", "shelter_site", "school", "water_works", "power_works",
        "road_works", "demining", "civil_evacuation", "return_of_displaced", "civil_flight", "airliner",
        # monitors and guarantors
        "monitoring_patrol", "joint_patrol", "observation_post", "checkpoint", "liaison_visit", "inspection",
        # own movements, which a measure may restrict
        "flight_fixed_wing", "flight_rotary", "flight_uav", "flight_balloon", "medevac_flight", "ground_movement", "withdrawal",
        "reinforce", "deploy_heavy_weapons", "deploy_armed_forces", "enter_area", "presence", "approach_vessel", "vessel_transit",
        # announced beforehand so that nobody mistakes them
        "live_fire_exercise", "field_exercise", "maritime_exercise", "hazard",
    }
)  # fmt: skip
"""What a notice may name."""

ATTACKS = frozenset(
    {
        "air_strike", "artillery_fire", "mortar_fire", "rocket_fire", "atgm_fire", "small_arms_fire", "any_weapon_fire",
        "acquire_territory", "attack_merchant_vessel",
    }
)  # fmt: skip
"""What describes an attack: only ever prohibited."""

BREACHES = frozenset(
    {
        "obstruct_humanitarian_access", "search_convoy_more_than_once", "seize_property", "foreign_military_training",
        "presence_designated_group", "presence_foreign_fighters", "military_manifestation",
    }
)  # fmt: skip
"""Other things that a measure prohibits and nobody declares."""

PROHIBITABLE = DECLARED | ATTACKS | BREACHES
"""What a measure may prohibit, allow with notice, or except."""
