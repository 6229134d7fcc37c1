import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { ErrorsSummary } from './errors-summary.js';
import { CheckBox, RadioGroup, SelectField, TextArea, TextField } from './fields.js';
import type { FormState } from './form.js';
import { TermChecks } from './term-checks.js';

const problem = (field: string | null, message = `à revoir : ${field}`) => ({ code: 'BAD', message, field });

const form: FormState = {
  values: { title: 'Fractions', password: 'secret', text: '\n\n# Titre', levels: ['cm1'], type: 'b' },
  problems: ['title', 'password', 'text', 'levels', 'type', 'language', 'attested'].map((field) =>
    problem(field),
  ),
};

const everyField = (
  <form>
    <ErrorsSummary problems={form.problems} />
    <TextField form={form} name="title" label="Titre" hint="Court" />
    <TextField form={form} name="password" type="password" label="Mot de passe" />
    <TextArea form={form} name="text" label="Texte" />
    <TermChecks
      form={form}
      name="levels"
      label="Niveaux"
      terms={[{ id: 'cm1', label: 'CM1', parentId: null }]}
    />
    <RadioGroup form={form} name="type" label="Type" choices={[{ value: 'b', label: 'B' }]} />
    <SelectField form={form} name="language" label="Langue" choices={[{ value: 'fr', label: 'français' }]} />
    <CheckBox form={form} name="attested" label="J’atteste" />
  </form>
);

describe('a refused form', () => {
  const html = renderToString(everyField);

  it('links each problem of the summary to a control of the page', () => {
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets).toHaveLength(form.problems.length);
    for (const id of targets) expect(html).toContain(`id="${id}"`);
  });

  it('ties the error and the hint to the field for screen readers', () => {
    expect(html).toMatch(
      /<input id="title"[^>]*aria-invalid="true"[^>]*aria-describedby="title-aide title-erreur"/,
    );
    expect(html).toContain('id="title-erreur"');
  });

  it('gives back what was typed, but never a password', () => {
    expect(html).toContain('value="Fractions"');
    expect(html).not.toContain('secret');
    expect(html).toMatch(/value="cm1"[^>]*checked|checked[^>]*value="cm1"/);
  });

  it('keeps the first empty lines of a text, which HTML would eat', () => {
    expect(html).toContain('\n\n\n# Titre</textarea>');
  });

  it('shows a problem of the whole form without a link', () => {
    const summary = renderToString(<ErrorsSummary problems={[problem(null, 'Le service est plein')]} />);
    expect(summary).toContain('<li>Le service est plein</li>');
  });

  it('says nothing when nothing is wrong', () => {
    expect(renderToString(<ErrorsSummary problems={[]} />)).toBe('');
  });
});

describe('a long vocabulary', () => {
  const terms = ['a', 'b', 'c'].map((id) => ({ id, label: id, parentId: null }));
  const shown = (usual?: string[]) =>
    renderToString(
      <TermChecks
        form={{ values: { x: ['c'] }, problems: [] }}
        name="x"
        label="X"
        terms={terms}
        usual={usual}
      />,
    );

  it('shows the usual terms and what is already chosen, so that saving loses nothing', () => {
    expect(shown(['a'])).toContain('value="a"');
    expect(shown(['a'])).not.toContain('value="b"');
    expect(shown(['a'])).toContain('value="c"');
    expect(shown()).toContain('value="b"');
  });
});
