import { readFileSync } from 'node:fs';

export type AccessibilitySeverity = 'blocking' | 'annoying' | 'advice';

/** Kinds of documents: what is looked for in each, and how it is mended there. */
export type DocumentFamily = 'text' | 'slides' | 'sheets' | 'pdf' | 'web' | 'markdown';

interface AccessibilityRule {
  readonly id: string;
  readonly severity: AccessibilitySeverity;
  readonly label: string;
  /** The same for several; `{n}` is their number. */
  readonly many: string;
  readonly why: string;
  /** One sentence by family; that of texts where a family has none. */
  readonly mend: Partial<Record<DocumentFamily, string>>;
  readonly sources: readonly string[];
}

const table = JSON.parse(
  readFileSync(new URL('../data/accessibility-rules.json', import.meta.url), 'utf8'),
) as { rules: AccessibilityRule[]; vagueLinks: string[] };

const rules = new Map(table.rules.map((rule) => [rule.id, rule]));

export const accessibilityRules: readonly AccessibilityRule[] = table.rules;

/** Words of a link that say nothing of where it leads. */
export const vagueLinks: ReadonlySet<string> = new Set(table.vagueLinks);

const families: Record<string, DocumentFamily> = {
  odt: 'text',
  docx: 'text',
  odp: 'slides',
  pptx: 'slides',
  ods: 'sheets',
  xlsx: 'sheets',
  pdf: 'pdf',
  pdfa: 'pdf',
  html: 'web',
  epub: 'web',
  markdown: 'markdown',
  quarto: 'markdown',
};

/** Null for formats in which nothing is looked for. */
export const familyOf = (formatId: string | null): DocumentFamily | null =>
  formatId !== null && Object.hasOwn(families, formatId) ? (families[formatId] ?? null) : null;

/** Throws for a rule that does not exist. */
export function getAccessibilityRule(id: string): AccessibilityRule {
  const rule = rules.get(id);
  if (!rule) throw new Error(`No accessibility rule is called ${id}.`);
  return rule;
}

/** What an author reads of a finding: what it is, why it matters, how to mend it in a document of this format. */
export function describeAccessibility(
  { rule: id, count }: { rule: string; count: number },
  formatId: string | null,
): { label: string; why: string; mend: string } {
  const { label, many, why, mend } = getAccessibilityRule(id);
  const how = mend[familyOf(formatId) ?? 'text'] ?? mend.text ?? '';
  return { label: count > 1 ? many.replace('{n}', count.toLocaleString('fr-FR')) : label, why, mend: how };
}
