import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { create } from 'qrcode';
import { dayInWords } from '#platform/french';

/** What an attestation says, and nothing else: no resource, so that nobody learns who reviewed what. */
export interface AttestationFacts {
  readonly role: 'reviewer' | 'author';
  /** The public name. */
  readonly name: string;
  readonly year: number;
  readonly campaigns: readonly AttestedCampaign[];
  /** Where anybody verifies it. */
  readonly address: string;
  readonly issuer: string;
  readonly issuedOn: Date;
}

export interface AttestedCampaign {
  readonly title: string;
  /** Days, `YYYY-MM-DD`; null where several campaigns are told as one. */
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  /** Reviews sent, or resources reviewed. */
  readonly count: number;
}

const words = {
  reviewer: {
    title: 'Attestation de relecture',
    did: (count: number) => `a fait ${counted(count, 'relecture')} entre pairs`,
    column: 'Relectures',
    what: 'Une relecture répond aux critères d’une grille publique. Elle aide à décider de la publication et à améliorer la ressource.',
  },
  author: {
    title: 'Attestation de ressources relues',
    did: (count: number) => `a fait relire ${counted(count, 'ressource')} par ses pairs`,
    column: 'Ressources',
    what: 'Chaque ressource a été lue par plusieurs personnes indépendantes, selon les critères d’une grille publique.',
  },
};

const ink = '#20242f';
const brick = '#96380f';
const margin = 72;
const width = 595.28 - 2 * margin;
const columns = [0, 195, 285, 375, width];
const qrSide = 110;

/** What pdfkit's own `subset: 'PDF/UA'` writes; that one adds a CIDSet without the parts of accented letters, against 7.21.4.2. */
const accessible =
  '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>';

