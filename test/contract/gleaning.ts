import { unzipSync } from 'fflate';
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, type Caller } from '../support/api.js';
import { mailsTo, type Person } from '../support/people.js';
import { root, type RunningProduct } from '../support/product.js';

/** One thing that somebody got: where, and every word of it, its headers included. */
export interface Gleaned {
  readonly what: string;
  readonly text: string;
}

/** Where she begins: addresses of pages and files that she may know, and fields of `Query` with their arguments. */
export interface Known {
  readonly addresses: readonly string[];
  readonly fields: readonly string[];
}

/** Pages that differ by their query alone tell the same people; two of each are enough. */
const mostOfOnePath = 2;
const mostPages = 80;
/** They say the same to everybody, or to somebody of herself alone; mails are read as their reader gets them. */
const apart =
  /^\/(?:assets|couvertures|courrier|deconnexion|connexion|inscription|mot-de-passe|compte|mandats|reglages|aide|api|accessibilite|donnees|mentions|sobriete|licences|parcours|niveau|discipline|publier|moderation|admin)/;
/** Types that say the same to everybody: lists to choose from name every place. */
const choices = new Set(['UseChoices']);
/** Steps from a root: `maxDepth` of the API, less the leaf of what is told along. */
const mostSteps = 5;

/** All that one person can get of the product without changing anything: pages, feeds, files, answers of the API, mails. */
export class Gleaner {
  private readonly schema: GraphQLSchema = buildSchema(
    readFileSync(join(root, 'libs/contract/schema.graphql'), 'utf8'),
  );

  constructor(private readonly product: RunningProduct) {}

  async gather(caller: Caller, known: Known, person: Person | null = null): Promise<Gleaned[]> {
    return [
      ...(await this.crawl(caller, known.addresses)),
      ...(await this.askAll(caller, known.fields)),
      ...(person ? mailsTo(this.product, person.email) : []).map(({ subject, text }) => ({
        what: `mail « ${subject} »`,
        text: `${subject}\n${text}`,
      })),
    ];
  }

  /** Follows every link, source and location within the product, the ones that only loopback servers show apart. */
  private async crawl(caller: Caller, addresses: readonly string[]): Promise<Gleaned[]> {
    const { pages, files } = this.product;
    const waiting = addresses.map((address) => new URL(address, pages).href);
    const seen = new Set<string>(waiting);
    const perPath = new Map<string, number>();
    const gleaned: Gleaned[] = [];
    for (let address = waiting.shift(); address && gleaned.length < mostPages; address = waiting.shift()) {
      const response = await fetch(address, { headers: caller.headers, redirect: 'manual' });
      const text = await wordsOf(response);
      gleaned.push({ what: `GET ${address.slice(pages.length)}`, text });
      for (const link of linksIn(text, response, address)) {
        const { origin, pathname, href } = new URL(link);
        const times = perPath.get(pathname) ?? 0;
        if (![pages, files].includes(origin) || seen.has(href) || times >= mostOfOnePath) continue;
        if (apart.test(pathname)) continue;
        seen.add(href);
        perPath.set(pathname, times + 1);
        waiting.push(href);
      }
    }
    return gleaned;
  }

  /** Every field that these roots lead her to; beyond the first step, by the first way that gives her something. */
  private async askAll(caller: Caller, fields: readonly string[]): Promise<Gleaned[]> {
    const gleaned: Gleaned[] = [];
    const reached = new Set<string>();
    const ways = fields.map((field): Way => ({ path: [field], type: this.typeOf(field) }));
    for (let way = ways.shift(); way; way = ways.shift()) {
      const { path, type } = way;
      const document = path.reduceRight((rest, step) => `{ ${step} ${rest} }`, valuesOf(type, true));
      const { text, data, code } = await ask(this.product.pages, document, {}, caller);
      if (code === 'TOO_DEEP' || code === 'TOO_COSTLY' || code === 'NO_CODE')
        throw new Error(`This asks for too much, and would see nothing: ${document}: ${text}`);
      gleaned.push({ what: document, text });
      const given = objectsAt(data, path);
      const next = path.length < mostSteps ? objectsOf(type) : [];
      for (const { field, to } of next.filter(({ to }) => objectsOf(to).length > 0)) {
        const key = `${path.length === 1 ? path[0] : ''} ${type.name}.${field.name}`;
        const asked = argumentsOf(field);
        // What asks for an argument is not seen beforehand: it is tried.
        const isThere = asked[0] !== '' ? given.length > 0 : given.some((each) => isGiven(each[field.name]));
        if (reached.has(key) || !isThere) continue;
        reached.add(key);
        for (const words of asked) ways.push({ path: [...path, `${field.name}${words}`], type: to });
      }
    }
    return gleaned;
  }

