// The browser of the journeys: the one of the machine, never a download.
import { accessSync, constants } from 'node:fs';

const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Path of a Chromium that can be started, `CHROMIUM` before the usual places; null when there is none. */
export function findChromium(wish = process.env.CHROMIUM) {
  return (wish ? [wish] : places).find(isExecutable) ?? null;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
