import { Column, Entity, PrimaryColumn } from 'typeorm';

export type PartKind = 'file' | 'text' | 'link' | 'third_party';
const roles = ['editable', 'printable', 'answers', 'media', 'annex'] as const;
export type PartRole = (typeof roles)[number];

/** The role that a form names; null when it names none, and the format decides. */
export const roleNamed = (name: string | null | undefined): PartRole | null =>
  roles.find((role) => role === name) ?? null;

/** What a resource is made of: a file, the text, a link, or somebody else's item; licences belong to parts. */
@Entity('part')
export class Part {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) draftId: string | null;
  @Column('uuid', { nullable: true }) versionId: string | null;
  @Column('text') kind: PartKind;
  @Column('integer') position: number;
  @Column('text', { nullable: true }) role: PartRole | null;
  @Column('boolean') main: boolean;
  /** The file's display name, already cleaned. */
  @Column('text') name: string;
  @Column('text', { nullable: true }) blobSha256: string | null;
  /** The Markdown of a text part. */
  @Column('text', { nullable: true }) content: string | null;
  @Column('text', { nullable: true }) url: string | null;
  @Column('text', { nullable: true }) title: string | null;
  @Column('text', { nullable: true }) author: string | null;
  /** Null: the version's licence. */
  @Column('text', { nullable: true }) licenceId: string | null;
  /** Etalab asks for the date of the last update, in words. */
  @Column('text', { nullable: true }) lastUpdate: string | null;
  /** The version that this file or item was taken up from, unchanged: it keeps that version's licence. */
  @Column('uuid', { nullable: true }) fromVersionId: string | null;
  /** Of an item: it was changed, or melted into the rest; shown as it is otherwise. */
  @Column('boolean') reworked: boolean;

  static of(
    kind: PartKind,
    owner: { draftId: string } | { versionId: string },
    values: Partial<Part> & { id: string; position: number },
  ): Part {
    return Object.assign(new Part(), {
      draftId: null,
      versionId: null,
      role: null,
      main: false,
      name: '',
      blobSha256: null,
      content: null,
      url: null,
      title: null,
      author: null,
      licenceId: null,
      lastUpdate: null,
      fromVersionId: null,
      reworked: false,
      kind,
      ...owner,
      ...values,
    });
  }

  /** The same part in a working copy, with another id. */
  copied(id: string, draftId: string): Part {
    return Object.assign(new Part(), this, { id, draftId, versionId: null });
  }

  /** The same part, frozen under a version. */
  frozen(id: string, versionId: string): Part {
    return Object.assign(new Part(), this, { id, draftId: null, versionId });
  }
}

/** Which role a file most likely has, from its format; the author changes it in one click. */
export function likelyRole(format: string | null): PartRole {
  if (format === null) return 'annex';
  if (
    /^(odt|ods|odp|odg|docx|xlsx|pptx|rtf|markdown|quarto|latex|ipynb|html|sb[23]|ggb|h5p|txt)$/.test(format)
  )
    return 'editable';
  if (/^pdfa?$/.test(format)) return 'printable';
  if (
    /^(png|jpe?g|webp|gif|avif|svg|opus|vorbis|flac|wav|mp3|aac|webm|mkv|ogv|mp4.*|vtt|srt|midi)$/.test(
      format,
    )
  )
    return 'media';
  return 'annex';
}
