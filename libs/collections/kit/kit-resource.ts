import type { Markup } from './markup.js';

/** A file of a resource, in the kit. */
export interface KitFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** A browser would run it, with what it may do on a disk. */
  readonly isActive: boolean;
}

/** A page of a file as a picture. */
export interface KitPicture {
  readonly number: number;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  /** What it says. */
  readonly text: string;
}

/** What is seen of a file without opening it. */
export interface KitView {
  readonly name: string;
  readonly pictures: readonly KitPicture[];
  /** Of the file; the first of them are shown. */
  readonly pageCount: number;
  /** It is a picture itself. */
  readonly isPicture: boolean;
  /** The words of the document, with their headings and tables. */
  readonly html: Markup | null;
}

/** A resource as its page in a kit tells it. Paths are from the folder of the kit. */
export interface KitResource {
  readonly code: string;
  readonly title: string;
  readonly number: number;
  readonly language: string;
  /** « Leçon · CM1 · 45 min ». */
  readonly facts: string;
  readonly summary: string;
  /** The pedagogical sheet: what the author said, each under its name. */
  readonly sheet: readonly (readonly [term: string, words: string])[];
  readonly credit: Markup;
  readonly licence: {
    readonly name: string;
    readonly may: readonly string[];
    readonly must: readonly string[];
    readonly mustNot: readonly string[];
  };
  /** Written on the site. */
  readonly text: Markup | null;
  readonly link: string | null;
  readonly files: readonly KitFile[];
  readonly views: readonly KitView[];
  /** Where it lives. */
  readonly url: string;
}
