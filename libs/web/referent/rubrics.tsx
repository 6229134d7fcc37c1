import type { RubricsPageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { SelectField, TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { dayOf, plural, typeset } from '../layout/words.js';

type Line = RubricsPageQuery['rubrics']['edges'][number]['node'];

export const RUBRICS_PER_PAGE = 20;

/** The rubrics that campaigns may use. */
export function rubricsView({ rubrics }: RubricsPageQuery, page: number, form: FormState): View {
  const lines = rubrics.edges.map(({ node }) => node);
  const copied = lines.filter(({ viewerCan }) => viewerCan.copy);
  return {
    title: 'Les grilles',
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <ErrorsSummary problems={form.problems} />
        <header className="stack">
          <p>
            <a className="back" href="/referent">
              Votre bureau
            </a>
          </p>
          <h1 className="display">Les grilles</h1>
          <p className="lead prose">
            Une grille qui a servi ne change plus : ce qui a été jugé avec elle garde son sens. La modifier en
            fait une nouvelle version.
          </p>
        </header>
        <ul className="entries" role="list">
          {lines.map((line) => (
            <li key={line.id} className="entry stack-s">
              <Entry line={line} />
            </li>
          ))}
        </ul>
        <Pager
          page={page}
          pageCount={Math.ceil(rubrics.totalCount / RUBRICS_PER_PAGE)}
          href={(shown) => `/referent/grilles?page=${shown}`}
        />
        {copied.length > 0 && <Copy lines={copied} form={form} />}
      </main>
    ),
  };
}

function Entry({ line }: { line: Line }) {
  const { id, title, number, usedAt, criteria, author } = line;
  return (
    <>
      <h2 className="title">
        <a href={`/referent/grilles/${id}`}>{typeset(title)}</a>
      </h2>
      <p className="hint">
        Version {number}, {plural(criteria.length, 'critère', 'critères')}.{' '}
        {author ? `Écrite par ${author.name}.` : 'Elle vient avec Essaim.'}{' '}
        {usedAt ? `Elle sert depuis le ${dayOf(usedAt)}.` : 'Elle n’a pas encore servi.'}
      </p>
    </>
  );
}

function Copy({ lines, form }: { lines: readonly Line[]; form: FormState }) {
  return (
    <section className="stack row" aria-labelledby="nouvelle">
      <h2 id="nouvelle">En écrire une</h2>
      <form className="stack form" method="post" action="/referent/grilles" noValidate>
        <SelectField
          form={form}
          name="copyOf"
          label="Elle commence comme"
          choices={lines.map(({ id, title, number }) => ({
            value: id,
            label: `${title}, version ${number}`,
          }))}
        />
        <TextField form={form} name="title" label="Son titre" maxLength={120} />
        <p>
          <button className="btn btn-main">Commencer</button>
        </p>
      </form>
    </section>
  );
}
