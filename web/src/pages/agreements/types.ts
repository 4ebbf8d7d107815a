/** What the questions `agreements`, `commitments`, `gaps` and `zones` answer, as far as these pages show it (docs/spec/http.md). */
import type { Open, Texts, Who } from "../../desk/types";

export interface Measure {
  name: string;
  form: string;
  text: Texts;
  standing: string;
  addressee: Who[] | Open;
  deadline: Open;
  zone?: string[] | Open;
  content?: Open;
  condition?: string;
  prohibited?: string[];
  with_notice?: { activities: string[]; notice: string }[];
  with_consent?: { activities: string[]; of: Who }[];
  exceptions?: string[] | Open;
  exempts?: { activities?: string[]; parties?: string[]; purposes?: string[]; note?: string }[];
  weapon_classes?: string[];
  verification: string | Open;
  left_open?: string[];
  practice_not_text?: boolean;
  valid_from?: string;
  valid_until?: string;
  note?: string;
  sources?: string[];
}

export interface Zone {
  name: string;
  title: Texts;
  rule: Record<string, unknown>;
  status: string;
  settled?: string;
  note?: string;
}

export interface Source {
  name: string;
  title?: string;
  published?: string;
  address?: string;
  form?: string;
}

export interface Agreement {
  ref: string;
  index: number;
  hidden: number;
  measures: Measure[];
  gaps: Gap[];
  bonds: Bond[];
  changes: string[];
  said: {
    party: string;
    status: string;
    capacity: string;
    form: string;
    concluded: Open;
    text_status: string;
    measure_count: number;
    title?: Texts;
    between?: Who[] | Open;
    guarantors?: Who[] | Open;
    excluded?: Who[] | Open;
    in_force?: Open;
    end?: Open;
    content?: Open;
    publication?: string;
    note?: string;
    zones?: Zone[];
    sources?: Source[];
    text_sha256?: string;
  };
}

export interface Gap {
  measure: string;
  place: string;
  how: string;
  note: string;
}

export interface Bond {
  party: string;
  by: string;
  accepts: boolean;
  measures: string[];
  status: string;
  reservation: string;
  t_ms: number;
}

export interface Due {
  by?: string;
  date?: string;
  ends_first_ms: number;
  ends_ms: number;
}

export interface Commitment {
  thing: string;
  agreement: string;
  stage: string;
  bound: string[];
  claimed_by: string | null;
  clock: { form: string; standing: string; dues: Due[]; waits_for: string };
  reports: unknown[];
  grades: unknown[];
  positions: unknown[];
  notes: string[];
}

export interface ZoneLine {
  zone: string;
  standing: string;
  readings: { by: string; registrar: boolean; note: string | null; accepted_by: string[]; rejected_by: string[] }[];
  silent: string[];
  apart_m: number | null;
}
