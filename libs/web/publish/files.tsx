import type { FileRole, RightsStepQuery } from '#contract';
import type { Problem } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { plural, sizeOf } from '../layout/words.js';
import { type Recognised, Recognitions } from './recognised.js';
import { type Draft, stepView } from './step-frame.js';
import { nextPath } from './steps.js';

export const ROLE_LABELS: Record<FileRole, string> = {
  EDITABLE: 'À modifier',
  PRINTABLE: 'À imprimer',
  ANSWERS: 'Corrigé',
  MEDIA: 'Média',
  ANNEX: 'Annexe',
};

type Licences = RightsStepQuery['offeredLicences'];

export function filesView(
  draft: Draft,
  page: { licences: Licences; recognised: Recognised | null; problems?: readonly Problem[] },
): View {
  const { licences, recognised, problems = [] } = page;
  return stepView({
    draft,
    step: 'FILES',
    problems,
    children: (
      <>
        <Refused draft={draft} />
        <Unpublishable draft={draft} />
        <Recognitions draft={recognised} step="FILES" />
        <Deposited draft={draft} licences={licences} />
        <Deposit draft={draft} />
        <p className="cluster">
          <a className="btn btn-main" href={nextPath(draft.id, 'FILES')}>
            Continuer : vérifier
          </a>
          <a href={`/brouillons/${draft.id}/texte`}>
            {draft.text ? 'Reprendre le texte' : 'Écrire un texte en plus'}
          </a>
        </p>
      </>
    ),
    side: <Accepted />,
  });
}

/** Refused files stay listed with the way out until they are read. */
function Refused({ draft }: { draft: Draft }) {
  return (
    <>
      {draft.refusedFiles.map(({ id, name, message }) => (
        <form
          key={id}
          className="notice notice-alert stack-s"
          method="post"
          action={`/brouillons/${draft.id}/fichiers/refuses/${id}`}
        >
          <p>
            <strong>{name}</strong> n’est pas déposé. {message}
          </p>
          <button className="quiet" aria-label={`J’ai lu, à propos de ${name}`}>
            J’ai lu
          </button>
        </form>
      ))}
    </>
  );
}

/** A closed format whose open version is gone, a virus found since: said before publishing says it. */
function Unpublishable({ draft }: { draft: Draft }) {
  return (
    <>
      {draft.missing
        .filter(({ code }) => code === 'OPEN_TWIN_MISSING' || code === 'FILE_INFECTED')
        .map(({ message }) => (
          <p key={message} className="notice notice-alert">
            {message}
          </p>
        ))}
    </>
  );
}

function Deposited({ draft, licences }: { draft: Draft; licences: Licences }) {
  const { files } = draft;
  if (files.length === 0) return null;
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return (
    <section className="stack" aria-labelledby="files">
      <h2 id="files">
        {plural(files.length, 'fichier déposé', 'fichiers déposés')}, {sizeOf(total)}
      </h2>
      <ol className="entries" role="list">
        {files.map((file, index) => (
          <li key={file.id} className="entry">
            <FileForm
              draftId={draft.id}
              file={file}
              licences={licences}
              first={index === 0}
              last={index === files.length - 1}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface FileFormProps {
  draftId: string;
  file: Draft['files'][number];
  licences: Licences;
  first: boolean;
  last: boolean;
}

function FileForm({ draftId, file, licences, first, last }: FileFormProps) {
  const button = (action: string, label: string) => (
    <button className="quiet" name="action" value={action} aria-label={`${label} : ${file.name}`}>
      {label}
    </button>
  );
  return (
    <form className="stack-s row-form" method="post" action={`/brouillons/${draftId}/fichiers/${file.id}`}>
      <p>
        <a href={file.downloadUrl}>{file.name}</a>{' '}
        <span className="tag">{file.format.extension.toUpperCase()}</span> {sizeOf(file.size)}
        {file.main && ', fichier principal'}
      </p>
      {file.notice && <p className="hint">{file.notice}</p>}
      <p className="cluster">
        <Select
          name="role"
          label={`Rôle de ${file.name}`}
          value={file.role}
          choices={Object.entries(ROLE_LABELS).map(([value, label]) => ({ value, label }))}
        />
        <Select
          name="licence"
          label={`Licence de ${file.name}`}
          value={file.licence?.id ?? ''}
          choices={[
            { value: '', label: 'Licence de la ressource' },
            ...licences.map(({ id, label }) => ({ value: id, label })),
          ]}
        />
        {button('enregistrer', 'Enregistrer')}
        {!file.main && button('principal', 'En faire le principal')}
        {!first && button('monter', 'Monter')}
        {!last && button('descendre', 'Descendre')}
        {button('retirer', 'Retirer')}
      </p>
    </form>
  );
}

interface SelectProps {
  name: string;
  label: string;
  value: string;
  choices: { value: string; label: string }[];
}

const Select = ({ name, label, value, choices }: SelectProps) => (
  <select name={name} aria-label={label}>
    {choices.map((choice) => (
      <option key={choice.value} value={choice.value} selected={choice.value === value}>
        {choice.label}
      </option>
    ))}
  </select>
);

/** The role comes before the files in the form: the server reads it before their bytes. */
function Deposit({ draft }: { draft: Draft }) {
  return (
    <form
      className="stack row"
      method="post"
      action={`/brouillons/${draft.id}/fichiers`}
      encType="multipart/form-data"
      aria-labelledby="deposer"
      data-resumable
    >
      <h2 id="deposer">{draft.files.length === 0 ? 'Déposer' : 'Déposer d’autres fichiers'}</h2>
      <div className="field">
        <label htmlFor="role">Leur rôle</label>
        <select id="role" name="role">
          {Object.entries(ROLE_LABELS).map(([value, label]) => (
            <option key={value} value={value.toLowerCase()}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="fichiers">Fichiers</label>
        <p className="hint" id="fichiers-aide">
          Plusieurs à la fois si vous voulez. 200 Mo par fichier, 500 Mo en tout.
        </p>
        <input id="fichiers" name="fichiers" type="file" multiple aria-describedby="fichiers-aide" />
      </div>
      <button className={draft.files.length === 0 ? 'btn btn-main' : 'btn'}>Déposer</button>
    </form>
  );
}

function Accepted() {
  return (
    <>
      <h2 className="title">Ce que nous gardons</h2>
      <p>
        Les formats ouverts d’abord : ODT, ODS, ODP, PDF, Markdown, HTML, images, sons, carnets. Ils
        s’ouvriront encore dans vingt ans, sur tous les ordinateurs.
      </p>
      <p>
        Un fichier .doc, .ppt, .pages ou .heic reste à côté de sa version ouverte, si les deux ont le même
        nom. Quand un fichier ne passe pas, nous disons pourquoi, et quoi faire.
      </p>
      <p className="soft">
        Chaque fichier est inspecté avant d’être gardé. Rien de ce que vous déposez n’est public avant{' '}
        {'« Publier »'}.
      </p>
    </>
  );
}
