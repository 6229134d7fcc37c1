/** A deposited name made safe to show, to put in a header and to save on any school computer. */
export interface CleanedName {
  name: string;
  /** Lower case, without the dot; empty when the name has none. */
  extension: string;
  changed: boolean;
  generated: boolean;
}

const BIDI_OR_INVISIBLE =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;
// The joiner is kept between emoji (👩‍🏫), and dropped elsewhere, where it only hides things.
const LONE_JOINER =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])[\u200C\u200D]|[\u200C\u200D](?!\p{Extended_Pictographic})/gu;
const SPACES = /[\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\t\r\n\v\f]/g;
const CONTROLS = /\p{Cc}/gu;
const FORBIDDEN = /["<>:|?*\\/;`]/g;
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const MAX_BYTES = 180;

/** True when the name carries a NUL byte: never a slip of a teacher, always an attack on a parser. */
export function hasNul(name: string): boolean {
  return name.includes('\0');
}

/**
 * Cleans a display name: last path segment, no invisible or control character, nothing that Windows, HTML or a
 * header would read as syntax, at most 180 bytes of UTF-8. An empty result becomes « fichier ».
 */
export function cleanFilename(raw: string): CleanedName {
  const leaf = raw.replace(/^.*[\\/]/su, '');
  let name = leaf
    .normalize('NFC')
    .replace(BIDI_OR_INVISIBLE, '')
    .replace(LONE_JOINER, '')
    .replace(SPACES, ' ')
    .replace(CONTROLS, '')
    .replace(FORBIDDEN, '_')
    .replace(/ {2,}/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  if (RESERVED.test(name)) name = `_${name}`;
  name = shorten(name);
  const generated = name.replace(/[_. ]/g, '') === '';
  if (generated) name = 'fichier';
  return { name, extension: extensionOf(name), changed: name !== raw.normalize('NFC'), generated };
}

/** Extension in lower case without the dot, or an empty string. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** Cuts the stem, never the extension, nor a character in two. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name;
  const extension = extensionOf(name);
  const tail = extension && extension.length <= 16 ? `.${name.slice(-extension.length)}` : '';
  const characters = [...name.slice(0, name.length - tail.length)];
  while (Buffer.byteLength(characters.join('') + tail) > MAX_BYTES) characters.pop();
  return characters.join('').trimEnd() + tail;
}
