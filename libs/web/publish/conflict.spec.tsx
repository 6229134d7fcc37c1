import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { settled } from '../layout/conflict.js';
import { draftConflictView } from './draft-conflict.js';
import type { Draft } from './step-frame.js';

const saved = {
  id: 'd1',
  revision: 7,
  updatedAt: '2026-11-25T21:41:00Z',
  levels: [{ id: 'cm1', label: 'CM1', shortLabel: 'CM1' }],
  subjects: [],
  types: [],
  themes: [],
  equipment: [],
  place: [],
  audience: [],
} as unknown as Draft;

const page = renderToString(
  <>
    {
      draftConflictView({
        saved,
        action: '/brouillons/d1/verification',
        labels: { title: 'Titre', summary: 'Résumé', levels: 'Niveaux' },
        mine: { title: 'Mon titre', summary: 'Le même', levels: [] },
        theirs: { title: 'L’autre titre', summary: 'Le même', levels: ['cm1'] },
      }).content
    }
  </>,
);

describe('two tabs on one draft', () => {
  it('shows both texts, and sends the revision that was saved meanwhile', () => {
    expect(page).toContain('Mon titre</pre>');
    expect(page).toContain('L’autre titre</pre>');
    expect(page).toContain('name="revision" value="7"');
  });

  it('asks nothing about what did not change, but keeps it', () => {
    expect(page).not.toContain('name="garder-summary"');
    expect(page).toContain('name="summary" value="Le même"');
  });

  it('says terms with their words', () => {
    expect(page).toContain('CM1</pre>');
  });

  it('keeps the text that was chosen, field by field', () => {
    const body = {
      title: 'Mon titre',
      'autre-title': 'L’autre',
      'garder-title': 'autre',
      summary: 'Le mien',
      'autre-summary': 'X',
      'garder-summary': 'mien',
    };
    expect(settled(body)).toMatchObject({ title: 'L’autre', summary: 'Le mien' });
  });

  it('empties a list when the other version of it is empty', () => {
    expect(settled({ levels: ['cm1'], 'garder-levels': 'autre' })).toMatchObject({ levels: '' });
  });
});
