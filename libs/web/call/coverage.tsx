import type { CoveragePageQuery, CoveragePartsFragment } from '#contract';
import { SelectField } from '../layout/fields.js';
import { emptyForm } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { NBSP } from '../layout/words.js';
import { searchPath } from '../search/search-address.js';
import { callPath } from './call-words.js';

type Coverage = NonNullable<CoveragePageQuery['coverage']>;
type Line = CoveragePartsFragment;

/** What is counted, as the table calls it, and what a call would want. */
const COLUMNS = [
  { name: 'published', label: 'Existent', wants: 'PUBLISHED' },
  { name: 'reviewed', label: 'Relues', wants: 'REVIEWED' },
  { name: 'accessible', label: 'Accessibles', wants: 'ACCESSIBLE' },
  { name: 'adapted', label: 'Adaptées', wants: 'ADAPTED' },
] as const;
type Column = (typeof COLUMNS)[number];

/** What there is of what is taught, class by class: each hole leads to where it could be filled. */
export function coverageView(coverage: Coverage, { mayOpen }: { mayOpen: boolean }): View {
  const { cycle, cycles, theme, lines } = coverage;
  const isFirst = cycle.id === cycles[0]?.id;
  return {
    title: `Ce qui existe, ${[cycle.label, theme?.label].filter(Boolean).join(', ')}`,
    section: 'explore',
    canonical: coveragePath(isFirst ? null : cycle.id, theme?.id),
    description:
      'Niveau par niveau, discipline par discipline : ce qui existe, est relu, accessible, adapté.',
    content: (
      <main id="contenu" className="wrap stack-l">
        <header className="stack">
          <h1 className="display">Ce qui existe, et ce qui manque</h1>
          <p className="lead prose">
            Pour chaque enseignement du programme, combien de ressources sont publiées ici. Un zéro mène à
            l’appel qui le demande{mayOpen ? ', ou à en ouvrir un.' : ', ou à la recherche.'}
          </p>
          <nav aria-label="Cycles">
            <p className="levels">
              {cycles.map(({ id, shortLabel }) => (
                <a
                  key={id}
                  href={coveragePath(id, theme?.id)}
                  aria-current={id === cycle.id ? 'page' : undefined}
                >
                  {shortLabel}
                </a>
              ))}
            </p>
          </nav>
          <ThemeForm coverage={coverage} />
        </header>
        <Table coverage={coverage} mayOpen={mayOpen} />
        <Meaning lines={lines} />
      </main>
    ),
  };
}

function coveragePath(cycle: string | null, theme: string | undefined): string {
  const asked = new URLSearchParams({ ...(cycle && { cycle }), ...(theme && { theme }) }).toString();
  return asked === '' ? '/couverture' : `/couverture?${asked}`;
}

/** One theme or all: a third axis would not hold in a table. */
function ThemeForm({ coverage: { cycle, theme, themes } }: { coverage: Coverage }) {
  const choices = themes.map(({ id, label }) => ({ value: id, label }));
  return (
    <form className="cluster" method="get" action="/couverture">
      <input type="hidden" name="cycle" value={cycle.id} />
      <SelectField
        form={{ ...emptyForm, values: { theme: theme?.id ?? '' } }}
        name="theme"
        label="Thème"
        choices={[{ value: '', label: 'Tous les thèmes' }, ...choices]}
      />
      <button className="btn">Montrer</button>
    </form>
  );
}

function Table({ coverage: { cycle, theme, lines }, mayOpen }: { coverage: Coverage; mayOpen: boolean }) {
  const classes = [...new Map(lines.map(({ level }) => [level.id, level])).values()];
  return (
    <table className="table table-fold table-long">
      <caption>
        {[cycle.label, theme?.label].filter(Boolean).join(', ')} : ressources publiées, par classe et par
        discipline
      </caption>
      <thead>
        <tr>
          <th scope="col">Discipline</th>
          {COLUMNS.map(({ name, label }) => (
            <th key={name} scope="col" className="num">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      {classes.map(({ id, label }) => (
        <tbody key={id}>
          <tr>
            <th scope="rowgroup" colSpan={COLUMNS.length + 1}>
              {label}
            </th>
          </tr>
          {lines
            .filter(({ level }) => level.id === id)
            .map((line) => (
              <Row key={line.subject.id} line={line} theme={theme} mayOpen={mayOpen} />
            ))}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps {
  line: Line;
  theme: Coverage['theme'];
  mayOpen: boolean;
}

function Row({ line, ...seen }: RowProps) {
  return (
    <tr>
      <th scope="row">{line.subject.label}</th>
      {COLUMNS.map((column) => (
        <td key={column.name} className="num" data-h={column.label}>
          {line[column.name] === 0 ? <Hole line={line} column={column} {...seen} /> : line[column.name]}
        </td>
      ))}
    </tr>
  );
}

/** Where nothing exists, the first column says it for the whole row. */
function Hole({ column, ...row }: RowProps & { column: Column }) {
  const { line } = row;
  if (line.published === 0 && column.name !== 'published') return <>0</>;
  const { href, does } = wayOf(row, column);
  const { level, subject } = line;
  return (
    <a href={href} aria-label={`0, ${level.shortLabel}, ${subject.label}, ${column.label}${NBSP}: ${does}`}>
      0
    </a>
  );
}

/** An open call before another one: two calls for one thing would share its answers. */
function wayOf({ line: { level, subject, call }, theme, mayOpen }: RowProps, { wants }: Column) {
  if (call) return { href: callPath(call.slug), does: `voir l’appel ouvert, ${call.title}` };
  if (mayOpen) {
    const asked = new URLSearchParams({
      niveau: level.id,
      discipline: subject.id,
      ...(theme && { mot: theme.label }),
      voulu: wants,
    });
    return { href: `/appels/nouveau?${asked.toString()}`, does: 'ouvrir un appel' };
  }
  const filter = { levels: [level.id], subjects: [subject.id] };
  return { href: searchPath({ filter, ...(theme && { text: theme.label }) }), does: 'chercher' };
}

function Meaning({ lines }: { lines: readonly Line[] }) {
  const texts = [...new Set(lines.map(({ taughtBy }) => taughtBy))];
  return (
    <section className="stack row prose" aria-labelledby="compte">
      <h2 id="compte">Ce qui est compté</h2>
      <dl className="facts">
        <dt>Existent</dt>
        <dd>
          Publiées, lisibles par tout le monde, dans leur dernière version. « Cycle 3 » compte pour le CM1, le
          CM2 et la 6e ; « tous niveaux » ne compte pour aucune classe.
        </dd>
        <dt>D’un thème</dt>
        <dd>
          Dont l’autrice ou l’auteur a choisi ce thème dans la liste. Une ressource sans thème n’est comptée
          que dans « Tous les thèmes ».
        </dd>
        <dt>Relues</dt>
        <dd>Dont la dernière décision publique dit « relue » ou « recommandée », sans réserve.</dd>
        <dt>Accessibles</dt>
        <dd>
          Dont au moins un document, ou le texte écrit ici, a été vérifié, et où rien n’arrête la lecture. Ce
          qui n’a pas pu être vérifié n’est pas compté.
        </dd>
        <dt>Adaptées</dt>
        <dd>
          Qui disent avoir été adaptées d’une autre ressource pour des élèves dys, en gros caractères, ou en
          facile à lire et à comprendre.
        </dd>
      </dl>
      <details>
        <summary>D’après quels textes</summary>
        <ul>
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
