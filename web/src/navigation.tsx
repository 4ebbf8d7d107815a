/** Where one can go, in sections, with the key of each page. */
import { standing } from "./desk/standing";
import { t } from "./language/language";
import { PAGES, type Page, SECTIONS } from "./pages/table";
import { Said } from "./parts/text";
import { href, page } from "./router";

export const Navigation = () => (
  <nav class="nav" aria-label={t("shell-navigation")}>
    <p class="theatre">
      <Said texts={standing.value?.theatre} />
    </p>
    {SECTIONS.map((section) => (
      <section key={section}>
        <h2>{t(`shell-section-${section}`)}</h2>
        <ul>
          {PAGES.filter((one) => one.section === section).map((one) => (
            <Entry key={one.name} of={one} />
          ))}
        </ul>
      </section>
    ))}
  </nav>
);

const Entry = ({ of }: { of: Page }) => (
  <li>
    <a href={href(of.name)} aria-current={page.value === of.name ? "page" : undefined}>
      <span>{t(of.title)}</span>
      {of.key && (
        <span class="key" dir="ltr" aria-hidden="true">
          g {of.key}
        </span>
      )}
    </a>
  </li>
);
