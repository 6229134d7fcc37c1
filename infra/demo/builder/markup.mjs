const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text made safe for XML content and for attributes between double quotes. */
export const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

/** One XML element; attributes whose value is undefined are left out; children are XML already. */
export function element(name, attributes = {}, children = '') {
  const pairs = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escape(value)}"`)
    .join('');
  const inside = Array.isArray(children) ? children.join('') : children;
  return inside === '' ? `<${name}${pairs}/>` : `<${name}${pairs}>${inside}</${name}>`;
}
