/** Every page: its name in the address, its title (a message), where it stands in the navigation, its key after `g`, and how it is loaded. */
import type { ComponentType } from "preact";

/** A page is handed what stands after its name in the address: mostly a reference. */
export type PageComponent = ComponentType<{ of: string }>;

export interface Page {
  name: string;
  /** The message that names it. */
  title: string;
  section?: "watch" | "register" | "record" | "desk";
  key?: string;
  load: () => Promise<{ default: PageComponent }>;
}

export const SECTIONS = ["watch", "register", "record", "desk"] as const;

export const PAGES: readonly Page[] = [
  { name: "duty", title: "shell-page-duty", section: "watch", key: "d", load: () => import("./duty/duty") },
  { name: "map", title: "shell-page-map", section: "watch", key: "m", load: () => import("./map/map") },
  { name: "file", title: "shell-page-file", section: "watch", key: "f", load: () => import("./file/file") },
  { name: "calls", title: "shell-page-calls", section: "watch", key: "c", load: () => import("./calls/calls") },
  { name: "notices", title: "shell-page-notices", section: "register", key: "n", load: () => import("./notices/notices") },
  { name: "incidents", title: "shell-page-incidents", section: "register", key: "i", load: () => import("./incidents/incidents") },
  { name: "agreements", title: "shell-page-agreements", section: "register", key: "a", load: () => import("./agreements/agreements") },
  { name: "meetings", title: "shell-page-meetings", section: "register", key: "e", load: () => import("./meetings/meetings") },
  { name: "register", title: "shell-page-register", section: "register", key: "r", load: () => import("./register/register") },
  { name: "tray", title: "shell-page-tray", section: "record", key: "t", load: () => import("./tray/tray") },
  { name: "reports", title: "shell-page-reports", section: "record", key: "p", load: () => import("./reports/reports") },
  { name: "verify", title: "shell-page-verify", section: "record", key: "v", load: () => import("./verify/verify") },
  { name: "log", title: "shell-page-log", section: "record", key: "l", load: () => import("./log/log") },
  { name: "queue", title: "shell-page-queue", section: "desk", key: "q", load: () => import("./queue/queue") },
  { name: "handover", title: "shell-page-handover", section: "desk", key: "h", load: () => import("./handover/handover") },
  { name: "settings", title: "shell-page-settings", section: "desk", key: "s", load: () => import("./settings/settings") },
  { name: "notice", title: "shell-page-notice", load: () => import("./notices/notice") },
  { name: "call", title: "shell-page-call", load: () => import("./calls/call") },
  { name: "channel", title: "shell-page-channel", load: () => import("./calls/channel") },
  { name: "incident", title: "shell-page-incident", load: () => import("./incidents/incident") },
  { name: "book", title: "shell-page-book", load: () => import("./incidents/books") },
  { name: "agreement", title: "shell-page-agreement", load: () => import("./agreements/agreement") },
  { name: "meeting", title: "shell-page-meeting", load: () => import("./meetings/meeting") },
  { name: "statement", title: "shell-page-statement", load: () => import("./log/statement") },
  { name: "say", title: "shell-page-say", load: () => import("./say/say") },
];
