import { randomBytes } from 'node:crypto';
import { act, ask, type Caller, visitor } from '../support/api.js';
import { type DepositedFile, depositFile } from '../support/deposit.js';
import type { RunningProduct } from '../support/product.js';
import {
  answeredTo,
  begunFrom,
  type Derived,
  deriveFrom,
  importedFrom,
  permissionAsked,
  permissionGranted,
  proposedTo,
} from './behind-scenes.js';
import { announce, type CampaignScene } from './campaign-scene.js';
import type { Cast } from './cast.js';
import { reviewedIn, type ReviewScene } from './review-scene.js';

export const states = ['draft', 'published', 'hidden', 'withdrawn'] as const;
export type State = (typeof states)[number];

/** A resource of the author in one state, with a working copy open, and everything that hangs on both. */
export interface Scene extends CampaignScene, ReviewScene {
  readonly state: State;
  /** A word that no other resource has. */
  readonly word: string;
  readonly resourceId: string;
  readonly slug: string;
  readonly shortCode: string;
  readonly draftId: string;
  readonly revision: number;
  readonly draftFileId: string;
  readonly draftFileUrl: string;
  readonly itemId: string;
  readonly sourceId: string;
  readonly questionId: string;
  readonly refusedId: string;
  readonly findingId: string;
  /** To the teacher, who has not answered. */
  readonly invitationId: string;
  /** The file of a scene is that of every other: each is told of the published ones. */
  readonly recognitionId: string;
  /** The teacher's, sent and not answered; her copy with it. A draft has none, and borrows ids that name nothing. */
  readonly proposalId: string;
  readonly proposedDraftId: string;
  /** The one change that she proposes. */
  readonly proposedPieceId: string;
  /** Another of hers, which the author answered. */
  readonly answeredId: string;
  /** Of version 1, taken while it was visible; a draft has none and borrows ids that name nothing. */
  readonly file: { readonly id: string; readonly downloadUrl: string; readonly originalUrl: string };
  readonly archiveUrl: string;
  /** What the worker made of the file, where somebody reads; ids that name nothing elsewhere. */
  readonly derived: Derived;
  readonly reportId: string;
  /** Slug of another resource, published for ever, whose file and words are not the same. */
  readonly comparedSlug: string;
  /** It again: the draft was begun from its first version, and it has a second. */
  readonly originalId: string;
  /** What its versions are adapted from, and those of every other scene. */
  readonly ancestorId: string;
  /** It once more, as a source of the draft. */
  readonly originalSourceId: string;
  /** Asked of its author, who has not answered. */
  readonly permissionId: string;
}

/** Words that only some may ever read; each is looked for in every body that everybody else receives. */
export const secrets = {
  draft: 'CANARIBROUILLON',
  question: 'CANARIQUESTION',
  reportDetails: 'CANARISIGNALEMENT',
  reportContact: 'canari.contact@ecole.test',
  hiddenReason: 'CANARIMASQUAGE',
  permission: 'CANARIPERMISSION',
  /** Of the teacher's own review, that she has not sent. */
  review: 'CANARIRELECTURE',
  /** What somebody else wrote before a decision, why another said no, and what was ever written for the référent alone. */
  sealed: 'CANARISCELLE',
} as const;

export const nobody = '00000000-0000-4000-8000-000000000000';

/** The shield asks about it, and refuses nothing: it may be the author's. */
const address = 'Écrire à une.autrice@ac-exemple.fr.';

/** What the published version says, every field filled. */
const publishedFields = {
  summary: 'Partager une tablette de chocolat en parts égales, puis nommer les parts.',
  keywords: ['fraction', 'partage'],
  language: 'fr',
  levels: ['cm1'],
  subjects: ['mathematiques'],
  types: ['exercice'],
  themes: ['emi'],
  durationMinutes: 45,
  groupSize: 'par deux',
  equipment: ['calculatrice'],
  place: ['en-atelier'],
  audience: ['eleve'],
  objectives: 'Nommer une fraction simple.',
  prerequisites: 'Savoir compter.',
  ages: '9 à 10 ans',
  multiLevel: true,
  blackAndWhite: true,
  copies: 'une par élève',
  needs: 'du papier',
  linkUrl: 'https://example.org/fractions',
  licence: 'CC-BY-SA-4.0',
  rightsAnswers: { own: true, others: true, ai: false, attested: true },
  whatChanged: 'Tout.',
  adaptationReasons: ['plus-court'],
  adaptationChanges: 'Une séance au lieu de deux.',
  licenceChecked: 'Le courriel de l’association, gardé.',
};

