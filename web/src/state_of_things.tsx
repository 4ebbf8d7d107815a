/**
 * How things stand, always in sight: the time, the line to the host, the log and how old our picture of it is, our queue, our key.
 *
 * Nothing here is quieter than it should be: a picture that is old says how old, a log that cannot be right is an alarm above the page.
 */
import { deskGone, now, standing } from "./desk/standing";
import type { Standing } from "./desk/types";
import { help } from "./help";
import { t, term } from "./language/language";
import { clockExact, figure, offset, span, zone } from "./language/time";
import { Exact, Party, Said } from "./parts/text";
import { href } from "./router";
import { lock, locksIn } from "./sign/sign";

export function StateOfThings() {
  const held = standing.value;
  if (!held) return null;
  return (
    <div class="state">
      <span class="item">
        <Party id={held.party} />
      </span>
      <Clock />
      <Line held={held} />
      <Log held={held} />
      <Queue held={held} />
      <KeyState held={held} />
      <button type="button" class="quiet" onClick={help} aria-label={t("shell-key-help")}>
        ?
      </button>
    </div>
  );
}

const Clock = () => (
  <span class="item clock-now">
    <Exact>{clockExact(now.value)}</Exact>{" "}
    <span class="faint" title={zone.value}>
      <Exact>{offset(now.value)}</Exact>
    </span>
    {zone.value !== "UTC" && (
      <>
        {" "}
        <Exact>{clockExact(now.value, "UTC")}</Exact> <span class="faint">UTC</span>
      </>
    )}
  </span>
);

function Line({ held }: { held: Standing }) {
  const { away, failed } = held.picture;
  if (deskGone.value) return <span class="item warn">● {t("shell-line-none")}</span>;
  if (failed) return <span class="item stop">■ {t("shell-line-stopped")}</span>;
  if (away)
    return (
      <span class="item due" title={away.sentence}>
        ◐ {t("shell-line-away", { span: span(now.value - away.since_ms) })}
      </span>
    );
  return <span class="item good">● {t("shell-line-open")}</span>;
}

/** The log's size, how old the newest word from the host is, and what watches it. */
function Log({ held }: { held: Standing }) {
  const { size, as_of_ms, witnesses, objections } = held.picture;
  const old_ms = Math.max(0, now.value - as_of_ms);
  return (
    <a class="item" href={href("log")} title={t("shell-log-hint")}>
      {t("shell-log", { size: figure(size) })}{" "}
      <span class={old_ms > 60_000 ? "due" : "faint"}>{t("shell-as-of", { span: span(old_ms) })}</span>
      {witnesses && (
        <span class={witnesses.cosigned < witnesses.wanted ? "due" : "faint"}>
          {" "}
          {t("shell-witnesses", { cosigned: witnesses.cosigned, wanted: witnesses.wanted })}
        </span>
      )}
      {objections > 0 && <span class="warn"> {t("shell-objections", { count: objections })}</span>}
    </a>
  );
}

function Queue({ held }: { held: Standing }) {
  const { waiting, refused, expired } = held.queue;
  const bad = refused + expired;
  return (
    <a class={bad ? "item warn" : waiting ? "item due" : "item"} href={href("queue")}>
      {bad ? t("shell-queue-bad", { count: bad }) : t("shell-queue", { count: waiting })}
    </a>
  );
}

function KeyState({ held }: { held: Standing }) {
  if (!held.key) return <span class="item faint">{t("shell-no-key")}</span>;
  const left_ms = locksIn();
  return (
    <span class="item">
      {term("word", held.key.level, "level")}{" "}
      <span class="faint key-duty">
        <Said texts={held.key.duty} />
      </span>{" "}
      {held.key.locked ? (
        <span>{t("shell-locked")}</span>
      ) : (
        <button type="button" class="quiet" title={t("shell-lock-hint")} onClick={() => void lock()}>
          {left_ms === null ? t("shell-lock") : t("shell-lock-in", { span: span(left_ms) })}
        </button>
      )}
    </span>
  );
}
