import { RadioGroup } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import { DoneNotice } from '../layout/notices.js';
import type { PreferenceName } from '../layout/preferences.js';
import type { View } from '../layout/view.js';

interface Question {
  name: PreferenceName;
  label: string;
  choices: { value: string; label: string; note?: string }[];
}

const QUESTIONS: Question[] = [
  {
    name: 'theme',
    label: 'Lumière',
    choices: [
      { value: 'auto', label: 'Comme l’appareil' },
      { value: 'light', label: 'Claire' },
      { value: 'dark', label: 'Sombre' },
    ],
  },
  {
    name: 'size',
    label: 'Taille du texte',
    choices: [
      { value: 'm', label: 'Normale' },
      { value: 'l', label: 'Grande' },
      { value: 'xl', label: 'Très grande' },
    ],
  },
  {
    name: 'spacing',
    label: 'Espacement',
    choices: [
      { value: 'normal', label: 'Normal' },
      { value: 'wide', label: 'Large', note: 'Entre les lettres, les mots et les lignes.' },
    ],
  },
  {
    name: 'contrast',
    label: 'Contraste',
    choices: [
      { value: 'auto', label: 'Comme l’appareil' },
      { value: 'more', label: 'Renforcé' },
    ],
  },
  {
    name: 'titles',
    label: 'Caractères des titres',
    choices: [
      { value: 'serif', label: 'Young Serif, un caractère de livre' },
      {
        value: 'plain',
        label: 'Le caractère de l’appareil',
        note: 'Le même partout, souvent plus facile à lire.',
      },
    ],
  },
  {
    name: 'rows',
    label: 'Rangées de l’accueil',
    choices: [
      { value: 'shelf', label: 'En étagères' },
      { value: 'list', label: 'En listes' },
    ],
  },
  {
    name: 'home',
    label: 'Accueil',
    choices: [
      {
        value: 'mine',
        label: 'Avec mes rangées',
        note: 'D’après votre profil, vos ressources et ce que vous gardez. Rien de ce que vous lisez n’est retenu.',
      },
      { value: 'common', label: 'Le même pour tout le monde' },
    ],
  },
  {
    name: 'sober',
    label: 'Images',
    choices: [
      { value: 'no', label: 'Avec les couvertures et les aperçus' },
      {
        value: 'yes',
        label: 'Mode sobre',
        note: 'Sans images : moins de données, pour une petite connexion.',
      },
    ],
  },
];

export function settingsView(form: FormState, done?: string): View {
  return {
    title: 'Réglages de lecture',
    section: 'settings',
    content: (
      <main id="contenu" className="wrap">
        <form className="stack-l form" method="post" action="/reglages">
          <div className="stack">
            <DoneNotice done={done} />
            <h1 className="display">Réglages de lecture</h1>
            <p className="lead">
              Gardés sur cet appareil, sans compte. Ils changent la présentation, jamais le contenu.
            </p>
          </div>
          {QUESTIONS.map((question) => (
            <RadioGroup key={question.name} form={form} {...question} />
          ))}
          <p>
            <button className="btn btn-main">Garder ces réglages</button>
          </p>
          <p>
            Pour chercher plus vite, dites aussi <a href="/recherche/ma-classe">quelle est votre classe</a>.
          </p>
        </form>
      </main>
    ),
  };
}
