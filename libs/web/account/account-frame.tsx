import type { ComponentChildren } from 'preact';
import { ErrorsSummary } from '../layout/errors-summary.js';
import { DoneNotice } from '../layout/notices.js';
import type { Problem } from '../layout/form.js';
import type { View } from '../layout/view.js';

interface FrameProps {
  title: string;
  lead?: string;
  problems?: readonly Problem[];
  done?: string;
  /** What is safe when the form was refused. */
  safe?: string;
  children: ComponentChildren;
}

/** A page of one thing to do, before or without an account. */
export function doorView({
  title,
  lead,
  problems = [],
  done,
  safe = 'Le mot de passe, lui, est à écrire de nouveau.',
  children,
}: FrameProps): View {
  return {
    title,
    section: 'account',
    content: (
      <main id="contenu" className="wrap">
        <div className="stack form">
          <DoneNotice done={done} />
          <ErrorsSummary problems={problems} safe={safe} />
          <h1 className="display">{title}</h1>
          {lead !== undefined && <p className="lead">{lead}</p>}
          {children}
        </div>
      </main>
    ),
  };
}

const PLACES = [
  { path: '/compte', label: 'Accès' },
  { path: '/compte/second-facteur', label: 'Second facteur' },
  { path: '/compte/connexions', label: 'Connexions académiques' },
  { path: '/compte/sessions', label: 'Sessions' },
  { path: '/compte/profil', label: 'Profil public' },
  { path: '/mandats', label: 'Mandats' },
  { path: '/mes/attestations', label: 'Attestations' },
  { path: '/compte/jetons', label: 'Jetons d’accès' },
  { path: '/notifications/reglages', label: 'Courriels' },
  { path: '/mes/ressources', label: 'Mes ressources' },
  { path: '/mes/impact', label: 'Mon impact' },
  { path: '/mes/collections', label: 'Mes collections' },
  { path: '/mes/suivis', label: 'Suivis' },
  { path: '/compte/donnees', label: 'Mes données' },
];

/** The pages of an account, with the way from one to the others. */
export function accountFrame({
  path,
  title,
  lead,
  problems = [],
  done,
  children,
}: FrameProps & { path: string }): View {
  return {
    title,
    section: 'account',
    content: (
      <main id="contenu" className="wrap stack-l">
        <nav className="cluster links" aria-label="Mon compte">
          {PLACES.map((place) => (
            <a key={place.path} href={place.path} aria-current={place.path === path ? 'page' : undefined}>
              {place.label}
            </a>
          ))}
        </nav>
        <div className="stack">
          <DoneNotice done={done} />
          <ErrorsSummary problems={problems} />
          <h1 className="display">{title}</h1>
          {lead !== undefined && <p className="lead">{lead}</p>}
        </div>
        {children}
      </main>
    ),
  };
}