/** Makes scenes, as the author would: by the API, one verb after the other. */
export class SceneMaker {
  private made = 0;
  private upload: string | null = null;
  private derived: Derived | null = null;
  /** Of other families, with the file of every scene: their drafts recognise it. One may be set aside, and one is left. */
  private readonly twins: string[] = [];
  /** What every scene is adapted from. */
  private original: string | null = null;
  /** What a withdrawn one says to read instead. */
  private published: string | null = null;
  private other: { id: string; slug: string } | null = null;

  constructor(
    private readonly product: RunningProduct,
    private readonly cast: Cast,
  ) {}

  /** A scene to change: plain words, and whatever it shows may become public. */
  async make(state: State): Promise<Scene> {
    return this.prepare(state, async ({ id, revision }, word) => {
      await this.draftVerb('updateDraft', { id, revision, title: `Suite ${word}` });
    });
  }

  /** A scene to read: with the secrets, a refused file, and every field that a changing one leaves empty. */
  async makeToRead(state: State): Promise<Scene> {
    const scene = await this.prepare(state, async ({ id, revision }, word) => {
      const title = `${secrets.draft} ${word}`;
      const lacking = state === 'draft' ? { types: [] } : {};
      await this.draftVerb('updateDraft', { id, revision, title, ...lacking });
      await this.refuseFile(id);
      await this.answerFinding(id);
    });
    await importedFrom(this.product, scene.resourceId);
    if (state === 'hidden') await permissionGranted(this.product, scene.permissionId);
    if (state === 'hidden')
      await act(
        this.product,
        this.cast.moderator.session,
        ['answerLicenceQuestion', { id: scene.questionId, answer: 'Oui, en citant l’auteur.' }],
        'question { id }',
      );
    if (state === 'draft') return scene;
    this.derived ??= await deriveFrom(this.product, scene.file.id);
    return { ...scene, derived: this.derived };
  }

  private async prepare(
    state: State,
    dress: (draft: OpenDraft, word: string) => Promise<void>,
  ): Promise<Scene> {
    this.made += 1;
    const word = `mot${this.made}${state}`;
    const first = await this.begin(word);
    await this.askIn(first.resource.id);
    const file = state === 'draft' ? borrowed : await this.publish(first.id, first.resource.id);
    const draft = state === 'draft' ? first : await this.next(first.resource.id);
    const proposed = state === 'draft' ? nothingProposed : await this.propose(first.resource.id);
    const source = (this.other ??= await this.publishOther());
    await begunFrom(this.product, draft.id, source.id);
    await dress(draft, word);
    await this.draftVerb('askLicenceQuestion', { draftId: draft.id, question: secrets.question });
    const inside = await this.lookInside(draft.id);
    const ids = { resourceId: first.resource.id, draftId: draft.id };
    const asked = { draftId: draft.id, sourceId: source.id, message: secrets.permission };
    const permissionId = await permissionAsked(this.product, asked);
    const ancestorId = this.original ?? nobody;
    const other = { comparedSlug: source.slug, originalId: source.id, ancestorId, permissionId };
    const wish = { isOpen: state !== 'draft', resource: source.id };
    const campaign = await announce(this.product, this.cast.referent, wish);
    const scene = {
      state,
      word,
      ...campaign,
      ...(state === 'draft'
        ? nothingReviewed
        : await this.review(campaign.campaignSlug, first.resource.id, source.id)),
      ...inside,
      ...file,
      ...proposed,
      ...ids,
      ...other,
      derived: nothingMade,
    };
    return { ...scene, reportId: state === 'draft' ? nobody : await this.moderate(scene.resourceId, state) };
  }

  private review(campaignSlug: string, resourceId: string, decidedResourceId: string): Promise<ReviewScene> {
    const { teacher, reviewers } = this.cast;
    return reviewedIn(this.product, {
      campaignSlug,
      resourceId,
      decidedResourceId,
      reviewers: [teacher.email, reviewers[0].email, reviewers[1].email],
      words: { own: secrets.review, sealed: secrets.sealed },
    });
  }

  /** The same scene after a change that leaves it usable. */
  async refresh(scene: Scene): Promise<Scene> {
    return { ...scene, ...(await this.lookInside(scene.draftId)) };
  }

