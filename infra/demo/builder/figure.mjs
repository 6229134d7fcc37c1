import { XMLParser } from 'fast-xml-parser';

const xml = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
const MILLIMETRES = /^(\d+(?:\.\d+)?)mm$/;

/** Reads a drawing: its size in cm (declared in millimetres), the title and description it carries, its bytes. */
export function readFigure(bytes) {
  const { svg } = xml.parse(bytes.toString());
  const [width, height] = [svg.width, svg.height].map((size) => Number(MILLIMETRES.exec(size)[1]) / 10);
  const words = (node) => (typeof node === 'string' ? node : node['#text']);
  return { width, height, title: words(svg.title), description: words(svg.desc), bytes };
}
