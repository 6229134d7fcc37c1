import { useContext } from 'preact/hooks';
import type { LabelPartsFragment, ResourceQuery } from '#contract';
import { CoverImage } from '../cover/cover-image.js';
import { DoneNotice } from '../layout/notices.js';
import type { View } from '../layout/view.js';
import { SignedIn } from '../layout/signed-in.js';
import { dayOf, monthOf, NBSP, plural, sizeOf, typeset } from '../layout/words.js';
import { type NearLinks, NearLists } from '../similar/near-links.js';
import { useAddress, usePath, withoutScheme } from '../usage/use-path.js';
import { Colophon } from './colophon.js';
import { Credits } from './credits.js';
import { Facts } from './facts.js';
import { Filiation } from './filiation.js';
import { Files } from './files.js';
import { Label, markClass } from './label.js';
import { Origins, type ReviewedOrigins } from './origins.js';
import { Peek } from './peek.js';
import { VersionList } from './versions.js';

export type Resource = NonNullable<ResourceQuery['resource']>;
export type Version = NonNullable<Resource['version']>;

interface ResourceProps {
  resource: Resource;
  version: Version;
}

/** What others made of it. */
export interface Standing {
  adaptationCount: number;
  collections: readonly { slug: string; title: string }[];
  near: NearLinks;
  /** At least so many; null: too few to be said. */
  declaredUses: number | null;
  origins: ReviewedOrigins;
  label: LabelPartsFragment | null;
}

export function resourceView(
  {
    resource,
    version,
    adaptationCount,
    collections,
    declaredUses,
    near,
    label,
    origins,
  }: ResourceProps & Standing,
  done?: string,
): View {
  return {
    title: version.isLatest ? version.title : `${version.title}, version ${version.number}`,
    description: version.summary,
    canonical: version.isLatest ? `/r/${resource.slug}` : `/r/${resource.slug}/v/${version.number}`,
    kind: 'article',
    licenceUrl: version.licence.url,
    jsonLd: version.jsonLd,
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <Banners resource={resource} version={version} />
        <div className="two">
          <Opening {...{ resource, version, adaptationCount, label }} />
          <Side {...{ resource, version, collections, declaredUses }} />
          <Inside version={version} slug={resource.slug} />
        </div>
        <Colophon version={version} slug={resource.slug} />
        {label && <Label label={label} slug={resource.slug} version={version.number} />}
        <Origins origins={origins} isReviewed={label !== null && label.state !== 'NOT_REVIEWED'} />
        <Filiation slug={resource.slug} version={version} adaptationCount={adaptationCount} />
        <NearLists slug={resource.slug} near={near} />
        <VersionList resource={resource} current={version.number} />
        <section className="imprint print-only">
          <p>
            <strong>{withoutScheme(resource.shortUrl)}</strong> · {version.attribution.short}, version{' '}
            {version.number}. Vous l’avez utilisée{NBSP}? {withoutScheme(useAddress(resource.shortUrl))}
          </p>
        </section>
      </main>
    ),
  };
}

function Banners({ resource, version }: ResourceProps) {
  return (
    <>
      {!version.isLatest && (
        <p className="notice">
          Vous lisez la version {version.number}, du {dayOf(version.publishedAt)}. Elle ne changera plus.{' '}
          <a href={`/r/${resource.slug}`}>Voir la version {resource.latestVersion}, la plus récente</a>
        </p>
      )}
      {resource.viewerCan.update && <AuthorBar resource={resource} />}
      {resource.origin && (
        <p className="notice no-print">
          Récoltée le {dayOf(resource.origin.harvestedAt)} dans{' '}
          {resource.origin.url ? (
            <a href={resource.origin.url}>{resource.origin.system}</a>
          ) : (
            resource.origin.system
          )}
          . Ses auteurs peuvent la reprendre ici à leur nom :{' '}
          <a href={`/signaler?cible=${resource.slug}`}>écrivez-nous</a>.
        </p>
      )}
    </>
  );
}

function AuthorBar({ resource }: { resource: Resource }) {
  return (
    <form
      className="notice cluster no-print"
      method="post"
      action={`/mes/ressources/${resource.slug}/version`}
    >
      <span>C’est votre ressource.</span>
      <button className="quiet">
        {resource.draft ? 'Reprendre la version en cours' : 'Préparer une nouvelle version'}
      </button>
      <a href={`/mes/ressources/${resource.slug}/titre`}>Corriger le titre</a>
      <a href={`/campagnes?ressource=${resource.id}`}>La faire relire</a>
      {resource.viewerCan.withdraw && <a href={`/mes/ressources/${resource.slug}/retirer`}>La retirer</a>}
    </form>
  );
}

