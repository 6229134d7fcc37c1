import { RecordRefused } from './import.errors.js';

type Json = Readonly<Record<string, unknown>>;

/** Reads the fields of one JSON object with the patience of an importer: what is absent is null, what is wrong is named. */
export class RecordReader {
  private constructor(
    private readonly json: Json,
    /** Where this object stands in the record, for messages: `licence.` or nothing. */
    private readonly place: string,
    readonly id: string | null,
  ) {}

  /** Throws RecordRefused unless the bytes are one JSON object in UTF-8. */
  static of(bytes: Buffer | null): RecordReader {
    if (bytes === null) throw new RecordRefused('Cette ligne dépasse 1 Mo : ce n’est pas une fiche.');
    const json = parsed(bytes);
    if (!isObject(json)) throw new RecordRefused('Cette ligne n’est pas un objet JSON.');
    const { id } = json;
    return new RecordReader(json, '', typeof id === 'string' && id.trim() ? id.trim().slice(0, 200) : null);
  }

  /** Visible text on one line, or null. */
  text(name: string, most = 2000): string | null {
    return this.prose(name, most)?.replace(/\s+/g, ' ') ?? null;
  }

  /** Visible text that may have several lines, or null. */
  prose(name: string, most = 2000): string | null {
    const text = clean(this.verbatim(name) ?? '');
    if (text.length > most) throw this.refuse(`« ${this.place}${name} » dépasse ${most} caractères.`);
    return text || null;
  }

  /** As it is written, or null: the path of a file is compared byte by byte. */
  verbatim(name: string): string | null {
    const value = this.json[name];
    if (value === undefined || value === null || value === '') return null;
    if (typeof value !== 'string') throw this.refuse(`« ${this.place}${name} » doit être un texte.`);
    return value;
  }

  /** What `text`, `prose` or `verbatim` found; throws when that is nothing. */
  required(name: string, found: string | null): string {
    if (found === null) throw this.refuse(`« ${this.place}${name} » est obligatoire.`);
    return found;
  }

  /** A list of texts; one text counts as a list of one. */
  texts(name: string, most = 100): string[] {
    const value = this.json[name];
    if (value === undefined || value === null) return [];
    const list: unknown[] = Array.isArray(value) ? value : [value];
    if (!list.every((each): each is string => typeof each === 'string'))
      throw this.refuse(`« ${this.place}${name} » doit être une liste de textes.`);
    if (list.length > most) throw this.refuse(`« ${this.place}${name} » compte plus de ${most} entrées.`);
    return [...new Set(list.map((each) => clean(each).replace(/\s+/g, ' ')).filter(Boolean))];
  }

  /** A whole number from 0, or null. */
  count(name: string): number | null {
    const value = this.json[name];
    if (value === undefined || value === null) return null;
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
      throw this.refuse(`« ${this.place}${name} » doit être un nombre entier.`);
    return value;
  }

  /** True or false, or null. */
  yesNo(name: string): boolean | null {
    const value = this.json[name];
    if (value === undefined || value === null) return null;
    if (typeof value !== 'boolean') throw this.refuse(`« ${this.place}${name} » doit être true ou false.`);
    return value;
  }

  /** A web address, or null. */
  address(name: string): string | null {
    const text = this.text(name);
    if (text === null) return null;
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !/^https?:$/.test(url.protocol) || url.username)
      throw this.refuse(`« ${this.place}${name} » n’est pas une adresse du Web.`);
    return url.href;
  }

  /** The object under this name, empty when absent. */
  object(name: string): RecordReader {
    return new RecordReader(this.jsonObject(name), `${this.place}${name}.`, this.id);
  }

  /** Texts by name, as `fileRoles` has them. */
  entries(name: string): [string, string][] {
    const found = Object.entries(this.jsonObject(name));
    return found.map(([key, value]) => {
      if (typeof value !== 'string') throw this.refuse(`« ${name} » doit associer des textes.`);
      return [key, clean(value)];
    });
  }

  objects(name: string, most: number): RecordReader[] {
    const value = this.json[name];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) throw this.refuse(`« ${name} » doit être une liste.`);
    if (value.length > most) throw this.refuse(`« ${name} » compte plus de ${most} entrées.`);
    return value.map((each: unknown, at) => {
      if (!isObject(each)) throw this.refuse(`« ${name} » doit être une liste d’objets.`);
      return new RecordReader(each, `${name}[${at}].`, this.id);
    });
  }

  refuse(message: string): RecordRefused {
    return new RecordRefused(message, this.id);
  }

  private jsonObject(name: string): Json {
    const value = this.json[name] ?? {};
    if (!isObject(value)) throw this.refuse(`« ${this.place}${name} » doit être un objet.`);
    return value;
  }
}

function parsed(bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RecordRefused('Cette ligne n’est pas en UTF-8.');
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RecordRefused('Cette ligne n’est pas du JSON.');
  }
}

const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .trim();

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
