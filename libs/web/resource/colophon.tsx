import { type ComponentChildren, h } from 'preact';
import { dayOf, listed } from '../layout/words.js';
import type { Version } from './resource.js';
import { Rights } from './rights.js';

/** The licence and the credit, set like the last page of a book. */
export function Colophon({ version, slug }: { version: Version; slug: string }) {
  const { licence, rights, attribution } = version;
  return (
    <section className="colophon" aria-labelledby="licence">
      <h2 id="licence">Ce que permet la licence {licence.label}</h2>
      <LicenceWords licence={licence} />
      <Rights rights={rights} />
      <h3 id="credit-titre">Le crédit, prêt à copier</h3>
      <p className="credit" id="credit">
        {attribution.text}
      </p>
      <p className="no-print">
        {h(
          'clipboard-copy',
          { for: 'credit', class: 'btn', 'data-done': 'Crédit copié' },
          'Copier le crédit',
        )}
      </p>
      <CreditForms attribution={attribution} />
      <AdaptedFor version={version} />
      <ThirdParty items={version.thirdPartyItems} />
      <p className="no-print">
        <a href={`/r/${slug}/licence`}>Tout sur la licence et les crédits</a>
      </p>
    </section>
  );
}

/** Why it was adapted, and what its author verified where no text settles the case. */
function AdaptedFor({ version: { adaptationReasons, licenceChecked } }: { version: Version }) {
  return (
    <>
      {adaptationReasons.length > 0 && (
        <p>Adaptée : {listed(adaptationReasons.map(({ label }) => lowered(label)))}.</p>
      )}
      {licenceChecked && <p>Ce que son auteur a vérifié pour la licence : {licenceChecked}</p>}
    </>
  );
}

const lowered = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);

export function LicenceWords({ licence }: { licence: Version['licence'] }) {
  return (
    <>
      {licence.announced && (
        <p className="notice">
          L’auteur n’a pas donné de numéro de version. Nous n’en supposons aucun : avant d’adapter, vérifiez à
          la source.
        </p>
      )}
      {licence.warning && <p className="notice notice-alert">{licence.warning}</p>}
    </>
  );
}

export function CreditForms({ attribution }: { attribution: Version['attribution'] }) {
  return (
    <div className="folds no-print">
      <Raw title="En HTML">{attribution.html}</Raw>
      <Raw title="En Markdown">{attribution.markdown}</Raw>
      <Raw title="Court, pour un pied de page">{attribution.short}</Raw>
    </div>
  );
}

const Raw = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <details>
    <summary>{title}</summary>
    <pre className="raw">{children}</pre>
  </details>
);

export function ThirdParty({ items }: { items: Version['thirdPartyItems'] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h3>Ce qui vient d’autres personnes</h3>
      <ul className="stack-s">
        {items.map(({ id, title, author, sourceUrl, licence, lastUpdate, reworked }) => (
          <li key={id}>
            {sourceUrl ? <a href={sourceUrl}>{title}</a> : title}, {author}, {licence.label}
            {reworked && ', modifié'}
            {lastUpdate && `, mis à jour le ${dayOf(lastUpdate)}`}
          </li>
        ))}
      </ul>
    </>
  );
}
