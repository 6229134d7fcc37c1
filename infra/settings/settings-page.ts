import { declaredSettings, type Setting } from '#platform/config';

/** Where a family of settings begins in the declaration, what it is called, and where more is said of it. */
const families: { first: keyof typeof declaredSettings; title: string; more: string }[] = [
  {
    first: 'PORT',
    title: 'Adresses, mesures, journal',
    more: 'Les deux hôtes et le mandataire : [mise en production](deployment.md). Les mesures : [metrics.md](metrics.md).',
  },
  {
    first: 'ESSAIM_DATA',
    title: 'Données',
    more: 'Ce qui se sauvegarde : [backup.md](backup.md). Sans dossier donné, et lancé par root, `/var/lib/essaim` sert là où PostgreSQL ne pourrait pas atteindre `./.essaim`.',
  },
  {
    first: 'S3_ENDPOINT',
    title: 'Fichiers',
    more: 'Au serveur **et** au worker : [object-storage.md](object-storage.md).',
  },
  { first: 'MEILI_URL', title: 'Recherche', more: 'Les clés et leurs droits : [search.md](search.md).' },
  {
    first: 'SMTP_URL',
    title: 'Courriels, connexion académique',
    more: 'La liste des fournisseurs : [single-sign-on.md](single-sign-on.md).',
  },
  {
    first: 'MAX_FILE_MB',
    title: 'Dépôts',
    more: 'Les copies : [converters.md](converters.md). L’antivirus : [antivirus.md](antivirus.md).',
  },
  { first: 'CRASH_AT', title: 'Essais', more: 'À ne donner à aucune installation.' },
];

const opening = `# Réglages

<!-- Fait par \`npm run -s docs:settings\`, de libs/platform/config/declaration.ts : ne pas changer ici. -->

Tout se règle par des variables d’environnement, lues une fois au démarrage. **Aucune n’est obligatoire** pour essayer. Une variable vide vaut une variable absente ; une valeur qui ne convient pas arrête le démarrage en une phrase, qui ne répète aucun secret. \`npm run -s essaim -- config\` montre les réglages en vigueur, secrets masqués. Les **secrets** sont marqués : ils ne s’écrivent ni dans un dépôt, ni dans un journal.`;

/** docs/operations/settings.md, from the declaration: not yet laid out by Prettier. */
export function settingsPage(): string {
  const names = Object.keys(declaredSettings);
  const parts = families.map(({ first, title, more }, at) => {
    const next = families[at + 1]?.first;
    const mine = names.slice(names.indexOf(first), next === undefined ? undefined : names.indexOf(next));
    return [`## ${title}`, more, table(mine)].join('\n\n');
  });
  return `${[opening, ...parts].join('\n\n')}\n`;
}

function table(names: readonly string[]): string {
  const rows = names.map((name) => {
    const setting: Setting = declaredSettings[name as keyof typeof declaredSettings];
    const purpose = setting.isSecret ? `**Secret.** ${setting.purpose}` : setting.purpose;
    return [`\`${name}\``, purpose, allowed(setting), standard(setting)];
  });
  const lines = [['variable', 'sens', 'valeurs', 'quand elle est absente'], ['-', '-', '-', '-'], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function allowed(setting: Setting): string {
  if ('oneOf' in setting) return setting.oneOf.map((word) => `\`${word}\``).join(', ');
  if ('schemes' in setting)
    return `adresse en ${setting.schemes.map((scheme) => `\`${scheme}://\``).join(' ou ')}`;
  if ('atLeast' in setting) return `${setting.atLeast} signes au moins`;
  if ('words' in setting) return setting.words;
  const unit = setting.unit === undefined ? '' : ` ${setting.unit}`;
  return `de ${setting.from} à ${setting.to}${unit}`;
}

const standard = ({ standard: value, without }: Setting): string =>
  value === null ? (without ?? '—') : `\`${value}\``;
