import { createContext } from 'preact';

/** Every reading preference with its choices, the first one being the default. Written on <html> as data-*. */
export const PREFERENCES = {
  theme: ['auto', 'light', 'dark'],
  size: ['m', 'l', 'xl'],
  spacing: ['normal', 'wide'],
  contrast: ['auto', 'more'],
  titles: ['serif', 'plain'],
  rows: ['shelf', 'list'],
  home: ['mine', 'common'],
  sober: ['no', 'yes'],
} as const;

export type PreferenceName = keyof typeof PREFERENCES;
export type Preferences = Record<PreferenceName, string>;

const names = Object.keys(PREFERENCES) as PreferenceName[];

/** Keeps what is a known choice; anything else becomes the default. */
export function parsePreferences(chosen: Partial<Record<string, string>>): Preferences {
  const choice = (name: PreferenceName): string => {
    const choices: readonly string[] = PREFERENCES[name];
    const wanted = chosen[name] ?? '';
    return choices.includes(wanted) ? wanted : PREFERENCES[name][0];
  };
  return Object.fromEntries(names.map((name) => [name, choice(name)])) as Preferences;
}

export const DEFAULT_PREFERENCES = parsePreferences({});

/** Of a cookie's value, or of none. */
export function readPreferences(value: string | null): Preferences {
  const pairs = (value ?? '').split('~').map((pair) => pair.split('.', 2));
  return parsePreferences(Object.fromEntries(pairs.map(([name, value]) => [name ?? '', value ?? ''])));
}

/** As a cookie keeps them. */
export const writePreferences = (preferences: Preferences): string =>
  names.map((name) => `${name}.${preferences[name]}`).join('~');

/** The attributes of <html>; a default is not written, so that the system's own choice applies. */
export const preferenceAttributes = (preferences: Preferences): Record<string, string> =>
  Object.fromEntries(
    names
      .filter((name) => preferences[name] !== PREFERENCES[name][0])
      .map((name) => [`data-${name}`, preferences[name]]),
  );

/** For the few components whose markup changes: a sober page writes no image at all. */
export const ReadingPreferences = createContext<Preferences>(DEFAULT_PREFERENCES);
