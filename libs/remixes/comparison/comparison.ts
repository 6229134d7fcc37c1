import { markWords, type WordMark } from '#documents';
import type { Part, Resource, StoredFile, Version } from '#resources';
import { versionFields } from './version-fields.js';

/** A version with all that it is made of. */
export interface ComparedVersion {
  resource: Resource;
  version: Version;
  files: readonly StoredFile[];
  parts: readonly Part[];
}

/** Two published states laid over each other, from the one to the other. */
export interface Comparison {
  from: ComparedVersion;
  to: ComparedVersion;
}

export interface FieldChange {
  field: string;
  label: string;
  words: WordMark[];
}

export interface FileChange {
  state: 'added' | 'removed' | 'replaced' | 'renamed';
  from: StoredFile | null;
  to: StoredFile | null;
}

/** The fields that do not say the same, with their words marked. */
export function fieldChanges({ from, to }: Comparison): FieldChange[] {
  const before = new Map(versionFields(from.version, from.parts).map(({ field, value }) => [field, value]));
  return versionFields(to.version, to.parts)
    .filter(({ field, value }) => before.get(field) !== value)
    .map(({ field, label, value }) => ({ field, label, words: markWords(before.get(field) ?? '', value) }));
}

/** A file is known by its bytes, then by its name: the same bytes under another name were renamed, not replaced. */
export function fileChanges({ from, to }: Comparison): FileChange[] {
  const left = new Set(from.files);
  const take = (isIt: (file: StoredFile) => boolean): StoredFile | null => {
    const found = [...left].find(isIt) ?? null;
    if (found) left.delete(found);
    return found;
  };
  const unchanged = new Set(
    to.files.filter((file) => take(({ sha256, name }) => sha256 === file.sha256 && name === file.name)),
  );
  const changed = to.files.filter((file) => !unchanged.has(file));
  const changes = changed.map((file): FileChange => {
    const before = take(({ name }) => name === file.name) ?? take(({ sha256 }) => sha256 === file.sha256);
    if (!before) return { state: 'added', from: null, to: file };
    return { state: before.sha256 === file.sha256 ? 'renamed' : 'replaced', from: before, to: file };
  });
  return [...changes, ...[...left].map((file): FileChange => ({ state: 'removed', from: file, to: null }))];
}

/** The Markdown written in place; empty when there is none. */
export const textOf = ({ parts }: ComparedVersion): string =>
  parts.find(({ kind }) => kind === 'text')?.content ?? '';