/** Latin, Greek and Cyrillic letters: a name is written as its owner writes it. */
const fontFile = (style: string): string =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/source-sans-3/${style}.ttf`);

/** A tagged PDF (ISO 14289-1): what is read aloud is what is seen, in the same order. */
export async function attestationDocument(facts: AttestationFacts): Promise<Buffer> {
  const page = new AttestationPage(facts);
  page.write();
  return page.bytes;
}

class AttestationPage {
  readonly bytes: Promise<Buffer>;
  private readonly pdf: PDFKit.PDFDocument;
  private readonly root: PDFKit.PDFStructureElement;

  constructor(private readonly facts: AttestationFacts) {
    this.pdf = new PDFDocument({
      size: 'A4',
      margin,
      lang: 'fr-FR',
      tagged: true,
      displayTitle: true,
      pdfVersion: '1.7',
      font: fontFile('400Regular/SourceSans3_400Regular'),
      // No name here: pdfkit writes these into XML as they are.
      info: {
        Title: `${words[facts.role].title} ${facts.year}`,
        Creator: 'Essaim',
        Producer: 'Essaim',
        CreationDate: facts.issuedOn,
      },
    });
    this.pdf.registerFont('regular', fontFile('400Regular/SourceSans3_400Regular'));
    this.pdf.registerFont('bold', fontFile('700Bold/SourceSans3_700Bold'));
    this.pdf.appendXML(accessible);
    this.bytes = gathered(this.pdf);
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
  }

  write(): void {
    const { facts } = this;
    const { title, did, what } = words[facts.role];
    const count = facts.campaigns.reduce((sum, campaign) => sum + campaign.count, 0);
    this.say('H1', `${title} ${facts.year}`, { size: 26, font: 'bold', color: brick, after: 24 });
    this.say('P', `${facts.issuer} atteste que`, { after: 6 });
    this.say('P', facts.name, { size: 20, font: 'bold', after: 6 });
    this.say('P', `${did(count)} en ${facts.year}.`, { after: 10 });
    this.say('P', what, { after: 6 });
    this.say('H2', 'Campagnes', heading);
    this.table();
    this.verification();
    this.say('P', `Délivrée par ${facts.issuer} le ${dayInWords(facts.issuedOn)}.`, {});
    this.root.end();
    this.pdf.end();
  }

  private say(
    tag: string,
    text: string,
    { size = 12, font = 'regular', color = ink, before = 0, after = 0 }: Style,
  ): void {
    this.root.add(
      this.pdf.struct(tag, {}, () => {
        const { pdf } = this;
        pdf.y += before;
        pdf.font(font).fontSize(size).fillColor(color).text(text, margin, pdf.y, { width, lineGap: 2 });
        pdf.y += after;
      }),
    );
  }

  private table(): void {
    const table = this.pdf.struct('Table');
    this.root.add(table);
    const titles = ['Campagne', 'Du', 'Au', words[this.facts.role].column];
    this.row(table, titles, { tag: 'TH', font: 'bold' });
    for (const { title, opensOn, closesOn, count } of this.facts.campaigns)
      this.row(table, [title, shortDay(opensOn), shortDay(closesOn), String(count)], {
        tag: 'TD',
        font: 'regular',
      });
    table.end();
  }

  private row(table: PDFKit.PDFStructureElement, cells: readonly string[], { tag, font }: RowStyle): void {
    const { pdf } = this;
    const row = pdf.struct('TR');
    table.add(row);
    // Drawn when its turn comes: only then is it known where it stands.
    let [top, height] = [0, 0];
    const place = (): void => {
      pdf.font(font).fontSize(11).fillColor(ink);
      height = Math.max(...cells.map((text, at) => pdf.heightOfString(text, { width: widthOf(at) })));
      if (pdf.y + height > pdf.page.height - margin) pdf.continueOnNewPage();
      top = pdf.y;
    };
    const scope = (tag === 'TH' ? { scope: 'Column' } : {}) as PDFKit.Mixins.StructureElementOptions;
    cells.forEach((text, at) => {
      const draw = (): void => {
        if (at === 0) place();
        pdf.font(font).text(text, margin + columns[at]!, top, { width: widthOf(at) });
        pdf.y = at === cells.length - 1 ? top + height + 6 : top;
      };
      row.add(pdf.struct(tag, scope, draw));
    });
    row.end();
  }

  private verification(): void {
    const { pdf } = this;
    const { address } = this.facts;
    this.say('H2', 'Vérifier cette attestation', heading);
    this.say('P', 'Toute personne peut la vérifier à cette adresse, ou avec le code ci-dessous\u00a0:', {
      after: 4,
    });
    const paragraph = pdf.struct('P');
    this.root.add(paragraph);
    const link = pdf.struct('Link', { alt: `Vérifier cette attestation, ${address}` });
    paragraph.add(link);
    link.add(() => {
      const top = pdf.y;
      pdf
        .font('regular')
        .fontSize(12)
        .fillColor(brick)
        .text(address, margin, top, { width, underline: true });
      pdf.link(margin, top, Math.min(width, pdf.widthOfString(address)), pdf.y - top, address, {
        structParent: link,
        Contents: new String(`Vérifier cette attestation, ${address}`) as string,
      } as PDFKit.Mixins.AnnotationOption);
      pdf.y += 12;
    });
    link.end();
    paragraph.end();
    this.qrCode();
  }

  private qrCode(): void {
    const { pdf } = this;
    const { address } = this.facts;
    const { modules } = create(address, { errorCorrectionLevel: 'M' });
    this.root.add(
      pdf.struct('Figure', { alt: `Code QR de l’adresse ${address}` }, () => {
        if (pdf.y + qrSide > pdf.page.height - margin) pdf.continueOnNewPage();
        const side = qrSide / modules.size;
        for (let at = 0; at < modules.data.length; at += 1)
          if (modules.data[at])
            pdf.rect(
              margin + (at % modules.size) * side,
              pdf.y + Math.floor(at / modules.size) * side,
              side,
              side,
            );
        pdf.fill('#000000');
        pdf.y += qrSide + 18;
      }),
    );
  }
}

interface Style {
  readonly size?: number;
  readonly font?: 'regular' | 'bold';
  readonly color?: string;
  readonly before?: number;
  readonly after?: number;
}

interface RowStyle {
  readonly tag: 'TH' | 'TD';
  readonly font: 'regular' | 'bold';
}

const heading: Style = { size: 15, font: 'bold', color: brick, before: 16, after: 8 };

const widthOf = (column: number): number => columns[column + 1]! - columns[column]! - 8;

const counted = (count: number, word: string): string => `${count} ${word}${count < 2 ? '' : 's'}`;

const shortDay = (text: string | null): string =>
  text === null
    ? '–'
    : new Date(`${text}T12:00:00Z`).toLocaleDateString('fr-FR', {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      });

async function gathered(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of pdf) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