  private async begin(word: string): Promise<OpenDraft> {
    const title = `Fractions ${word}`;
    const created = await this.draftVerb('createDraft', { title });
    this.upload ??= await deposit(this.product, this.cast.author.session);
    while (this.twins.length < 2) this.twins.push(await this.publishBeside('Le même fichier', this.upload));
    const { files } = await this.draftVerb('attachFile', { draftId: created.id, uploadId: this.upload });
    await this.draftVerb('updateFile', { draftId: created.id, id: files[0]?.id, licence: 'CC-BY-4.0' });
    const item = { title: 'Une photo', author: 'Une photographe', licence: 'CC-BY-4.0' };
    const source = 'https://example.org/photo';
    await this.draftVerb('declarePart', {
      draftId: created.id,
      ...item,
      sourceUrl: source,
      lastUpdate: '2024-05-01',
    });
    const { revision } = await this.adapt(created.id);
    // So that its page shows an opening; in one block, for every scene is frozen, rendered, compared and looked through.
    const long = '*mot* '.repeat(160);
    const text = `# Fractions\n\nUn ${word} à partager. ${address}\n\n${long}`;
    return this.draftVerb('updateDraft', { id: created.id, revision, ...publishedFields, text });
  }

  /** A source from here, and one from outside with its author's agreement. */
  private async adapt(draftId: string): Promise<OpenDraft> {
    const outside = { title: 'Les parts', author: 'Une association', url: 'https://example.org/parts' };
    const agreement = 'Vous pouvez l’adapter sous CC BY-SA 4.0.';
    await this.draftVerb('addSource', {
      draftId,
      outside: { ...outside, licence: 'CC-BY-4.0', agreement },
    });
    this.original ??= await this.publishBeside('Un premier partage');
    return this.draftVerb('addSource', { draftId, resource: this.original });
  }

  /** A resource outside the scenes, with their very file when it is given. */
  private async publishBeside(title: string, uploadId?: string): Promise<string> {
    const created = await this.draftVerb('createDraft', { title });
    const { id, revision, resource } = uploadId
      ? await this.draftVerb('attachFile', { draftId: created.id, uploadId })
      : created;
    await this.draftVerb('updateDraft', { id, revision, ...publishedFields, text: 'On partage.' });
    await this.as(this.cast.author.session, 'publishResource', { draftId: id });
    return resource.id;
  }

  private async publish(draftId: string, resourceId: string): Promise<Pick<Scene, 'file' | 'archiveUrl'>> {
    await this.as(this.cast.author.session, 'publishResource', { draftId });
    const { data } = await ask<{ resource: { version: { downloadUrl: string; files: Scene['file'][] } } }>(
      this.product.pages,
      'query($slug: String!) { resource(slug: $slug) { version { downloadUrl files { id downloadUrl originalUrl } } } }',
      { slug: resourceId },
    );
    const version = data?.resource.version;
    if (!version?.files[0]) throw new Error('Publishing left no file.');
    return { file: version.files[0], archiveUrl: version.downloadUrl };
  }

  /** What scenes are compared with, and begun from: two versions of a text and of a file. */
  private async publishOther(): Promise<{ id: string; slug: string }> {
    const first = await this.draftVerb('createDraft', { title: 'Une autre tablette' });
    const attached = await this.attach(first.id, 'Une tablette entière.');
    const text = '# Fractions\n\nÀ partager en parts.';
    const { id } = first;
    await this.draftVerb('updateDraft', { id, revision: attached.revision, ...publishedFields, text });
    await this.as(this.cast.author.session, 'publishResource', { draftId: id });
    const next = await this.next(first.resource.id);
    await this.draftVerb('removeFile', { draftId: next.id, id: next.files[0]?.id });
    const { revision } = await this.attach(next.id, 'Deux tablettes entières.');
    const fairer = text.replace('en parts', 'en parts égales');
    await this.draftVerb('updateDraft', { id: next.id, revision, text: fairer });
    const { resource } = await act<{ resource: { id: string; slug: string } }>(
      this.product,
      this.cast.author.session,
      ['publishResource', { draftId: next.id, whatChanged: 'Des parts égales.' }],
      'resource { id slug }',
    );
    return resource;
  }

  private async attach(draftId: string, content: string): Promise<OpenDraft> {
    const { author } = this.cast;
    const uploadId = await deposit(this.product, author.session, { name: deposited.name, content });
    return this.draftVerb('attachFile', { draftId, uploadId });
  }

