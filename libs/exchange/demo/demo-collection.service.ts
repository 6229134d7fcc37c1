import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { CollectionService, ItemOrderService, ItemService } from '#collections';
import { TerritoryRepository } from '#identity';
import type { Actor } from '#platform/authorization';
import { DemoCalendarService, type DemoDay } from './demo-calendar.service.js';
import type { Cast } from './demo-cast.js';
import type { DemoScene } from './demo-scene.js';

interface DemoItem {
  /** Its demo id. */
  readonly resource: string;
  readonly note: string;
  readonly localNote?: string;
  /** Demo ids of those that come before it. */
  readonly after?: readonly string[];
}

interface DemoCollection extends DemoDay {
  readonly id: string;
  /** Key of a demo account. */
  readonly by: string;
  /** Code of the territory whose collection it is. */
  readonly territory?: string;
  readonly fields: Parameters<CollectionService['create']>[1];
  readonly sections?: readonly {
    title: string;
    note: string;
    /** What it finds stands under its items. */
    asked?: Parameters<ItemOrderService['addSection']>[3];
    items: readonly DemoItem[];
  }[];
  readonly items?: readonly DemoItem[];
}

const collections = JSON.parse(
  readFileSync(new URL('../../../infra/demo/collections.json', import.meta.url), 'utf8'),
) as readonly DemoCollection[];

/** Collections of the demo accounts, each begun at its own moment of the past. One that was played is passed over. */
@Injectable()
export class DemoCollectionService implements DemoScene {
  constructor(
    private readonly calendar: DemoCalendarService,
    private readonly collections: CollectionService,
    private readonly items: ItemService,
    private readonly order: ItemOrderService,
    private readonly territories: TerritoryRepository,
  ) {}

  isPlayed(): Promise<boolean> {
    return this.calendar.arePlayed(collections);
  }

  play(cast: Cast): Promise<void> {
    return this.calendar.play(collections, async (collection) =>
      this.make(collection, await cast.actor(collection.by), cast),
    );
  }

  private async make(
    { territory, fields, ...holds }: DemoCollection,
    actor: Actor,
    cast: Cast,
  ): Promise<void> {
    const place = territory === undefined ? null : await this.territories.findByCode(territory);
    const { id } = await this.collections.create(actor, { ...fields, territoryId: place?.id ?? null });
    const made = new Map<string, string>();
    const put = async (item: DemoItem, section: string | null): Promise<void> => {
      const { note, localNote, after = [] } = item;
      const resource = await cast.resource(item.resource);
      const added = await this.items.add(actor, { collection: id, resource, section }, { note, localNote });
      made.set(item.resource, added.id);
      for (const each of after) await this.order.linkItems(actor, added.id, made.get(each) ?? '');
    };
    for (const item of holds.items ?? []) await put(item, null);
    for (const { items, asked, ...said } of holds.sections ?? []) {
      const { section } = await this.order.addSection(actor, id, said, asked);
      for (const item of items) await put(item, section.id);
    }
  }
}
