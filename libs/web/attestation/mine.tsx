import { h } from 'preact';
import type { AttestedRole, MyAttestationsQuery } from '#contract';
import { accountFrame } from '../account/account-frame.js';
import type { Problem } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { dayOf, NBSP } from '../layout/words.js';
import { countOf, kindOf } from './attestation-words.js';

type Me = NonNullable<MyAttestationsQuery['me']>;
type Line = Me['attestations']['edges'][number]['node'];

/** What can be attested of a year, and what is. */
interface Year {
  readonly role: AttestedRole;
  readonly year: number;
  /** Today; 0 when nothing can be attested any more. */
  readonly count: number;
  readonly valid: Line | undefined;
}

export function mineView(me: Me, { problems, done }: { problems: readonly Problem[]; done?: string }): View {
  const lines = me.attestations.edges.map(({ node }) => node);
  const years = yearsOf(me, lines);
  const past = lines.filter(({ state }) => state !== 'VALID');
  return accountFrame({
    path: '/mes/attestations',
    title: 'Mes attestations',
    lead: 'Un document à joindre à un dossier, que toute personne peut vérifier sans compte.',
    problems,
    done,
    children: (
      <>
        {years.length === 0 ? <Nothing /> : <Years years={years} />}
        {past.length > 0 && <Past lines={past} />}
      </>
    ),
  });
}

function yearsOf({ attestableYears }: Me, lines: readonly Line[]): Year[] {
  const valid = lines.filter(({ state }) => state === 'VALID');
  const isOf = (a: Pick<Year, 'role' | 'year'>) => (b: Pick<Year, 'role' | 'year'>) =>
    a.role === b.role && a.year === b.year;
  const today = attestableYears.map((each) => ({ ...each, valid: valid.find(isOf(each)) }));
  const rest = valid.filter((line) => !attestableYears.some(isOf(line)));
  return [
    ...today,
    ...rest.map(({ role, year, ...line }) => ({ role, year, count: 0, valid: { role, year, ...line } })),
  ];
}

function Nothing() {
  return (
    <div className="stack prose">
      <p>
        Rien à attester pour le moment. Une attestation compte les relectures que vous avez envoyées, ou vos
        ressources qui ont reçu une décision publique.
      </p>
      <p className="cluster links">
        <a href="/relire">Relire</a>
        <a href="/mes/relectures">Faire relire une ressource</a>
      </p>
    </div>
  );
}

const Years = ({ years }: { years: readonly Year[] }) => (
  <ul className="entries" role="list">
    {years.map((each) => (
      <li key={`${each.role} ${each.year}`} className="entry stack-s prose">
        <h2 className="title">
          {kindOf[each.role]} {each.year}
        </h2>
        {each.valid ? <Issued year={each} line={each.valid} /> : <ToIssue year={each} />}
      </li>
    ))}
  </ul>
);

function ToIssue({ year: { role, year, count } }: { year: Year }) {
  return (
    <>
      <p>{countOf(role, count)}.</p>
      <Request role={role} year={year} label="Obtenir l’attestation" isMain />
    </>
  );
}

function Issued({ year: { role, year, count }, line }: { year: Year; line: Line }) {
  const id = `adresse-${line.code}`;
  const name = `${kindOf[role]} ${year}`;
  return (
    <>
      <p>
        {countOf(role, line.count ?? 0)}. Délivrée le {dayOf(line.issuedAt)}.
      </p>
      <p>
        À vérifier à cette adresse{NBSP}:{' '}
        <a id={id} href={line.address}>
          {line.address}
        </a>
      </p>
      <p className="cluster">
        <a className="btn btn-main" href={`/attestations/${line.code}/attestation.pdf`} download>
          Télécharger (PDF)<span className="vh"> : {name}</span>
        </a>
        {h('clipboard-copy', { for: id, class: 'btn', 'data-done': 'Adresse copiée' }, 'Copier l’adresse')}
      </p>
      {count > 0 && count !== line.count && (
        <>
          <p>
            Depuis, il y en a davantage à attester{NBSP}: {countOf(role, count)}. Une nouvelle attestation
            remplacera celle-ci.
          </p>
          <Request role={role} year={year} label="Mettre à jour" />
        </>
      )}
      <details>
        <summary>
          Retirer<span className="vh"> : {name}</span>
        </summary>
        <form className="stack-s" method="post" action="/mes/attestations/retirer">
          <input type="hidden" name="code" value={line.code} />
          <p>
            Les documents déjà remis ne pourront plus être vérifiés{NBSP}: leur page dira que l’attestation a
            été retirée, sans votre nom. Vous pourrez en demander une autre.
          </p>
          <button className="btn">Retirer cette attestation</button>
        </form>
      </details>
    </>
  );
}

interface RequestProps extends Pick<Year, 'role' | 'year'> {
  label: string;
  isMain?: boolean;
}

const Request = ({ role, year, label, isMain = false }: RequestProps) => (
  <form method="post" action="/mes/attestations">
    <input type="hidden" name="role" value={role} />
    <input type="hidden" name="year" value={year} />
    <button className={isMain ? 'btn btn-main' : 'btn'}>
      {label}
      <span className="vh">
        {' '}
        : {kindOf[role]} {year}
      </span>
    </button>
  </form>
);

const ENDS: Partial<Record<Line['state'], string>> = { REPLACED: 'remplacée', WITHDRAWN: 'retirée' };

const Past = ({ lines }: { lines: readonly Line[] }) => (
  <section className="stack row" aria-labelledby="anciennes">
    <h2 id="anciennes">Anciennes attestations</h2>
    <ul className="stack-s">
      {lines.map(({ code, role, year, state, issuedAt }) => (
        <li key={code}>
          {kindOf[role]} {year}, délivrée le {dayOf(issuedAt)}, {ENDS[state]}. <small>Code {code}</small>
        </li>
      ))}
    </ul>
  </section>
);