  /** The teacher is asked to be credited; those who are to be members of every scene come in. */
  private async askIn(resource: string): Promise<void> {
    const { author, teacher, members = [] } = this.cast;
    for (const { person, role } of members) {
      const id = await this.invite(author.session, { resource, person: person.slug, role });
      await act(
        this.product,
        person.session,
        ['answerInvitation', { id, accepted: true }],
        'invitation { id }',
      );
    }
    const message = 'Avec moi ?';
    await this.invite(author.session, { resource, person: teacher.slug, role: 'CO_AUTHOR', message });
  }

  /** The teacher proposes another title; something else of hers was answered before. */
  private async propose(resourceId: string): Promise<Pick<Scene, keyof typeof nothingProposed>> {
    const { author, teacher } = this.cast;
    const { draft } = await act<{ draft: OpenDraft }>(
      this.product,
      teacher.session,
      ['remixResource', { id: resourceId }],
      'draft { id }',
    );
    const item = { title: 'Un dessin', author: 'Une dessinatrice', licence: 'CC-BY-4.0' };
    await act(this.product, teacher.session, ['declarePart', { draftId: draft.id, ...item }], 'draft { id }');
    const emails = { author: author.email, proposer: teacher.email };
    const proposalId = await proposedTo(this.product, { resourceId, draftId: draft.id, ...emails });
    const { data } = await ask<{ proposal: { pieces: { id: string }[] } }>(
      this.product.pages,
      'query($id: ID!) { proposal(id: $id) { pieces { id } } }',
      { id: proposalId },
      teacher.session,
    );
    return {
      proposalId,
      proposedDraftId: draft.id,
      proposedPieceId: data?.proposal.pieces[0]?.id ?? nobody,
      answeredId: await answeredTo(this.product, { resourceId, ...emails }),
    };
  }

  /** The newest of this resource is the one just sent. */
  private async invite(author: Caller, input: object): Promise<string | undefined> {
    const { resource } = await act<{ resource: { invitations: { id: string }[] } }>(
      this.product,
      author,
      ['inviteCoAuthor', input],
      'resource { invitations { id } }',
    );
    return resource.invitations[0]?.id;
  }

  private next(resourceId: string): Promise<OpenDraft> {
    return this.draftVerb('startVersion', { id: resourceId });
  }

  /** A program under the name of a document: kept beside the draft as a refusal. */
  private async refuseFile(draftId: string): Promise<void> {
    const form = new FormData();
    form.append('file', new Blob(['MZ\0\0 not a document']), 'devoirs.exe');
    const { author } = this.cast;
    const url = `${this.product.pages}/brouillons/${draftId}/fichiers`;
    await fetch(url, { method: 'POST', body: form, headers: author.session.headers, redirect: 'manual' });
  }

  /** Something the shield finds, answered: a question, so that it keeps nothing from being published. */
  private async answerFinding(draftId: string): Promise<void> {
    const { findingId } = await this.lookInside(draftId);
    await this.draftVerb('answerFinding', { draftId, id: findingId, reason: 'OWN' });
  }

  private async lookInside(draftId: string) {
    const { data, text } = await ask<{ draft: Inside }>(
      this.product.pages,
      `query($id: ID!) { draft(id: $id) { revision resource { slug shortCode invitations { id } } files { id downloadUrl } thirdPartyItems { id } sources { id resource { id } }
        licenceQuestion { id } refusedFiles { id } findings { id origin } recognitions { id } } }`,
      { id: draftId },
      this.cast.author.session,
    );
    const draft = data?.draft;
    const [file] = draft?.files ?? [];
    const [item] = draft?.thirdPartyItems ?? [];
    // What updates come from stays: other calls take them.
    const source = draft?.sources.find(({ resource }) => resource?.id !== this.other?.id);
    const original = draft?.sources.find(({ resource }) => resource?.id === this.other?.id);
    const [refused] = draft?.refusedFiles ?? [];
    if (!draft || !file || !item) throw new Error(`This draft lacks something: ${text}`);
    const { invitations, ...resource } = draft.resource;
    return {
      ...resource,
      invitationId: invitations.at(-1)?.id ?? nobody,
      revision: draft.revision,
      draftFileId: file.id,
      draftFileUrl: file.downloadUrl,
      itemId: item.id,
      sourceId: source?.id ?? nobody,
      originalSourceId: original?.id ?? nobody,
      refusedId: refused?.id ?? nobody,
      findingId: draft.findings.find(({ origin }) => origin === 'text')?.id ?? nobody,
      recognitionId: draft.recognitions[0]?.id ?? nobody,
      questionId: draft.licenceQuestion?.id ?? nobody,
    };
  }

