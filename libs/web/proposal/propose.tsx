import type { ProposePageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import type { Problem } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { NBSP, typeset } from '../layout/words.js';
import { Credits } from '../resource/credits.js';

type Resource = NonNullable<ProposePageQuery['resource']>;
type Version = NonNullable<Resource['version']>;

/** « Proposer une modification »: how it goes, before anything is begun. */
export function proposeView(
  { resource, version }: { resource: Resource; version: Version },
  problems: readonly Problem[],
): View {
  return {
    title: `Proposer une modification de «${NBSP}${version.title}${NBSP}»`,
    section: 'publish',
    content: (
      <main id="contenu" className="wrap">
        <p>
          <a className="back" href={`/r/${resource.slug}`}>
            Retour à la ressource
          </a>
        </p>
        <div className="stack-l form">
          <ErrorsSummary problems={problems} safe="Rien n’a été commencé." />
          <h1 className="display">Proposer une modification</h1>
          <p className="lead">
            «{NBSP}
            {typeset(version.title)}
            {NBSP}» par <Credits authors={version.authors} />
          </p>
          {resource.viewerCan.update ? <Own resource={resource} /> : <Begin {...{ resource, version }} />}
        </div>
      </main>
    ),
  };
}

function Begin({ resource, version }: { resource: Resource; version: Version }) {
  const { label, url } = version.licence;
  return (
    <form className="stack" method="post" action={`/r/${resource.slug}/proposer`}>
      <ol className="stack-s prose">
        <li>Vous travaillez sur votre copie : le texte, la fiche, les fichiers.</li>
        <li>Vous l’envoyez en disant pourquoi ; l’auteur accepte ou refuse chaque changement.</li>
        <li>Ce qu’il accepte entre dans sa prochaine version, sous votre nom à côté du sien.</li>
      </ol>
      <p className="hint">
        Ce que vous proposez est placé sous la licence de la ressource :{' '}
        {url ? <a href={url}>{label}</a> : label}. Sans réponse, vous pourrez en faire une adaptation à vous.
      </p>
      <p>
        <button className="btn btn-main">Commencer</button>
      </p>
    </form>
  );
}

function Own({ resource }: { resource: Resource }) {
  return (
    <form className="notice stack-s" method="post" action={`/mes/ressources/${resource.slug}/version`}>
      <p>Vous signez cette ressource : modifiez-la directement.</p>
      <p>
        <button className="btn">Préparer une nouvelle version</button>
      </p>
    </form>
  );
}
