import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { create } from 'qrcode';
import { readDocument } from '#documents';
import { attestationDocument, type AttestationFacts } from './attestation-document.js';

const facts: AttestationFacts = {
  role: 'reviewer',
  name: 'Zoé Łukasiewicz-Ünal & Fils <b>',
  year: 2026,
  campaigns: [
    { title: 'Géométrie au cycle 3', opensOn: '2026-01-12', closesOn: '2026-03-31', count: 4 },
    {
      title: 'Lire et écrire au CP\u00a0: œuvres patrimoniales d’hier et d’aujourd’hui',
      opensOn: '2026-09-15',
      closesOn: '2026-11-20',
      count: 3,
    },
  ],
  address: 'https://essaim.example/attestations/7f3k-2mqx-98ab',
  issuer: 'Essaim',
  issuedOn: new Date('2026-12-01T09:00:00Z'),
};

interface Piece {
  tag: string;
  text: string;
  alt: string | undefined;
}

interface Node {
  role?: string;
  alt?: string;
  id?: string;
  children?: Node[];
}

/** What a screen reader goes through: each element that holds content, with its words. */
async function readAloud(pdf: PDFDocumentProxy): Promise<{ pieces: Piece[]; untagged: string }> {
  const pieces: Piece[] = [];
  let untagged = '';
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const words = new Map<string, string>();
    let open = '';
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items)
      if ('str' in item) {
        if (open === '') untagged += item.str;
        else words.set(open, (words.get(open) ?? '') + item.str);
      } else open = item.type === 'endMarkedContent' ? '' : item.id;
    const visit = ({ role, alt, children = [] }: Node): void => {
      const text = children.map(({ id }) => words.get(id ?? '') ?? '').join('');
      if (children.some(({ id }) => id !== undefined))
        pieces.push({ tag: role ?? '', text: text.trim(), alt });
      children.forEach(visit);
    };
    visit(await page.getStructTree());
  }
  return { pieces, untagged };
}

const opened: PDFDocumentProxy[] = [];
async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  opened.push(pdf);
  return pdf;
}

