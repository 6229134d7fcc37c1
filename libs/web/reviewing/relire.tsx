import type { AssignmentLinesFragment, RelirePageQuery } from '#contract';
import { ErrorsSummary } from '../layout/errors-summary.js';
import type { FormState } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import { Pager } from '../layout/pager.js';
import type { View } from '../layout/view.js';
import { dayOf, plural, typeset } from '../layout/words.js';
import { Availability } from './relire-availability.js';

type Me = NonNullable<RelirePageQuery['me']>;
type Campaigns = RelirePageQuery['campaigns'];
type Line = AssignmentLinesFragment['edges'][number]['node'];

export const DONE_PER_PAGE = 10;

interface RelireProps {
  me: Me;
  campaigns: Campaigns;
  form: FormState;
  page: number;
}

/** What waits for an answer, what is to be done by the nearest date, what is over; then her time. */
export function relireView({ me, campaigns, form, page }: RelireProps, done?: string): View {
  const isIdle = me.toAnswer.totalCount + me.toDo.totalCount === 0;
  return {
    title: 'Relire',
    section: 'review',
    content: (
      <main id="contenu" className="wrap stack-l">
        <DoneNotice done={done} />
        <ErrorsSummary problems={form.problems} />
        <div className="stack">
          <h1 className="display">Relire</h1>
          {isIdle && <p className="lead">Rien à relire cette semaine. Profitez-en.</p>}
          <p className="cluster">
            <a href="/relire/faites">Vos relectures faites</a>
            <a href="/mes/attestations">Vos attestations</a>
            <a href="/mes/relectures">Vos demandes de relecture</a>
            <a href="/campagnes">Les campagnes</a>
            {me.roles.length > 0 && <a href="/referent">Votre bureau</a>}
          </p>
        </div>
        <Part id="repondre" title="À accepter ou à décliner" lines={me.toAnswer} words={answerWords} />
        <Part id="faire" title="À faire" lines={me.toDo} words={dueWords} />
        <Part id="fini" title="Fini" lines={me.done} words={endWords} />
        <Pager
          page={page}
          pageCount={Math.ceil(me.done.totalCount / DONE_PER_PAGE)}
          href={(to) => `/relire?page=${to}#fini`}
        />
        <Joining campaigns={campaigns} />
        <Availability reviewer={me.reviewer} form={form} />
      </main>
    ),
  };
}

const answerWords = ({ answerBy, because }: Line): string =>
  `${because}. Répondez avant le ${dayOf(answerBy)} ; ensuite, une autre personne sera sollicitée.`;
const dueWords = ({ dueAt }: Line): string => (dueAt ? `Pour le ${dayOf(dueAt)}.` : '');

const ENDS: Partial<Record<Line['state'], string>> = {
  SENT: 'Relecture envoyée',
  DECLINED: 'Déclinée',
  CONFLICT: 'Déclinée : trop proche pour juger',
  LAPSED: 'Sans réponse à temps : une autre personne a été sollicitée',
  CANCELLED: 'Plus attendue',
};
const endWords = ({ state, endedAt }: Line): string =>
  `${ENDS[state] ?? ''}${endedAt ? ` (${dayOf(endedAt)})` : ''}.`;

interface PartProps {
  id: string;
  title: string;
  lines: AssignmentLinesFragment;
  words: (line: Line) => string;
}

function Part({ id, title, lines, words }: PartProps) {
  if (lines.edges.length === 0) return null;
  return (
    <section className="stack row" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="entries" role="list">
        {lines.edges.map(({ node }) => (
          <li key={node.id} className="entry stack-s prose">
            <h3 className="title">
              <a href={`/relectures/${node.id}`}>{typeset(node.title)}</a>
            </h3>
            <p>{typeset(words(node))}</p>
            <p className="hint">
              Campagne <a href={`/campagnes/${node.campaign.slug}`}>{typeset(node.campaign.title)}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Joining({ campaigns }: { campaigns: Campaigns }) {
  if (campaigns.edges.length === 0) return null;
  return (
    <section className="stack row" aria-labelledby="campagnes">
      <h2 id="campagnes">Campagnes qui cherchent des relecteurs</h2>
      <ul className="entries" role="list">
        {campaigns.edges.map(({ node: { id, slug, title, joined, territory, calibration } }) => (
          <li key={id} className="entry stack-s">
            <p>
              <a href={`/campagnes/${slug}`}>{typeset(title)}</a>
              <span className="soft">, {territory.label}</span>
            </p>
            {calibration && calibration.waiting > 0 && (
              <p>
                <a href={`/campagnes/${slug}/etalonnage`}>
                  {plural(calibration.waiting, 'exemple à évaluer', 'exemples à évaluer')} avec les autres
                </a>
              </p>
            )}
            <form method="post" action={joined ? '/relire/quitter' : '/relire/rejoindre'}>
              <input type="hidden" name="campaign" value={id} />
              <button className="btn">
                {joined ? 'Quitter' : 'Relire pour cette campagne'}
                <span className="vh"> : {title}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
