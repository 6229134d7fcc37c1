import { SaxesParser, type SaxesTagNS } from 'saxes';
import { cleanCss } from './css.js';
import { type Finding, Refusal, sanitised, valid } from './inspection.js';
import { assertSafeXml, decodeXml } from './xml.js';

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
const USE_EXPANSIONS = 100_000;
const USE_DEPTH = 100;

/** Drawing, text, gradients, filters, animation of shapes. No script, no page inside, no link to leave by. */
const ELEMENTS = new Set(
  (
    'svg g defs symbol use a switch title desc metadata style path rect circle ellipse line polyline polygon text tspan ' +
    'textPath tref image marker pattern clipPath mask linearGradient radialGradient stop meshgradient meshrow meshpatch hatch ' +
    'hatchpath solidcolor filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting ' +
    'feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge ' +
    'feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence view cursor font ' +
    'font-face font-face-src font-face-name glyph missing-glyph hkern vkern color-profile animate animateTransform ' +
    'animateMotion mpath set flowRoot flowRegion flowPara flowSpan'
  ).split(' '),
);

/** Editors keep layers, guides and licence there; browsers ignore these namespaces. */
const EDITOR_NAMESPACES = [
  'http://www.inkscape.org/namespaces/inkscape',
  'http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://purl.org/dc/elements/1.1/',
  'http://creativecommons.org/ns#',
  'http://web.resource.org/cc/',
  'http://ns.adobe.com/xap/1.0/rights/',
  'http://ns.adobe.com/xap/1.0/mm/',
  'http://ns.adobe.com/xap/1.0/sType/ResourceRef#',
  'urn:x-essaim:credit#',
];
const ANIMATED_ADDRESS = /^(xlink:)?href$|^on|^style$/i;
const SAFE_IMAGE = /^data:image\/(png|jpe?g|gif|webp);base64,/i;
const SAFE_LINK = /^(#|https?:\/\/|mailto:)/i;

/** Rewrites an SVG by allow-list; the original stays when nothing had to go. */
export function examineSvg(bytes: Buffer): Finding {
  assertSafeXml(bytes);
  const rewriter = new SvgRewriter();
  const cleaned = rewriter.rewrite(decodeXml(bytes));
  if (rewriter.removed.size === 0) return valid;
  return sanitised('svg_sanitised', [...rewriter.removed], Buffer.from(cleaned));
}

class SvgRewriter {
  readonly removed = new Set<string>();
  private readonly out: string[] = [];
  private readonly open: string[] = [];
  private readonly uses = new UseGraph();
  private skipped = 0;
  private inStyle = false;
  private hasRoot = false;

  rewrite(text: string): string {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      // Real drawings name editor prefixes they forgot to declare; all other faults mean a broken file.
      if (!/unbound namespace prefix/i.test(error.message)) throw new Refusal('corrupt_file', 'svg');
    });
    parser.on('opentag', (tag) => this.enter(tag));
    parser.on('closetag', () => this.leave());
    parser.on('text', (content) => this.write(content));
    parser.on('cdata', (content) => this.write(content));
    parser.write(text).close();
    if (!this.hasRoot) throw new Refusal('type_mismatch', 'svg');
    if (this.uses.expansions() > USE_EXPANSIONS) throw new Refusal('too_heavy', 'svg');
    return `<?xml version="1.0" encoding="UTF-8"?>\n${this.out.join('')}\n`;
  }

  private enter(tag: SaxesTagNS): void {
    if (!this.hasRoot && tag.local !== 'svg') throw new Refusal('type_mismatch', 'svg');
    this.hasRoot = true;
    if (this.skipped > 0 || !this.isAllowed(tag)) {
      this.skipped += 1;
      return;
    }
    this.inStyle = tag.local === 'style';
    this.open.push(tag.name);
    this.uses.enter(tag);
    const attributes = Object.values(tag.attributes).flatMap((attribute) => this.attribute(tag, attribute));
    this.out.push(`<${tag.name}${attributes.join('')}>`);
  }

  private leave(): void {
    if (this.skipped > 0) {
      this.skipped -= 1;
      return;
    }
    this.uses.leave();
    this.inStyle = false;
    this.out.push(`</${this.open.pop() ?? 'svg'}>`);
  }

  private isAllowed(tag: SaxesTagNS): boolean {
    if (EDITOR_NAMESPACES.includes(tag.uri)) return true;
    if (tag.uri !== SVG && tag.uri !== '') return this.drop('contenu étranger au dessin');
    if (tag.local === 'script') return this.drop('scripts');
    if (tag.local === 'foreignObject') return this.drop('pages web insérées dans le dessin');
    if (!ELEMENTS.has(tag.local)) return this.drop(`éléments non reconnus (${tag.local.slice(0, 40)})`);
    const animated = tag.attributes.attributeName?.value.trim() ?? '';
    return ANIMATED_ADDRESS.test(animated) ? this.drop('animations qui changent un lien') : true;
  }

  private attribute(
    tag: SaxesTagNS,
    given: { name: string; local: string; uri: string; value: string },
  ): string[] {
    const { name, local, uri, value } = given;
    const known = [SVG, '', XLINK, XML, XMLNS, ...EDITOR_NAMESPACES].includes(uri);
    if (/^on/i.test(local) && uri === '') return this.without('actions automatiques (onclick, onload…)');
    if (!known || name === 'xml:base')
      return name.includes(':') ? [] : this.without('attributs étrangers au dessin');
    if (uri === XMLNS) return [` ${name}="${escapeText(value)}"`];
    if (local === 'href' || local === 'src') return this.address(tag, name, value);
    if (/(java|vb)script\s*:|data:text\/html/i.test(value.replace(/\s/g, '')))
      return this.without('liens qui lancent un script');
    const cleaned =
      local === 'style' || /url|image-set/i.test(value) || value.includes('\\') ? this.css(value) : value;
    return [` ${name}="${escapeText(cleaned)}"`];
  }

  private address(tag: SaxesTagNS, name: string, value: string): string[] {
    const target = value.replace(/[\s\p{Cc}]/gu, '');
    const isLink = tag.local === 'a' || EDITOR_NAMESPACES.includes(tag.uri);
    const isSafe = isLink ? SAFE_LINK.test(target) : target.startsWith('#') || SAFE_IMAGE.test(target);
    if (isSafe || target === '') return [` ${name}="${escapeText(value)}"`];
    return this.without(
      isLink ? 'liens qui lancent un script' : 'images ou objets chargés depuis un autre site',
    );
  }

  private write(content: string): void {
    if (this.skipped > 0) return;
    this.out.push(escapeText(this.inStyle ? this.css(content) : content));
  }

  private css(text: string): string {
    const cleaned = cleanCss(text);
    if (cleaned !== text) this.removed.add('styles chargés depuis un autre site');
    return cleaned;
  }

  private drop(what: string): false {
    this.removed.add(what);
    return false;
  }

  private without(what: string): [] {
    this.removed.add(what);
    return [];
  }
}

