// The operator’s independent witness: it reads the database, the store and the index by itself, and believes nothing
// that the product says. It shares no code with the product, so that a mistake of ours is not made twice.
import { Breach } from './breach.js';
import { checks } from './checks.js';
import { Evidence } from './evidence.js';
import { readTarget, type Target } from './target.js';

try {
  const isSound = await verify(await readTarget(process.stdin), (line) => process.stdout.write(`${line}\n`));
  process.exitCode = isSound ? 0 : 1;
} catch (error) {
  // Not a breach, and no proof either: another code than 1.
  process.stderr.write(
    `Vérification impossible : ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 2;
}

/** One line for each invariant; false at the first that does not hold. */
async function verify(target: Target, say: (line: string) => void): Promise<boolean> {
  const asked = checks.filter(({ id }) => target.only === null || id === target.only);
  if (asked.length === 0) throw new Error(`il n’y a pas d’invariant ${target.only}.`);
  const evidence = await Evidence.gather(target);
  try {
    for (const { id, subject, run } of asked) {
      try {
        say(`${id} ${subject} : ${await run(evidence)}`);
      } catch (error) {
        if (!(error instanceof Breach)) throw error;
        say(`${id} ${subject} : ROMPU\n   ${error.message}`);
        return false;
      }
    }
    return true;
  } finally {
    await evidence.close();
  }
}
