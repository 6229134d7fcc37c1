import type { RecognisedSourcesQuery } from '#contract';
import { listed, NBSP, typeset } from '../layout/words.js';

export type Recognised = NonNullable<RecognisedSourcesQuery['draft']>;
type Recognition = Recognised['recognitions'][number];

/** Where the files seem to come from: said kindly, answered in one form, in the way of nothing. */
export function Recognitions({
  draft,
  step,
}: {
  draft: Recognised | null | undefined;
  /** Where it is asked, and where an answer leads back. */
  step: 'FILES' | 'RIGHTS';
}) {
  if (!draft || draft.recognitions.length === 0) return null;
  return (
    <section className="notice stack" aria-labelledby="recognitions">
      <h2 id="recognitions">D’où viennent vos fichiers ?</h2>
      {draft.recognitions.map((recognition) => (
        <form
          key={recognition.id}
          className="stack-s"
          method="post"
          action={`/brouillons/${draft.id}/reconnus/${recognition.id}`}
        >
          <input type="hidden" name="etape" value={step} />
          <p>
            <Sentence recognition={recognition} />
          </p>
          <p className="cluster">
            {!recognition.own && (
              <button
                className="btn"
                name="reponse"
                value="source"
                aria-label={`Indiquer cette source${NBSP}: ${recognition.source.title}`}
              >
                Indiquer cette source
              </button>
            )}
            <button className="quiet" aria-label={`Ce n’est pas le cas${NBSP}: ${recognition.source.title}`}>
              Ce n’est pas le cas
            </button>
          </p>
        </form>
      ))}
    </section>
  );
}

function Sentence({ recognition }: { recognition: Recognition }) {
  const { own, unmodified, kind, file } = recognition;
  const name = <strong>{file.name}</strong>;
  const source = <Source recognition={recognition} />;
  if (own)
    return (
      <>
        {name} ressemble à {source}, que vous avez publiée{shareOf(recognition)}. Pour la corriger ou la
        compléter, commencez une version depuis <a href="/mes/ressources">vos ressources</a>.
      </>
    );
  if (unmodified)
    return (
      <>
        {name} {kind === 'IDENTICAL' ? 'est identique à' : 'dit la même chose que'} {source}. Publier une
        copie n’aide personne{NBSP}: adaptez-la, gardez-la pour votre classe, ou faites un lien.
      </>
    );
  if (kind === 'STAMP')
    return (
      <>
        {name} porte le crédit de {source}
        {shareOf(recognition)}. Indiquez-le{NBSP}: l’auteur sera cité automatiquement.
      </>
    );
  return (
    <>
      {name} semble adapté de {source}
      {shareOf(recognition)}. Indiquez-le{NBSP}: l’auteur sera cité automatiquement.
    </>
  );
}

function Source({ recognition: { source, resource, own } }: { recognition: Recognition }) {
  const authors = source.authors.filter(({ withdrawn }) => !withdrawn).map(({ name }) => name);
  return (
    <>
      «{NBSP}
      <a href={`/r/${resource.slug}`}>{typeset(source.title)}</a>
      {NBSP}»{!own && authors.length > 0 && ` par ${listed(authors)}`}
    </>
  );
}

const shareOf = ({ share }: Recognition): string => (share === null ? '' : ` (${share}${NBSP}%)`);
