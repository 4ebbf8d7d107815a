/**
 * A Vite plugin: beside every file of text that is written lies its `.gz`, which the desk serves to a browser that takes it.
 *
 * All JavaScript together, the map among it, stays below 300 KB of those: beyond, the build fails.
 */

import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

export const SCRIPT_BYTES_MAX = 300_000;

const TEXT = /\.(js|css|html|json|svg|txt)$/;

export function compressed(): Plugin {
  let folder = "";
  return {
    name: "garant-compressed",
    apply: "build",
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle(failure) {
      if (failure) return;
      const bytes = compressAll(folder);
      if (bytes > SCRIPT_BYTES_MAX) this.error(`All JavaScript is ${bytes} bytes compressed, and may be ${SCRIPT_BYTES_MAX}.`);
      this.info(`All JavaScript is ${bytes} bytes compressed, of ${SCRIPT_BYTES_MAX}.`);
    },
  };
}

/** Write the `.gz` beside each file of text below a folder; give the bytes of those that are JavaScript. */
export function compressAll(folder: string): number {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf-8" }).map((name) => join(folder, name));
  let bytes = 0;
  for (const path of paths.filter((one) => TEXT.test(one) && statSync(one).isFile())) {
    const packed = gzipSync(readFileSync(path), { level: constants.Z_BEST_COMPRESSION });
    writeFileSync(`${path}.gz`, packed);
    if (path.endsWith(".js")) bytes += packed.length;
  }
  return bytes;
}
