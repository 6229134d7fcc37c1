import type { MixAnswerQuery, MixPageQuery } from '#contract';
import { SelectField, TextField } from '../layout/fields.js';
import { emptyForm } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { type AskedMix, MIX_PATH, mixPath, MOST_WORKS, MOST_WRITTEN } from './mix-address.js';
import { MixAnswer } from './mix-answer.js';

interface MixPage {
  mix: AskedMix;
  /** Those of the mix, by their id. */
  licences: MixPageQuery['licences'];
  offered: MixPageQuery['offeredLicences'];
  /** Null while there is no work. */
  answer: MixAnswerQuery['licenceOptions'] | null;
  isTooMuch: boolean;
  isUnknown: boolean;
  /** Words that name no licence without doubt. */
  question: { written: string; candidates: readonly { id: string; label: string }[] } | null;
}

const TITLE = 'Quelle licence pour mon mélange ?';

export function mixView(page: MixPage): View {
  const { mix, answer, offered } = page;
  const count = mix.adapted.length + mix.shown.length;
  return {
    title: TITLE,
    description:
      'Donnez la licence de chaque œuvre que vous reprenez : voici celles que votre travail peut porter, et pourquoi.',
    canonical: MIX_PATH,
    content: (
      <main id="contenu" className="wrap stack-l">
        <div className="stack prose">
          <h1 className="display">{TITLE}</h1>
          <p className="lead">
            Donnez la licence de chaque œuvre que vous reprenez. Nous disons ce que votre travail peut porter,
            ce qui bloque, et comment en sortir.
          </p>
        </div>
        <Notices {...page} />
        {count > 0 && <Works {...page} />}
        {answer && <MixAnswer answer={answer} offered={offered} />}
        {count < MOST_WORKS ? (
          <AddWork {...page} />
        ) : (
          <p className="notice no-print">Dix œuvres, c’est le plus que nous comptions ici.</p>
        )}
        <p className="soft prose">
          Ce n’est pas un conseil juridique : ce sont les textes des licences, lus par un programme.{' '}
          <a href="/licences-expliquees">Les licences, expliquées</a>
        </p>
      </main>
    ),
  };
}

function Notices({ isTooMuch, isUnknown, question }: MixPage) {
  return (
    <>
      {isTooMuch && (
        <p className="notice" role="status">
          Nous avons gardé les dix premières œuvres.
        </p>
      )}
      {isUnknown && (
        <p className="notice" role="status">
          Une des licences de cette adresse n’est pas dans notre liste : elle n’est pas comptée.
        </p>
      )}
      {question && (
        <p className="notice" role="status">
          Nous ne reconnaissons pas « {question.written.slice(0, 100)} » sans hésiter.{' '}
          {question.candidates.length > 0
            ? `Ce pourrait être : ${question.candidates.map(({ label }) => label).join(', ')}. Précisez la version.`
            : 'Cherchez son nom exact ou son adresse près de l’œuvre. Sans licence, tous droits sont réservés.'}
        </p>
      )}
    </>
  );
}

/** Numbered as the answer names them: those adapted, then those shown as they are. */
function Works({ mix, licences }: MixPage) {
  const labels = new Map(licences.map((licence) => [licence.id, licence]));
  const works = [
    ...mix.adapted.map((id, at) => ({
      id,
      use: 'que j’adapte',
      without: { ...mix, adapted: mix.adapted.toSpliced(at, 1) },
    })),
    ...mix.shown.map((id, at) => ({
      id,
      use: 'que je montre telle quelle',
      without: { ...mix, shown: mix.shown.toSpliced(at, 1) },
    })),
  ];
  return (
    <section className="stack" aria-labelledby="oeuvres">
      <h2 id="oeuvres">Ce que je reprends</h2>
      <ol className="entries" role="list">
        {works.map(({ id, use, without }, at) => (
          <li key={`${at} ${id}`} className="entry cluster">
            <span>
              L’œuvre {at + 1}, {use} : <strong>{labels.get(id)?.label}</strong>
            </span>
            <a className="quiet no-print" href={mixPath(without)} rel="nofollow">
              Retirer<span className="vh"> l’œuvre {at + 1}</span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

function AddWork({ mix, offered }: MixPage) {
  const choices = [
    { value: '', label: 'Rien à ajouter' },
    ...offered.map(({ id, label }) => ({ value: id, label })),
    { value: 'LicenseRef-tous-droits-reserves', label: 'Aucune licence : tous droits réservés' },
  ];
  return (
    <form className="stack form" action={MIX_PATH}>
      <h2>Ajouter une œuvre</h2>
      {mix.adapted.map((id, at) => (
        <input key={`${at} ${id}`} type="hidden" name="source" value={id} />
      ))}
      {mix.shown.map((id, at) => (
        <input key={`${at} ${id}`} type="hidden" name="tel-quel" value={id} />
      ))}
      <SelectField
        form={emptyForm}
        name="source"
        label="Une œuvre que j’adapte"
        hint="Je la change, je la traduis, j’en fonds un morceau dans mon travail."
        choices={choices}
      />
      <SelectField
        form={emptyForm}
        name="tel-quel"
        label="Une œuvre que je montre telle quelle"
        hint="Une photo, un poème, une carte, à côté de mon travail et sans rien y changer."
        choices={choices}
      />
      <TextField
        form={emptyForm}
        name="ecrite"
        label="Ou ce qui est écrit de sa licence"
        hint="Pour une licence qui n’est pas dans la liste : son nom avec la version, ou son adresse."
        maxLength={MOST_WRITTEN}
      />
      <button className="btn btn-main">Ajouter et voir la réponse</button>
    </form>
  );
}
