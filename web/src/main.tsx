/** The desk's page begins: language, colours, keys, and the frame. */
import { render } from "preact";
import { App } from "./app";
import { preferred, speak } from "./language/language";
import { startKeys } from "./parts/keys";
import { startTheme } from "./parts/theme";
import "./style/theme.css";
import "./style/base.css";
import "./style/frame.css";

startTheme();
startKeys();
await speak(preferred());
const root = document.getElementById("desk");
if (root) render(<App />, root);