/** Counts what nested « use » elements would draw: a small file can ask for millions of shapes. */
class UseGraph {
  private readonly targets = new Map<string, string[]>([['', []]]);
  private readonly ids: string[] = [];

  enter(tag: SaxesTagNS): void {
    const id = tag.attributes.id?.value ?? '';
    this.ids.push(id);
    if (id) this.targets.set(id, []);
    if (tag.local !== 'use') return;
    const href = (tag.attributes.href ?? tag.attributes['xlink:href'])?.value.slice(1) ?? '';
    if (href) new Set(['', ...this.ids]).forEach((owner) => this.targets.get(owner)?.push(href));
  }

  leave(): void {
    this.ids.pop();
  }

  expansions(): number {
    const known = new Map<string, number>();
    const count = (id: string, above: string[]): number => {
      const done = known.get(id);
      if (done !== undefined) return done;
      if (above.length > USE_DEPTH || above.includes(id)) return USE_EXPANSIONS + 1;
      let total = 0;
      for (const target of this.targets.get(id) ?? []) {
        total += 1 + count(target, [...above, id]);
        if (total > USE_EXPANSIONS) break;
      }
      known.set(id, total);
      return total;
    };
    return [...this.targets.keys()].reduce((most, id) => Math.max(most, count(id, [])), 0);
  }
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
