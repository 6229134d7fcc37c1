import { type Finding, type InspectionLimits, Refusal, sanitised, valid } from './inspection.js';

/** Refuses JSON nested deeper than the limit, without parsing it: recursive parsers overflow their stack. */
function assertShallowJson(text: string, limits: InspectionLimits): void {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > limits.jsonDepth) throw new Refusal('json_too_deep', 'json');
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
}

export function parseJson(text: string, limits: InspectionLimits): unknown {
  assertShallowJson(text, limits);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Refusal('corrupt_file', 'json');
  }
}

export function examineJson(text: string, limits: InspectionLimits): Finding {
  parseJson(text, limits);
  return valid;
}

/** A Jupyter notebook (nbformat 3 and 4): a number of format and a list of cells. Outputs may hold pages and scripts. */
export function examineNotebook(text: string, limits: InspectionLimits): Finding {
  const notebook = parseJson(text, limits);
  if (!isRecord(notebook) || typeof notebook.nbformat !== 'number')
    throw new Refusal('corrupt_file', 'ipynb');
  const cells = notebook.nbformat < 4 ? notebook.worksheets : notebook.cells;
  if (!Array.isArray(cells) || !cells.every(isRecord)) throw new Refusal('corrupt_file', 'ipynb');
  const isActive = cells.some((cell) => Array.isArray(cell.outputs) && cell.outputs.some(isActiveOutput));
  return isActive ? sanitised('html_sanitised', ['scripts dans les résultats du carnet']) : valid;
}

function isActiveOutput(output: unknown): boolean {
  if (!isRecord(output) || !isRecord(output.data)) return false;
  const page = JSON.stringify(output.data['text/html'] ?? '');
  const scripted = /<script\b|<iframe\b|\son[a-z]+\s*=|javascript:/i.test(page);
  return scripted || 'application/javascript' in output.data;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
