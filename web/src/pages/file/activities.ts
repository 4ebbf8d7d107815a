/**
 * What a notice may name (docs/reference/activities.md): words that describe an attack are not among them, and are not offered.
 * tests/desk/test_file_words.py holds these lists to the vocabulary of statements.
 */

export const KINDS = ["movement", "flight", "patrol", "site", "works", "exercise", "hazard_area", "presence"] as const;
export type Kind = (typeof KINDS)[number];

export const ACTIVITIES = [
  "aid_convoy", "aid_distribution", "medical_evacuation", "medical_site", "shelter_site", "school", "water_works", "power_works", "road_works",
  "demining", "civil_evacuation", "return_of_displaced", "civil_flight", "airliner", "monitoring_patrol", "joint_patrol", "observation_post",
  "checkpoint", "liaison_visit", "inspection", "flight_fixed_wing", "flight_rotary", "flight_uav", "flight_balloon", "medevac_flight",
  "ground_movement", "withdrawal", "reinforce", "deploy_heavy_weapons", "deploy_armed_forces", "enter_area", "presence", "approach_vessel",
  "vessel_transit", "live_fire_exercise", "field_exercise", "maritime_exercise", "hazard",
]; // biome-ignore format: one list

/** What a kind mostly is: these are offered first, the first of them by default. */
const USUAL: Record<Kind, string[]> = {
  movement: [
    "ground_movement",
    "aid_convoy",
    "medical_evacuation",
    "civil_evacuation",
    "return_of_displaced",
    "withdrawal",
    "vessel_transit",
  ],
  flight: ["flight_rotary", "flight_uav", "flight_fixed_wing", "medevac_flight", "civil_flight", "airliner", "flight_balloon"],
  patrol: ["monitoring_patrol", "joint_patrol", "inspection", "liaison_visit"],
  site: ["observation_post", "checkpoint", "medical_site", "shelter_site", "school", "aid_distribution"],
  works: ["road_works", "water_works", "power_works", "demining"],
  exercise: ["field_exercise", "live_fire_exercise", "maritime_exercise"],
  hazard_area: ["hazard", "live_fire_exercise", "demining"],
  presence: ["presence", "liaison_visit", "inspection"],
};

const usual = (kind: string): readonly string[] => (USUAL as Record<string, string[]>)[kind] ?? [];

/** Every activity, those of a kind first. */
export const activitiesOf = (kind: string) => [...usual(kind), ...ACTIVITIES.filter((one) => !usual(kind).includes(one))];

/** The activity that goes with another kind: as it was where that is usual of it, else its first. */
export const activityFor = (kind: string, was: string) => (usual(kind).includes(was) ? was : (usual(kind)[0] ?? was));
