import type { AnswerCallQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { RadioGroup, TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { typeset } from '../layout/words.js';
import { callPath, unmetWords } from './call-words.js';

type Call = NonNullable<AnswerCallQuery['call']>;

/** « Je contribue »: which of her resources answers a call. */
export function answerView(call: Call, form: FormState): View {
  const { slug, title, viewerCan } = call;
  return {
    title: `Répondre : ${title}`,
    section: 'explore',
    content: (
      <main id="contenu" className="wrap stack-l">
        <ErrorsSummary problems={form.problems} />
        <header className="stack">
          <p>
            <a className="back" href={callPath(slug)}>
              {typeset(title)}
            </a>
          </p>
          <h1 className="display">Je contribue</h1>
        </header>
        {viewerCan.contribute ? (
          <Choose call={call} form={form} />
        ) : (
          <p className="notice">Cet appel ne reçoit pas de ressource aujourd’hui.</p>
        )}
      </main>
    ),
  };
}

function Choose({ call: { slug, candidates }, form }: { call: Call; form: FormState }) {
  return (
    <form className="stack form" method="post" action={callPath(slug, '/repondre')} noValidate>
      {candidates.length > 0 && (
        <RadioGroup
          form={form}
          name="resource"
          label="Laquelle de vos ressources ?"
          choices={candidates.map(({ resource, unmet }) => ({
            value: resource.slug,
            label: typeset(resource.version?.title ?? ''),
            note: unmetWords(unmet),
          }))}
        />
      )}
      <TextField
        form={form}
        name={candidates.length > 0 ? 'address' : 'resource'}
        label={
          candidates.length > 0
            ? 'Ou une autre, par son adresse (facultatif)'
            : 'L’adresse de votre ressource'
        }
        hint="Publiée, et que vous signez."
      />
      <p className="cluster">
        <button className="btn btn-main">Répondre avec elle</button>
        <a href="/publier">En publier une nouvelle</a>
      </p>
      <p className="hint">
        Elle reste la vôtre, à son adresse et sous sa licence. Vous pouvez retirer votre réponse tant que
        l’appel est ouvert.
      </p>
    </form>
  );
}