function Opening({
  resource,
  version,
  adaptationCount,
  label,
}: ResourceProps & Pick<Standing, 'adaptationCount' | 'label'>) {
  return (
    <div className="stack">
      <header className="work">
        <CoverImage resource={{ id: resource.id, version }} eager />
        <div className="stack">
          <h1 className="display">{typeset(version.title)}</h1>
          <p>
            par <Credits authors={version.authors} />
          </p>
          <p className="marks">
            {label && (
              <a className={markClass(label.state)} href="#relecture">
                {label.words}
              </a>
            )}
            <a href="#licence">{version.licence.label}</a>
            <a href="#versions">Version {version.number}</a>
            <span>{monthOf(version.publishedAt)}</span>
            {adaptationCount > 0 && (
              <a href="#filiation">{plural(adaptationCount, 'adaptation', 'adaptations')}</a>
            )}
          </p>
        </div>
      </header>
      <p className="lead">{version.summary}</p>
    </div>
  );
}

function Side({
  resource,
  version,
  collections,
  declaredUses,
}: ResourceProps & Pick<Standing, 'collections' | 'declaredUses'>) {
  const [chosen] = collections;
  return (
    <aside className="stack side" aria-label="Emporter, et pour qui">
      <Actions version={version} slug={resource.slug} />
      <p className="cluster no-print">
        {!resource.viewerCan.update && (
          <a href={`/r/${resource.slug}/proposer`} rel="nofollow">
            Proposer une modification
          </a>
        )}
        <a href={`/r/${resource.slug}/imprimer`}>Imprimer la fiche</a>
        <a href={usePath(resource.shortCode)} rel="nofollow">
          {`Je l’ai utilisée${saidOf(declaredUses)}`}
        </a>
        <a href={`/signaler?cible=${resource.slug}`} rel="nofollow">
          Signaler
        </a>
        {chosen && (
          <a href={`/c/${chosen.slug}`}>
            Choisie dans «{NBSP}
            {chosen.title}
            {NBSP}»
          </a>
        )}
      </p>
      <h2 className="title">En classe</h2>
      <Facts version={version} />
    </aside>
  );
}

const saidOf = (uses: number | null): string => (uses === null ? '' : ` (au moins ${uses} usages déclarés)`);

function Actions({ version, slug }: { version: Version; slug: string }) {
  const [onlyFile] = version.files.length === 1 ? version.files : [];
  const adapt = (
    <a
      className="btn no-print"
      href={`/r/${slug}/adapter${version.isLatest ? '' : `?v=${version.number}`}`}
      rel="nofollow"
    >
      Adapter
    </a>
  );
  const keep = <Keep slug={slug} />;
  if (version.link)
    return (
      <div className="actions">
        <a className="btn btn-main" href={version.link.url} rel="noopener noreferrer">
          Ouvrir le lien <small>{version.link.host}</small>
        </a>
        {adapt}
        {keep}
      </div>
    );
  return (
    <div className="actions">
      {onlyFile && (
        <a className="btn btn-main" href={onlyFile.downloadUrl}>
          Télécharger <small>{`${onlyFile.format.extension.toUpperCase()}, ${sizeOf(onlyFile.size)}`}</small>
        </a>
      )}
      {version.downloadUrl && (
        <a className={onlyFile ? 'btn' : 'btn btn-main'} href={version.downloadUrl}>
          {onlyFile ? 'Avec les crédits' : 'Télécharger'} <small>{archiveFacts(version)}</small>
        </a>
      )}
      {adapt}
      {keep}
    </div>
  );
}

/** One press for who has an account; the others sign in first, and come back to it. */
function Keep({ slug }: { slug: string }) {
  const mayKeep = useContext(SignedIn);
  const path = `/garder/${slug}`;
  if (!mayKeep)
    return (
      <a className="btn no-print" href={path} rel="nofollow">
        Garder
      </a>
    );
  return (
    <form method="post" action={path} className="no-print">
      <button className="btn">Garder</button>
    </form>
  );
}

/** A text alone weighs what its archive does not say. */
const archiveFacts = ({ totalSize }: Version): string =>
  totalSize > 0 ? `ZIP, ${sizeOf(totalSize)}` : 'ZIP';

function Inside({ version, slug }: { version: Version; slug: string }) {
  return (
    <section className="stack" aria-labelledby="apercu">
      <h2 id="apercu">Voir avant de prendre</h2>
      <Peek version={version} slug={slug} />
      {version.files.length > 0 && <Files version={version} slug={slug} />}
    </section>
  );
}