  /** A report, then what the state asks; returns the report's id. */
  private async moderate(resourceId: string, state: State): Promise<string> {
    const report = {
      resource: resourceId,
      versionNumber: 1,
      category: 'RIGHTS',
      details: secrets.reportDetails,
      contact: secrets.reportContact,
    };
    const { receipt } = await act<{ receipt: string }>(
      this.product,
      somebodyElse(),
      ['reportContent', report],
      'receipt',
    );
    const reportId = await this.findReport(receipt);
    if (state === 'hidden')
      await this.as(this.cast.moderator.session, 'hideResource', {
        id: resourceId,
        reason: secrets.hiddenReason,
        reportId,
      });
    if (state === 'withdrawn')
      await this.as(this.cast.author.session, 'withdrawResource', {
        id: resourceId,
        category: 'OUTDATED',
        reason: 'Programme changé.',
        replacement: this.published,
      });
    else if (state === 'published') this.published = resourceId;
    return reportId;
  }

  private async findReport(receipt: string): Promise<string> {
    for (let after: string | null = null; ;) {
      const { data, text }: Awaited<ReturnType<typeof ask<ReportPage>>> = await ask<ReportPage>(
        this.product.pages,
        'query($after: String) { reports(first: 50, after: $after) { nodes { id receipt } pageInfo { endCursor hasNextPage } } }',
        { after },
        this.cast.moderator.session,
      );
      const found = data?.reports.nodes.find((node) => node.receipt === receipt);
      if (found) return found.id;
      if (!data?.reports.pageInfo.hasNextPage)
        throw new Error(`No report has the receipt ${receipt}: ${text}`);
      after = data.reports.pageInfo.endCursor;
    }
  }

  private async draftVerb(mutation: string, input: object): Promise<OpenDraft> {
    const selection = 'draft { id revision resource { id } files { id } }';
    return (
      await act<{ draft: OpenDraft }>(this.product, this.cast.author.session, [mutation, input], selection)
    ).draft;
  }

  private async as(caller: Caller, mutation: string, input: object): Promise<void> {
    await act(this.product, caller, [mutation, input], 'resource { id }');
  }
}

interface OpenDraft {
  id: string;
  revision: number;
  resource: { id: string };
  files: { id: string }[];
}

interface Inside {
  revision: number;
  resource: { slug: string; shortCode: string; invitations: { id: string }[] };
  files: { id: string; downloadUrl: string }[];
  thirdPartyItems: { id: string }[];
  sources: { id: string; resource: { id: string } | null }[];
  licenceQuestion: { id: string } | null;
  refusedFiles: { id: string }[];
  findings: { id: string; origin: string }[];
  recognitions: { id: string }[];
}

interface ReportPage {
  reports: {
    nodes: { id: string; receipt: string }[];
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  };
}

const nothingProposed = {
  proposalId: nobody,
  proposedDraftId: nobody,
  proposedPieceId: nobody,
  answeredId: nobody,
};
const nothingReviewed: ReviewScene = {
  submissionId: nobody,
  assignmentId: nobody,
  remarkId: nobody,
  otherAssignmentId: nobody,
  decidedId: nobody,
  decidedRemarkId: nobody,
  exemplarId: nobody,
};
const nothingMade: Derived = { copyId: nobody, pageId: nobody };

const borrowed = {
  file: {
    id: nobody,
    downloadUrl: `/fichiers/${nobody}/fractions.txt`,
    originalUrl: `/originaux/${nobody}/fractions.txt`,
  },
  archiveUrl: '/tout/rien/1/rien.zip',
};

/** Says its language and licence, so that a draft is prefilled; its link is one that the pre-checks tell of. */
const statement = `---\nlang: fr\nlicense: CC BY-SA 4.0\n---\n\n# Énoncé\n\nUn quart de tablette. ${address}\n\nVoir [ici](https://example.org/).\n`;

const deposited: DepositedFile = { name: 'Énoncé – fractions.md', content: statement };

/** Deposits one small file as a program does; returns the upload's id. */
export const deposit = (
  product: Pick<RunningProduct, 'pages'>,
  caller: Caller,
  file: DepositedFile = deposited,
): Promise<string> => depositFile(product, caller, file);

/** A visitor from an address of her own, where the product believes the proxy on this machine: reports are counted by address. */
function somebodyElse(): Caller {
  const [a, b, c] = randomBytes(3);
  return { ...visitor, headers: { 'x-forwarded-for': `10.${a}.${b}.${c}` } };
}
