/** Settings of this browser and the facts of this desk: language, colours, whose desk it is, which log it trusts, and by which keys it signs. */
import { standing } from "../../desk/standing";
import { Languages } from "../../enter";
import { t, term } from "../../language/language";
import { zone } from "../../language/time";
import { Fact } from "../../parts/fact";
import { Choose } from "../../parts/fields";
import { Exact, Party, Said, When } from "../../parts/text";
import { THEMES, type Theme, theme, wear } from "../../parts/theme";
import { href } from "../../router";

export default function Settings() {
  const held = standing.value;
  if (!held) return null;
  const { picture, key, machine } = held;
  return (
    <>
      <h1>{t("shell-page-settings")}</h1>
      <h2>{t("settings-browser")}</h2>
      <Languages />
      <Choose
        label={t("settings-colours")}
        value={theme.value}
        choices={THEMES.map((value) => ({ value, label: t(`settings-colours-${value}`) }))}
        onChange={(value) => wear(value as Theme)}
      />
      <h2>{t("settings-desk")}</h2>
      <dl class="members">
        <Fact name={t("settings-party")}>
          <Party id={held.party} />
        </Fact>
        <Fact name={t("settings-key")}>
          {key ? (
            <>
              {term("word", key.level, "level")} · <Said texts={key.duty} /> · <Exact>{key.keyid}</Exact>
            </>
          ) : (
            t("shell-no-key")
          )}
        </Fact>
        <Fact name={t("settings-machine")}>{machine ? <Exact>{machine.keyid}</Exact> : t("settings-no-machine")}</Fact>
        <Fact name={t("settings-version")}>
          <Exact>{held.desk}</Exact>
        </Fact>
      </dl>
      <h2>{t("settings-log")}</h2>
      <dl class="members">
        <Fact name={t("settings-origin")}>
          <Exact>{held.log}</Exact>
        </Fact>
        <Fact name={t("settings-size")}>
          <a href={href("log")}>
            <Exact>{String(picture.size)}</Exact>
          </a>
        </Fact>
        <Fact name={t("settings-root")}>
          <Exact>{picture.root}</Exact>
        </Fact>
        <Fact name={t("settings-as-of")}>
          <When ms={picture.as_of_ms} seconds />
        </Fact>
        <Fact name={t("settings-zone")}>
          <Exact>{zone.value}</Exact>
        </Fact>
        <Fact name={t("settings-witnesses")}>
          {picture.witnesses
            ? t("shell-witnesses", { cosigned: picture.witnesses.cosigned, wanted: picture.witnesses.wanted })
            : t("settings-no-witnesses")}
        </Fact>
        <Fact name={t("settings-objections")}>{t("shell-objections", { count: picture.objections })}</Fact>
      </dl>
    </>
  );
}
