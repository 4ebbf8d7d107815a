/** One line: how each side declares it, what each observes, its tests and calls, who is on duty; and what one may say of it. */
import { useState } from "preact/hooks";
import { now, us } from "../../desk/standing";
import { useQuestion } from "../../desk/told";
import { LEVELS } from "../../desk/types";
import { language, t, term } from "../../language/language";
import { exact } from "../../language/time";
import { Fact } from "../../parts/fact";
import { ChoiceField, TextField } from "../../parts/fields";
import { useKeys } from "../../parts/keys";
import { inWords, OnToSign } from "../../parts/saying";
import { Await, Nothing } from "../../parts/state";
import { Party, Said, Status, Thing, When } from "../../parts/text";
import { go, href } from "../../router";
import { periodOf } from "../../sign/period";
import { sign } from "../../sign/sign";
import "./calls.css";
import { LineFacts } from "./lines";
import { Make } from "./make";
import type { ChannelTold, RosterTold } from "./told";

type Doing = "test" | "word" | "roster" | null;
const KEYS = { test: "t", word: "w", roster: "o" } as const;

export default function Channel({ of }: { of: string }) {
  const asked = useQuestion<ChannelTold[]>("channels", { name: of });
  const rosters = useQuestion<RosterTold[]>("roster", { name: of }).data?.data ?? [];
  return (
    <Await asked={asked}>
      {(told) => (told.data[0] ? <Shown line={told.data[0]} rosters={rosters} /> : <Nothing>{t("calls-no-line")}</Nothing>)}
    </Await>
  );
}

function Shown({ line, rosters }: { line: ChannelTold; rosters: RosterTold[] }) {
  const [doing, setDoing] = useState<Doing>(null);
  const ours = line.said.between.includes(us.value);
  const acts = ours ? (["test", "word", "roster"] as const) : [];
  useKeys({
    ...Object.fromEntries(acts.map((one) => [KEYS[one], { does: `calls-line-${one}`, act: () => setDoing(one) }])),
    p: { does: "calls-key-telephones", act: () => go("calls", "", { show: "telephones" }) },
  });
  const done = () => setDoing(null);
  return (
    <article class="channel">
      <header class="bar">
        <h1>
          <Said texts={line.said.title} /> <Status of={line.said.status} />
        </h1>
        {acts.map((one) => (
          <button key={one} type="button" onClick={() => setDoing(one)}>
            {t(`calls-line-${one}`)} <kbd dir="ltr">{KEYS[one]}</kbd>
          </button>
        ))}
        <a class="button" href={href("calls", "", { show: "telephones" })}>
          {t("calls-telephones")} <kbd dir="ltr">p</kbd>
        </a>
      </header>
      {doing === "test" && <Make urgency="test" lines={[line]} onDone={done} />}
      {doing === "word" && <ChannelWord line={line} onDone={done} />}
      {doing === "roster" && <SetRoster line={line} onDone={done} />}
      <div class="card">
        <LineFacts of={line} rosters={rosters}>
          <Fact name={t("calls-means")}>{term("word", line.said.means, "means")}</Fact>
          <Fact name={t("calls-answer-within")}>{periodOf(line.said.answer_within ?? "PT60S")}</Fact>
        </LineFacts>
      </div>
      <Tests line={line} />
      <p>
        <a href={href("calls")}>{t("calls-all")}</a>
      </p>
    </article>
  );
}

