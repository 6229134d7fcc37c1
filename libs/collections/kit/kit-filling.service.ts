import { existsSync, readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { attribution } from '#licensing';
import { creditLines } from '#resources';
import { collectionJsonLd, creditsText, type ToldItem } from '../archive/archive-summary.js';
import type { ArchivedItem } from '../archive/archived-item.repository.js';
import { HIDDEN, reasonAgainst } from '../archive/reason-against.js';
import { TellingService } from '../archive/telling.service.js';
import type { Collection } from '../collection/collection.js';
import { IndexedWords } from './indexed-words.js';
import { homePage, type ListedItem, SEARCH_SCRIPTS } from './kit-home-page.js';
import { type CarriedItem, KitItemService } from './kit-item.service.js';
import { type ManifestItem, manifestJson, type ToldKit } from './kit-manifest.js';
import { placesOf } from './kit-path.js';
import { type LostResource, removalsOf, removalsText, tombstonePage } from './kit-removal.js';
import { resourcePage } from './kit-resource-page.js';
import { factsOf, rightsOf, sheetOf } from './kit-sheet.js';
import type { KitWriter } from './kit-writer.js';

/** What is known of a kit when all its resources are in it. */
interface FilledKit {
  readonly listed: readonly ListedItem[];
  readonly items: readonly ManifestItem[];
  /** By short code: why nothing was taken of an item. */
  readonly reasons: ReadonlyMap<string, string>;
}

type Ending = FilledKit &
  Pick<ToldKit, 'id' | 'madeAt' | 'base'> & { lost: readonly LostResource[]; replaced: readonly string[] };

/** What stands in a kit, and in which order it is written: the heavy first, what speaks of all of it last. */
@Injectable()
export class KitFillingService {
  constructor(
    private readonly carrying: KitItemService,
    private readonly telling: TellingService,
  ) {}

  /** One resource in memory at a time, without its bytes. */
  async fill(kit: KitWriter, collection: Collection, items: readonly ArchivedItem[]): Promise<FilledKit> {
    const index = new IndexedWords();
    const [told, listed, manifest]: [ToldItem[], ListedItem[], ManifestItem[]] = [[], [], []];
    const reasons = new Map<string, string>();
    for (const item of items) {
      if (kit.isGone) break;
      const against = reasonAgainst(item);
      const carried = against === null ? await this.carrying.carry(kit, item) : null;
      const reason = carried ? null : (against ?? HIDDEN);
      if (reason !== null) reasons.set(item.code, reason);
      const said = this.telling.ofItem(item);
      told.push({ ...said, taken: carried && taken(item, carried), reason });
      listed.push({
        ...said,
        sectionNote: item.sectionNote,
        page: carried && listing(item, carried),
        reason,
      });
      if (carried) {
        manifest.push(manifestItem(item, said, carried));
        await this.writePage(kit, { item, carried, collection, url: said.url ?? '' });
        index.add(...indexed(item, carried));
      }
    }
    await this.writeWhole(kit, { collection, told, index });
    return { listed, items: manifest, reasons };
  }

  private async writePage(
    kit: KitWriter,
    of: { item: ArchivedItem; carried: CarriedItem; collection: Collection; url: string },
  ): Promise<void> {
    const { item, carried, collection, url } = of;
    const { version, parts } = carried.content;
    const page = resourcePage(
      {
        ...{ code: item.code, title: version.title, number: version.number, language: version.language },
        ...{ summary: version.summary, facts: factsOf(version), sheet: sheetOf(version) },
        ...rightsOf(carried.content),
        link: parts.find(({ kind }) => kind === 'link')?.url ?? null,
        ...{ text: carried.text, files: carried.files, views: carried.views, url },
      },
      { note: item.note, collection: collection.title },
    );
    await kit.text(placesOf(item.code).page, page);
  }

  private async writeWhole(
    kit: KitWriter,
    { collection, told, index }: { collection: Collection; told: readonly ToldItem[]; index: IndexedWords },
  ): Promise<void> {
    const whole = await this.telling.of(collection);
    await kit.text('CREDITS.txt', creditsText(whole, told));
    await kit.text('collection.jsonld', collectionJsonLd(whole, told));
    await kit.text('valise.css', beside('valise.css'));
    await kit.text(SEARCH_SCRIPTS[0], index.asScript());
    await kit.text(SEARCH_SCRIPTS[1], beside(SEARCH_SCRIPTS[1]));
  }

  /** What speaks of this kit as it became: where one begins, what it holds, what is to be taken out of the one before. */
  async finish(kit: KitWriter, collection: Collection, ending: Ending): Promise<void> {
    const { listed, items, lost, replaced, id, madeAt, base } = ending;
    const whole = await this.telling.of(collection);
    for (const each of lost)
      await kit.always(placesOf(each.code).page, tombstonePage(each, collection.title));
    const removed = removalsOf(lost, replaced);
    if (base !== null) await kit.always('retraits.txt', removalsText(removed));
    const left = listed.flatMap(({ title, url, reason }) =>
      reason === null ? [] : [{ title, url, reason }],
    );
    const manifest = { ...{ id, madeAt, base, items, left, removed }, entries: kit.entries };
    await kit.always('manifest.json', manifestJson(whole, manifest));
    // A secret address is given by who has it: no page that is passed on names it.
    const updateUrl = collection.visibility === 'link' ? null : `${whole.url}?depuis=${id}`;
    await kit.always('index.html', homePage(whole, listed, { id, madeAt, updateUrl }));
  }
}

type Said = ReturnType<TellingService['ofItem']>;

function taken({ code }: ArchivedItem, { content, files }: CarriedItem): ToldItem['taken'] {
  const { jsonLd } = attribution(content.work);
  const folder = placesOf(code).files.replace(/\/$/, '');
  return { folder, files: files.map(({ name }) => name), credit: creditLines(content), jsonLd };
}

const listing = ({ code }: ArchivedItem, { content }: CarriedItem): ListedItem['page'] => ({
  path: placesOf(code).page,
  facts: factsOf(content.version),
  credit: attribution(content.work).print,
});

const manifestItem = (
  { code }: ArchivedItem,
  { url }: Said,
  { content: { version } }: CarriedItem,
): ManifestItem => ({
  ...{ resource: code, title: version.title, version: version.number, licence: version.licenceId },
  url: url ?? '',
});

function indexed(
  { code, note }: ArchivedItem,
  { content: { version }, words }: CarriedItem,
): Parameters<IndexedWords['add']> {
  const facts = factsOf(version);
  const { title, summary, fields } = version;
  return [
    { title, path: placesOf(code).page, facts },
    { title, keywords: [...(fields.keywords ?? []), facts], summary: [summary, note], text: words },
  ];
}

/** Beside this file in what runs; the script is there when the product was built. */
function beside(name: string): string {
  const file = new URL(`./${name}`, import.meta.url);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
