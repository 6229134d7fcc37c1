import { Injectable } from '@nestjs/common';
import { type Draft, DraftRepository } from '#resources';
import { RoundService } from '../round/round.service.js';
import { type KnownName, namesIn } from './known-name.js';
import { NamedAuthorRepository } from './named-author.repository.js';

/** Where a text that is to be read blind says who wrote it. */
export interface NameFound extends KnownName {
  readonly where: 'description' | 'text' | 'link' | 'file' | 'file-name';
  /** Of the file. */
  readonly part: string | null;
  /** In a document that has pages. */
  readonly page: number | null;
}

/** More are not helped by a longer list. */
const MOST_FOUND = 20;

/** Names are looked for each time they are asked about: nothing of them is kept. */
@Injectable()
export class NameFinderService {
  constructor(
    private readonly authors: NamedAuthorRepository,
    private readonly drafts: DraftRepository,
    private readonly rounds: RoundService,
  ) {}

  /** By resource that is still a draft: each name once for each place. */
  async ofResources(ids: readonly string[]): Promise<Map<string, NameFound[]>> {
    const drafts = [...(await this.drafts.ofResources(ids)).values()];
    const [names, passages] = await Promise.all([
      this.authors.ofResources(drafts.map(({ resourceId }) => resourceId)),
      this.rounds.passagesOfDrafts(drafts),
    ]);
    return new Map(
      drafts.map((draft) => {
        const texts = [...described(draft), ...(passages.get(draft.id) ?? []).map(placed)];
        return [draft.resourceId, found(texts, names.get(draft.resourceId) ?? [])];
      }),
    );
  }
}

type Place = Pick<NameFound, 'where' | 'part' | 'page'>;
type PlacedText = Place & { readonly text: string };

const described = ({ fields }: Draft): PlacedText[] =>
  [fields.title, fields.summary, fields.objectives].flatMap((text) =>
    text ? [{ where: 'description' as const, part: null, page: null, text }] : [],
  );

function placed({
  part,
  kind,
  text,
  page = null,
}: {
  part: string;
  kind: string;
  text: string;
  page?: number | null;
}): PlacedText {
  if (kind === 'link') return { where: 'link', part: null, page, text };
  if (kind === 'file') return { where: 'file-name', part, page, text };
  return part === 'texte' ? { where: 'text', part: null, page, text } : { where: 'file', part, page, text };
}

function found(texts: readonly PlacedText[], names: readonly KnownName[]): NameFound[] {
  const all = new Map<string, NameFound>();
  for (const { text, where, part, page } of texts)
    for (const name of namesIn(text, names)) {
      const key = JSON.stringify([name, where, part]);
      if (!all.has(key)) all.set(key, { ...name, where, part, page });
    }
  return [...all.values()].slice(0, MOST_FOUND);
}
