import type { Element, Nodes, Root } from 'hast';
import { cleanCss } from './css.js';
import { type Finding, Refusal, sanitised, valid } from './inspection.js';

const TAGS = (
  'html head body title meta style main header footer nav section article aside h1 h2 h3 h4 h5 h6 hgroup p div span a b i u s ' +
  'em strong small mark sub sup abbr address bdi bdo br wbr hr blockquote q cite code kbd samp var pre del ins dfn dl dt dd ol ' +
  'ul li menu table caption colgroup col thead tbody tfoot tr th td figure figcaption img picture source audio video track ' +
  'details summary time data ruby rt rp font center tt strike big map area label progress meter math mrow mi mn mo ms mtext ' +
  'mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mspace mstyle mpadded mphantom menclose mmultiscripts'
).split(' ');

const ATTRIBUTES = (
  'id className lang dir title style alt width height align vAlign border cellPadding cellSpacing bgColor color face size ' +
  'colSpan rowSpan scope headers start reversed type value open controls loop muted kind srcLang label name content charSet dateTime ' +
  'cite media shape coords useMap hrefLang rel display mathvariant columnalign rowalign linethickness role xmlns summary rules ' +
  'span htmlFor tabIndex loading decoding sizes min max high low optimum abbr link text background clear noWrap compact hidden property aria* data*'
).split(' ');

const REMOVED_TAGS: Record<string, string> = {
  script: 'scripts',
  iframe: 'cadres venus d’autres sites',
  frame: 'cadres venus d’autres sites',
  object: 'objets insérés',
  embed: 'objets insérés',
  applet: 'objets insérés',
  form: 'formulaires',
  input: 'formulaires',
  button: 'formulaires',
  select: 'formulaires',
  textarea: 'formulaires',
  base: 'changement d’adresse de la page',
  link: 'feuilles de style ou fichiers chargés à part',
  svg: 'dessins SVG insérés dans la page',
};

/**
 * Rewrites a page by allow-list: no script, handler, form, refresh, base, frame, nor anything loaded from another
 * site. The original stays when nothing had to go. Safety still comes from the files host and its sandbox.
 */
export async function examineHtml(text: string): Promise<Finding> {
  const { unified } = await import('unified');
  const { default: rehypeParse } = await import('rehype-parse');
  const { default: rehypeStringify } = await import('rehype-stringify');
  const { default: rehypeSanitize } = await import('rehype-sanitize');
  const removed = new Set<string>();
  const tree = unified().use(rehypeParse).parse(text);
  prune(tree, removed);
  const before = census(tree);
  const clean = await unified().use(rehypeSanitize, schema()).run(tree);
  if (census(clean) !== before) removed.add('éléments non reconnus');
  if (removed.size === 0) return valid;
  return sanitised(
    'html_sanitised',
    [...removed],
    Buffer.from(unified().use(rehypeStringify).stringify(clean)),
  );
}

function schema() {
  const attributes = ATTRIBUTES.filter((name) => !name.endsWith('*'));
  return {
    tagNames: TAGS,
    attributes: {
      '*': [...attributes, 'data*', 'ariaLabel', 'ariaHidden', 'ariaDescribedBy', 'ariaLabelledBy'],
      a: ['href'],
      area: ['href'],
      img: ['src'],
      source: ['src'],
      audio: ['src'],
      video: ['src', 'poster'],
      track: ['src'],
    },
    protocols: {
      href: ['http', 'https', 'mailto'],
      src: ['data'],
      poster: ['data'],
      cite: ['http', 'https'],
    },
    clobber: [],
    strip: ['script', 'iframe', 'object', 'embed', 'noscript', 'template', 'svg'],
    allowComments: true,
    allowDoctypes: true,
  };
}

/** Takes out what we can name to the author; the allow-list above then catches all the rest. */
function prune(node: Root | Element, removed: Set<string>, depth = 0): void {
  if (depth > 400) throw new Refusal('too_heavy', 'html');
  node.children = node.children.filter((child) => {
    if (child.type !== 'element') return true;
    const reason = REMOVED_TAGS[child.tagName] ?? redirection(child) ?? disguise(child);
    if (reason) removed.add(reason);
    // What stands inside a form is often the lesson itself: it stays, without the form.
    if (reason && child.tagName !== 'form') return false;
    pruneAttributes(child, removed);
    pruneStyle(child, removed);
    prune(child, removed, depth + 1);
    return true;
  });
  if (node.type === 'element' && node.tagName === 'form')
    Object.assign(node, { tagName: 'div', properties: {} });
}

function redirection(element: Element): string | undefined {
  const isMeta = element.tagName === 'meta';
  return isMeta && element.properties.httpEquiv ? 'redirection ou réglage automatique de la page' : undefined;
}

/** Markup inside a style sheet means that another parser would close the sheet earlier than ours. */
function disguise(element: Element): string | undefined {
  const holdsMarkup = element.children.some((child) => child.type === 'text' && child.value.includes('<'));
  return element.tagName === 'style' && holdsMarkup ? 'styles qui cachent du code' : undefined;
}

function pruneAttributes(element: Element, removed: Set<string>): void {
  for (const [name, value] of Object.entries(element.properties)) {
    const reason = attributeFault(element.tagName, name, String(value ?? ''));
    if (!reason) continue;
    removed.add(reason);
    delete element.properties[name];
  }
}

function attributeFault(tag: string, name: string, value: string): string | undefined {
  const target = value.replace(/[\s\p{Cc}]/gu, '').toLowerCase();
  if (/^on/i.test(name)) return 'actions automatiques (onclick, onload…)';
  if (name === 'srcSet' || name === 'ping' || name === 'background')
    return 'chargements depuis un autre site';
  if (name === 'href' && !/^(#|https?:|mailto:|[^:]*$|[^:]*[/?#])/.test(target))
    return 'liens qui lancent un script';
  if (name === 'src' || name === 'poster')
    return isLoadedOutside(target) ? 'chargements depuis un autre site' : undefined;
  return undefined;
}

function isLoadedOutside(target: string): boolean {
  if (/^data:(image\/(png|jpe?g|gif|webp)|audio|video)/.test(target)) return false;
  return /^([a-z][a-z0-9+.-]*:|[\\/]{2})/.test(target);
}

function pruneStyle(element: Element, removed: Set<string>): void {
  const holders: { read: string; write: (css: string) => void }[] = [];
  const style = element.properties.style;
  if (typeof style === 'string')
    holders.push({ read: style, write: (css) => (element.properties.style = css) });
  if (element.tagName === 'style') {
    for (const child of element.children) {
      if (child.type === 'text') holders.push({ read: child.value, write: (css) => (child.value = css) });
    }
  }
  for (const { read, write } of holders) {
    const cleaned = cleanCss(read);
    if (cleaned === read) continue;
    removed.add('styles chargés depuis un autre site');
    write(cleaned);
  }
}

/** How many of each element and attribute a tree holds, to see whether the allow-list took something. */
function census(node: Nodes): string {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  const visit = (one: Nodes) => {
    if (one.type === 'element') {
      count(one.tagName);
      Object.keys(one.properties).forEach((name) => count(`${one.tagName}@${name}`));
    }
    if ('children' in one) one.children.forEach(visit);
  };
  visit(node);
  return JSON.stringify([...counts].sort());
}