function Tests({ line }: { line: ChannelTold }) {
  if (line.tests.length === 0) return <Nothing>{t("calls-untested")}</Nothing>;
  return (
    <table>
      <caption>{t("calls-tests")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("calls-when")}</th>
          <th scope="col">{t("calls-by")}</th>
          <th scope="col">{t("calls-came")}</th>
          <th scope="col">{t("calls-showed")}</th>
        </tr>
      </thead>
      <tbody>
        {[...line.tests].reverse().map((one) => (
          <tr key={one.ref}>
            <td>
              <Thing of={`call:${one.ref}`}>
                <When ms={one.at_ms} />
              </Thing>
            </td>
            <td>
              <Party id={one.party} />
            </td>
            <td>{one.result ? term("word", one.result, "stands") : t("calls-test-open")}</td>
            <td>
              <Said texts={one.showed} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const others = (line: ChannelTold) => line.said.between.filter((party) => party !== us.value);

const WORDS = ["observes in_use", "observes silent", "observes failed_test", "declares open", "declares suspended"] as const;

/** A word on the line: what one observes of it, or how one declares it. The two are never the same thing. */
function ChannelWord({ line, onDone }: { line: ChannelTold; onDone: () => void }) {
  const [word, setWord] = useState<string>(WORDS[0]);
  const [text, setText] = useState("");
  const submit = async (event: Event) => {
    event.preventDefault();
    const [member = "", value] = word.split(" ");
    const at = exact(now.value);
    const queued = await sign({
      type: "channel_word/1",
      status: line.said.status,
      channel: line.ref,
      capacity: "party",
      to: others(line),
      when: { is: "dated", date: at.slice(0, 10), utc: at },
      [member]: value,
      ...inWords(text),
    });
    if (queued) onDone();
  };
  return (
    <form class="make" onSubmit={(event) => void submit(event)}>
      <h2>{t("calls-line-word")}</h2>
      <ChoiceField
        label={t("calls-word")}
        value={word}
        choices={WORDS.map((one) => ({
          value: one,
          label: `${t(`calls-we-${one.split(" ")[0]}`)} ${term("word", one.split(" ")[1] ?? "", one.split(" ")[0])}`,
        }))}
        onChange={setWord}
      />
      <TextField label={t("calls-words-optional")} value={text} onInput={setText} lines={2} />
      <OnToSign onBack={onDone} />
    </form>
  );
}

/** Who of us is on duty on the line: duty roles, never persons; numbers for the sides of the line alone. */
function SetRoster({ line, onDone }: { line: ChannelTold; onDone: () => void }) {
  const [level, setLevel] = useState<string>("headquarters");
  const [rows, setRows] = useState([{ duty: "", number: "" }]);
  const [wrong, setWrong] = useState("");
  const change = (at: number, to: Partial<{ duty: string; number: string }>) =>
    setRows((held) => held.map((row, each) => (each === at ? { ...row, ...to } : row)));
  const submit = async (event: Event) => {
    event.preventDefault();
    const told = rows.filter((row) => row.duty.trim());
    const numbers = told.map((row) => row.number.trim());
    const some = numbers.some(Boolean);
    if (some && !numbers.every(Boolean)) return setWrong(t("calls-roster-numbers"));
    const order = told.map((row) => ({ duty: { [language.value]: row.duty.trim() } }));
    const base = { type: "roster/1", status: line.said.status, channel: line.ref, level, to: others(line), order };
    const queued = await sign(some ? { ...base, numbers, share: others(line) } : base, { hide: some ? ["numbers"] : [] });
    if (queued) onDone();
  };
  return (
    <form class="make" onSubmit={(event) => void submit(event)}>
      <h2>{t("calls-line-roster")}</h2>
      <p class="hint">{t("calls-roster-hint")}</p>
      <ChoiceField
        label={t("calls-level")}
        value={level}
        choices={LEVELS.map((one) => ({ value: one, label: term("word", one, "level") }))}
        onChange={setLevel}
      />
      {rows.map((row, at) => (
        <div key={at} class="roster-row">
          <TextField
            label={`${at + 1} · ${t("calls-duty")}`}
            value={row.duty}
            onInput={(duty) => change(at, { duty })}
            required={at === 0}
          />
          <TextField label={t("calls-number-optional")} value={row.number} onInput={(number) => change(at, { number })} exact />
        </div>
      ))}
      {wrong && <p class="why">{wrong}</p>}
      <button type="button" onClick={() => setRows((held) => [...held, { duty: "", number: "" }])}>
        {t("calls-roster-more")}
      </button>
      <OnToSign onBack={onDone} />
    </form>
  );
}