  private typeOf(field: string): GraphQLObjectType {
    const named = this.schema.getQueryType()?.getFields()[field.split('(')[0] ?? ''];
    const type = named && getNamedType(named.type);
    if (!isObjectType(type)) throw new Error(`No object is behind ${field}.`);
    return type;
  }
}

/** Fields from the root to objects of this type. */
interface Way {
  readonly path: readonly string[];
  readonly type: GraphQLObjectType;
}

type Given = Record<string, unknown>;

const isGiven = (value: unknown): boolean =>
  value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);

function objectsAt(data: unknown, path: readonly string[]): Given[] {
  let objects = [data];
  for (const step of path)
    objects = objects.flatMap((object) => (object as Given | null)?.[step.split('(')[0] ?? ''] ?? []);
  return objects.filter((object): object is Given => typeof object === 'object' && object !== null);
}

const objectsOf = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).flatMap((field) => {
    const to = getNamedType(field.type);
    return isObjectType(to) && !choices.has(to.name) ? [{ field, to }] : [];
  });

/** All plain values; of the objects beside them, those that lead nowhere whole, and whether the others are there. */
function valuesOf(type: GraphQLObjectType, isWhole: boolean): string {
  const leaves = Object.values(type.getFields()).filter(isPlainLeaf);
  const objects = isWhole ? objectsOf(type).filter(({ field }) => !field.args.some(isRequiredArgument)) : [];
  const beside = objects.map(
    ({ field, to }) => `${field.name} ${objectsOf(to).length > 0 ? '{ __typename }' : valuesOf(to, false)}`,
  );
  return `{ __typename ${[...leaves.map(({ name }) => name), ...beside].join(' ')} }`;
}

const isPlainLeaf = ({ type, args }: GraphQLField<unknown, unknown>): boolean =>
  isLeafType(getNamedType(type)) && !args.some(isRequiredArgument);

/** Each value of an enum that a field asks for; nothing for a field that asks for what nobody can guess. */
function argumentsOf({ args }: GraphQLField<unknown, unknown>): string[] {
  const [asked, ...others] = args.filter(isRequiredArgument);
  if (!asked) return [''];
  const type = getNamedType(asked.type);
  return isEnumType(type) && others.length === 0
    ? type.getValues().map(({ name }) => `(${asked.name}: ${name})`)
    : [];
}

/** Headers, then the body; of a package, what each of its files says. */
async function wordsOf(response: Response): Promise<string> {
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = [...response.headers].filter(([name]) => name !== 'set-cookie');
  return [...headers.map((header) => header.join(': ')), ...textsIn(body)].join('\n');
}

function textsIn(bytes: Uint8Array): string[] {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [Buffer.from(bytes).toString('utf8')];
  return Object.entries(unzipSync(bytes)).flatMap(([name, content]) => [name, ...textsIn(content)]);
}

function linksIn(text: string, response: Response, from: string): string[] {
  const found = [...text.matchAll(/(?:href|src|action)="([^"]+)"|<loc>([^<]+)<|^location: (.+)$/gm)];
  return found
    .map(([, quoted, listed, location]) => (quoted ?? listed ?? location ?? '').replaceAll('&amp;', '&'))
    .filter((link) => URL.canParse(link, from))
    .map((link) => new URL(link, from))
    .map((url) => (url.hash ? new URL(url.href.slice(0, -url.hash.length)) : url).href);
}