describe('an attestation', () => {
  let bytes: Buffer;
  let pdf: PDFDocumentProxy;
  beforeAll(async () => {
    bytes = await attestationDocument(facts);
    pdf = await open(bytes);
  });
  afterAll(async () => {
    for (const one of opened) await one.destroy();
  });

  it('is a tagged PDF that says its language and its title, and that it is meant for everybody', async () => {
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Language: 'fr-FR', Title: 'Attestation de relecture 2026' });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    expect(bytes.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('is read aloud in order, and nothing of it is left out', async () => {
    const { pieces, untagged } = await readAloud(pdf);
    expect(untagged.trim()).toBe('');
    expect(pieces.map(({ tag, text }) => `${tag} ${text}`)).toEqual([
      'H1 Attestation de relecture 2026',
      'P Essaim atteste que',
      `P ${facts.name}`,
      'P a fait 7 relectures entre pairs en 2026.',
      expect.stringMatching(/^P Une relecture répond aux critères/u),
      'H2 Campagnes',
      'TH Campagne',
      'TH Du',
      'TH Au',
      'TH Relectures',
      'TD Géométrie au cycle 3',
      'TD 12 janv. 2026',
      'TD 31 mars 2026',
      'TD 4',
      expect.stringMatching(/^TD Lire et écrire au CP/u),
      'TD 15 sept. 2026',
      'TD 20 nov. 2026',
      'TD 3',
      'H2 Vérifier cette attestation',
      expect.stringMatching(/^P Toute personne peut la vérifier/u),
      `Link ${facts.address}`,
      'Figure ',
      'P Délivrée par Essaim le 1er décembre 2026.',
    ]);
  });

  it('tells what the code and the link are', async () => {
    const { pieces } = await readAloud(pdf);
    expect(pieces.find(({ tag }) => tag === 'Figure')?.alt).toBe(`Code QR de l’adresse ${facts.address}`);
    const page = await pdf.getPage(1);
    expect(await page.getAnnotations()).toMatchObject([
      {
        subtype: 'Link',
        url: facts.address,
        contentsObj: { str: `Vérifier cette attestation, ${facts.address}` },
      },
    ]);
  });

  it('carries a code that leads to the address: each of its squares, as it is drawn', async () => {
    const page = await pdf.getPage(1);
    const viewport = page.getViewport({ scale: 4 });
    const canvas = createCanvas(viewport.width, viewport.height);
    const canvasContext = canvas.getContext('2d');
    await page.render({ canvas: null, canvasContext: canvasContext as never, viewport }).promise;
    const { data, width } = canvasContext.getImageData(0, 0, canvas.width, canvas.height);
    // Words are in ink or brick: only the code is black.
    const isBlack = (x: number, y: number): boolean => {
      const at = 4 * (y * width + x);
      return (data[at] ?? 255) + (data[at + 1] ?? 255) + (data[at + 2] ?? 255) < 40;
    };
    const black: [number, number][] = [];
    for (let y = 0; y < canvas.height; y += 1)
      for (let x = 0; x < width; x += 1) if (isBlack(x, y)) black.push([x, y]);
    const [left, top] = [0, 1].map((axis) =>
      black.reduce((least, at) => Math.min(least, at[axis]!), Infinity),
    );
    const right = black.reduce((most, [x]) => Math.max(most, x), 0);
    const { modules } = create(facts.address, { errorCorrectionLevel: 'M' });
    const side = (right + 1 - left!) / modules.size;
    const drawn = Array.from({ length: modules.size ** 2 }, (_, at) => {
      const [column, row] = [at % modules.size, Math.floor(at / modules.size)];
      return isBlack(Math.round(left! + (column + 0.5) * side), Math.round(top! + (row + 0.5) * side))
        ? 1
        : 0;
    });
    expect(drawn).toEqual([...modules.data].map(Number));
  });

  it('is read by our own reader, its letters as they are written', async () => {
    const { blocks, metadata } = await readDocument(bytes, 'pdf');
    const text = blocks.map((block) => block.text).join('\n');
    expect(text).toContain(facts.name);
    expect(text).toContain('œuvres patrimoniales');
    expect(metadata).toMatchObject({ language: 'fr-FR', title: 'Attestation de relecture 2026' });
  });

  it('carries its fonts, and its metadata hold no name', () => {
    const raw = bytes.toString('latin1');
    expect(raw).toMatch(/\/FontFile2 /u);
    expect(raw).not.toMatch(/\/BaseFont \/Helvetica/u);
    expect(raw).not.toContain('Łukasiewicz');
    expect(/<\?xpacket[\s\S]*?<\?xpacket end="w"\?>/u.exec(raw)?.[0]).toContain(
      'Attestation de relecture 2026',
    );
  });

  it('of an author counts resources', async () => {
    const one = {
      ...facts,
      role: 'author' as const,
      campaigns: facts.campaigns.slice(0, 1).map((campaign) => ({ ...campaign, count: 1 })),
    };
    const { pieces } = await readAloud(await open(await attestationDocument(one)));
    expect(pieces.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'Attestation de ressources relues 2026',
        'a fait relire 1 ressource par ses pairs en 2026.',
      ]),
    );
  });

  it('goes on over several pages, all of it read', async () => {
    const campaigns = Array.from({ length: 40 }, (_, at) => ({
      ...facts.campaigns[0]!,
      title: `Campagne numéro ${at}`,
    }));
    const long = await open(await attestationDocument({ ...facts, campaigns }));
    expect(long.numPages).toBeGreaterThan(1);
    const { pieces, untagged } = await readAloud(long);
    expect(untagged.trim()).toBe('');
    const titles = pieces.flatMap(({ text }) => (text.startsWith('Campagne numéro') ? [text] : []));
    expect(titles).toEqual(campaigns.map(({ title }) => title));
  }, 60_000);

  it('is the same document for the same facts', async () => {
    expect((await attestationDocument(facts)).equals(bytes)).toBe(true);
  });
});
