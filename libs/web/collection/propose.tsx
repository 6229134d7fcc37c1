import type { ProposeToCollectionPageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { CheckBox, TextArea, TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { typeset } from '../layout/words.js';
import { readPath } from './collection-path.js';
import { quoted } from './collection-words.js';

type Collection = NonNullable<ProposeToCollectionPageQuery['collection']>;

/** « Proposer une ressource » to a collection of others: which, why, and whether to be named. */
export function proposeView({ slug, title }: Collection, form: FormState): View {
  return {
    title: `Proposer une ressource pour ${quoted(title)}`,
    section: 'explore',
    content: (
      <main id="contenu" className="wrap stack-l">
        <ErrorsSummary problems={form.problems} />
        <header className="stack">
          <p>
            <a className="back" href={readPath(slug)}>
              {typeset(title)}
            </a>
          </p>
          <h1 className="display">Proposer une ressource</h1>
          <p className="lead prose">
            Une de vos ressources, ou celle d’un ou d’une collègue. Qui tient la collection la lit, puis la
            range, pose une question, ou dit pourquoi non.
          </p>
        </header>
        <form className="stack form" method="post" action={`/c/${slug}/proposer`} noValidate>
          <TextField
            form={form}
            name="resource"
            label="Son adresse"
            hint="Celle de sa page, ou le code court de son impression."
            maxLength={300}
          />
          <TextArea
            form={form}
            name="reason"
            label="Pourquoi elle, ici ?"
            hint="Ce que vous en avez fait, avec qui, à quel moment. Ces mots deviennent sa note, si elle est retenue."
            className="short"
          />
          <CheckBox
            form={form}
            name="unnamed"
            label="Ne pas dire mon nom dans la collection"
            note="Qui tient la collection le voit de toute façon."
          />
          <p>
            <button className="btn btn-main">Proposer</button>
          </p>
        </form>
      </main>
    ),
  };
}
