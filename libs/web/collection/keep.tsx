import type { KeepPageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { FieldGroup, TextField } from '../layout/fields.js';
import { type FormState, listOf } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { typeset } from '../layout/words.js';

type Resource = NonNullable<KeepPageQuery['resource']>;
type Mine = NonNullable<KeepPageQuery['me']>['collections'];

/** « Garder »: where a resource is kept, and where else it could be; `back`: where she came from. */
export function keepView(
  { resource, mine }: { resource: Resource; mine: Mine },
  { form, back, done }: { form: FormState; back: string; done?: string },
): View {
  const title = resource.version?.title ?? 'Cette ressource';
  return {
    title: 'Garder',
    section: 'account',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form.problems} />
        <div className="stack">
          <p>
            <a className="back" href={back}>
              Revenir où vous étiez
            </a>
          </p>
          <h1 className="display">Garder</h1>
          <p className="lead">{typeset(title)}</p>
        </div>
        <form className="stack form" method="post" action={`/garder/${resource.slug}/ranger`} noValidate>
          <input type="hidden" name="suite" value={back} />
          <Shelves form={form} mine={mine} />
          <TextField
            form={form}
            name="title"
            label="Dans une nouvelle collection (facultatif)"
            hint="Son titre. Elle reste privée tant que vous ne la montrez pas."
            maxLength={150}
          />
          <p className="cluster">
            <button className="btn btn-main">Ranger</button>
            <a href="/mes/collections">Mes collections</a>
          </p>
        </form>
      </main>
    ),
  };
}

function Shelves({ form, mine }: { form: FormState; mine: Mine }) {
  const chosen = new Set(listOf(form.values, 'collections'));
  if (mine.edges.length === 0) return null;
  return (
    <FieldGroup form={form} name="collections" label="Où la ranger ?">
      <div className="choices">
        {mine.edges.map(({ node }) => (
          <label key={node.id} className={chosen.has(node.id) ? 'choice choice-on' : 'choice'}>
            <input type="checkbox" name="collections" value={node.id} checked={chosen.has(node.id)} />
            <span>
              {node.title} {node.isKept && <small>Pour vous seulement</small>}
            </span>
            <input type="hidden" name="montrees" value={node.id} />
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
