/** Modules that the build makes (vite.config.ts, scripts/): what importing them gives. */

/** The address of every Fluent message of one language, as one text: web/locales/<language>/*.ftl, then the terms of web/glossary.toml. */
declare module "garant:language/en" {
  const address: string;
  export default address;
}
declare module "garant:language/fr" {
  const address: string;
  export default address;
}
declare module "garant:language/ar" {
  const address: string;
  export default address;
}
declare module "garant:language/ru" {
  const address: string;
  export default address;
}
declare module "garant:language/tr" {
  const address: string;
  export default address;
}
