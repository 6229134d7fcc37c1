/** A target of a link or of a picture that leads nowhere, and why. */
export interface BrokenLink {
  readonly target: string;
  readonly why: string;
}

const SHOWN = 80;

/** Every target that a Markdown text writes; code is no link. */
export function linksIn(markdown: string): string[] {
  const words = markdown.replace(/^(```|~~~)[\s\S]*?^\1/gmu, '').replace(/`[^`\n]*`/gu, '');
  const inline = [...words.matchAll(/\]\(\s*<?([^\s)>]{1,2000})/gu)];
  const defined = [...words.matchAll(/^ {0,3}\[[^\]\n]{1,200}\]:\s*<?([^\s>]{1,2000})/gmu)];
  const bare = [...words.matchAll(/(?<![(<"\]])\bhttps?:\/\/[^\s)>\]"]{1,2000}/gu)];
  const found = [...inline, ...defined].map(([, target]) => target ?? '');
  return [...new Set([...found, ...bare.map(([target]) => target)])];
}

/** What is wrong with a target as it is written; null when nothing is. Nothing is opened. */
export function brokenLink(target: string, files: ReadonlySet<string>): BrokenLink | null {
  const why = faultOf(target, files);
  return why ? { target: target.length > SHOWN ? `${target.slice(0, SHOWN)}…` : target, why } : null;
}

function faultOf(target: string, files: ReadonlySet<string>): string | null {
  if (/^(#|mailto:|tel:)/iu.test(target)) return null;
  if (/^https?:/iu.test(target)) {
    const url = URL.canParse(target) ? new URL(target) : null;
    return url && /[^.]\.[^.]|^\[/u.test(url.hostname) ? null : 'L’adresse est mal écrite.';
  }
  if (/^www\./iu.test(target)) return 'Il manque « https:// » devant.';
  if (/^[a-z][a-z0-9+.-]*:/iu.test(target)) return 'Une adresse commence par https://.';
  return files.has(decoded(target)) ? null : 'Aucun fichier de la ressource ne porte ce nom.';
}

function decoded(target: string): string {
  const path = (target.split('#')[0] ?? '').replace(/^\.?\//u, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
