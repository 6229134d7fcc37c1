/** One container as both worlds say it: a service of Compose, or a container of a Kubernetes pod. */
export interface ContainerFacts {
  readonly name: string;
  readonly image: string;
  /** Numeric user, or null when nobody said. */
  readonly user: number | null;
  readonly readOnly: boolean;
  readonly dropsAll: boolean;
  readonly mayGainPrivileges: boolean;
  readonly limits: readonly string[];
  readonly hasHealthcheck: boolean;
  /** Runs to its end: it needs no healthcheck. */
  readonly runsOnce: boolean;
  readonly environment: Readonly<Record<string, string>>;
  /** Runs our own code, and reads the settings of libs/platform/config. */
  readonly isEssaim: boolean;
}

type Rule = (container: ContainerFacts) => string | null;

const exactVersion = /^[\w./-]+:v?(?:\d+\.\d+[\w.-]*|[0-9a-f]{12}|RELEASE\.[\w-]+)$/;
/** Read by Node, not by us. */
const foreign = new Set(['TMPDIR']);

/** What must hold of every container that we describe, whatever runs it; each answers with what is wrong, or null. */
export const containerRules = (
  settings: ReadonlySet<string>,
  limited: readonly string[],
): Record<string, Rule> => ({
  'names an exact version': ({ image }) => (exactVersion.test(image) ? null : image),
  'runs as nobody in particular': ({ user }) => (user !== null && user > 0 ? null : `user ${user}`),
  'writes on no disk of its own': ({ readOnly }) => (readOnly ? null : 'root is writable'),
  'has no capability': ({ dropsAll }) => (dropsAll ? null : 'capabilities are kept'),
  'gains no privilege': ({ mayGainPrivileges }) => (mayGainPrivileges ? 'may gain privileges' : null),
  'is limited': ({ limits }) => limited.filter((limit) => !limits.includes(limit)).join() || null,
  'says how it is': ({ hasHealthcheck, runsOnce }) => (hasHealthcheck || runsOnce ? null : 'no healthcheck'),
  'is given settings that exist': ({ environment, isEssaim }) =>
    (isEssaim &&
      Object.keys(environment)
        .filter((name) => !settings.has(name) && !foreign.has(name))
        .join()) ||
    null,
  'holds no secret': ({ environment }) =>
    Object.entries(environment)
      .filter(([name, value]) => isSecretName(name) && hasOwnSecret(value))
      .map(([name]) => name)
      .join() || null,
  'has no power it does not need': ({ name, environment, isEssaim }) =>
    (isEssaim && powersBeyond(name, Object.keys(environment)).join()) || null,
});

/** `name: what is wrong` for every breach. */
export function breaches(containers: readonly ContainerFacts[], rules: Record<string, Rule>): string[] {
  return containers.flatMap((container) =>
    Object.entries(rules)
      .map(([rule, judge]) => [rule, judge(container)] as const)
      .filter(([, wrong]) => wrong !== null)
      .map(([rule, wrong]) => `${container.name} ${rule}: ${wrong}`),
  );
}

/** Its value may not be written in the repository. */
export const isSecretName = (name: string): boolean =>
  /PASSWORD|SECRET|KEY|_USER$|DATABASE_.*URL|SMTP_URL/.test(name);

/** Public names of roles are no secrets; anything else comes from a required variable, without a value of ours. */
function hasOwnSecret(value: string): boolean {
  if (value === 'essaim') return false;
  const inUrl = /:\/\/[^:@/]+:([^@]*)@/.exec(value)?.[1];
  return !/^\$\{[A-Z0-9_]+:\?[^}]*\}$/.test(inUrl ?? value);
}

/** The owner's role is for migrations, the writing key for whoever indexes, the master key for nobody of ours. */
function powersBeyond(name: string, given: readonly string[]): string[] {
  const reserved: Record<string, RegExp> = {
    DATABASE_OWNER_URL: /^migrate$/,
    MEILI_WRITE_KEY: /^(?:worker|reindex)$/,
    MEILI_MASTER_KEY: /^$/,
  };
  return given.filter((variable) => reserved[variable] && !reserved[variable].test(name));
}
