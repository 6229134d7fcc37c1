import { certainly, perhaps, recognitionTable, type Evidence } from './licence-evidence.js';
import { listLicences } from './licence.js';

/** `https://…`, `//…`, or a bare `host/path` as people paste it. */
const ADDRESS =
  /(?:https?:)?\/\/[^\s<>"'«»)\]]+|(?<![\w./@:-])(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,12}\/[^\s<>"'«»)\]]*/gi;

const CREATIVE_COMMONS = 'creativecommons.org';
const licencesAt = indexOfAddresses();

/** Cuts the addresses out of a text, so that words inside them are not read as labels. */
export function takeAddresses(text: string): { addresses: string[]; rest: string } {
  const addresses: string[] = [];
  const rest = text.replace(ADDRESS, (found) => {
    addresses.push(found.replace(/[.,;:!?}]+$/, ''));
    return ' ';
  });
  return { addresses, rest };
}

/** What an address says of the licence, or null when it is about something else. The host must be exact. */
export function evidenceFromAddress(address: string): Evidence | null {
  const key = normalised(address);
  if (key === null) return null;
  const ids = licencesAt.get(key) ?? [];
  const [id] = ids;
  if (id) return ids.length === 1 ? certainly(id) : perhaps('orLater', ids);
  if (key.startsWith(`${CREATIVE_COMMONS}/`))
    return creativeCommonsPath(key.slice(CREATIVE_COMMONS.length + 1));
  const [host = ''] = key.split('/');
  const isOfficial = host.endsWith(`.${CREATIVE_COMMONS}`) || host === CREATIVE_COMMONS;
  return host.includes('creativecommons') && !isOfficial ? perhaps('lookAlike') : null;
}

function creativeCommonsPath(path: string): Evidence | null {
  const [section, elements, version, port] = path.split('/');
  if (section === 'publicdomain') return perhaps('unknownVersion');
  if (section !== 'licenses') return null;
  if (!elements) return perhaps('elements');
  const family = listLicences().filter((each) => each.family === `cc-${elements}` && each.versionStated);
  if (family.length === 0) return perhaps('impossible');
  const label = `CC ${elements.toUpperCase()}`;
  if (!version)
    return perhaps(
      'family',
      family.map((each) => each.id),
      label,
    );
  const sameVersion = family.filter((each) => each.version === version).map((each) => each.id);
  return perhaps(port && sameVersion.length > 0 ? 'port' : 'unknownVersion', sameVersion, label);
}

function indexOfAddresses(): Map<string, string[]> {
  const index = new Map<string, string[]>();
  const add = (address: string, id: string) => {
    const key = normalised(address) ?? '';
    index.set(key, [...new Set([...(index.get(key) ?? []), id])]);
  };
  for (const { id, spdx, uri, otherUris } of listLicences()) {
    for (const address of [uri, ...otherUris]) if (address) add(address, id);
    if (spdx) add(`https://spdx.org/licenses/${spdx}`, id);
  }
  for (const [address, ids] of Object.entries(recognitionTable.addresses)) {
    for (const id of ids) add(`https://${address}`, id);
  }
  return index;
}

/** Host and path in small letters, without www, deed, legal code, language, ending, query; null for no web address. */
function normalised(address: string): string | null {
  const full = /^https?:\/\//i.test(address) ? address : `https://${address.replace(/^\/\//, '')}`;
  if (!URL.canParse(full)) return null;
  const url = new URL(full);
  if (url.username !== '' || url.port !== '') return null;
  const path = url.pathname
    .toLowerCase()
    .replace(/\/+$/, '')
    .replace(/\/(?:deed|legalcode)(?:[.-][a-z]{2,3}(?:[_-][a-z]+)?)?$/, '')
    .replace(/(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.(?:html?|txt)$/, '')
    .replace(/\/+$/, '');
  return url.hostname.replace(/^www\./, '') + path;
}
