import type { ComponentChildren } from 'preact';
import { type FormState, listOf, problemOf, textOf } from './form.js';
import { typeset } from './words.js';

interface FieldProps {
  form: FormState;
  /** The input's name on the server too, so that its errors find the field. */
  name: string;
  label: string;
  hint?: ComponentChildren;
}

/** Plain words as French sets them; what is marked up already is as it is. */
const asSet = (words: ComponentChildren): ComponentChildren =>
  typeof words === 'string' ? typeset(words) : words;

/** Label, hint, error, control: in this order, tied together for screen readers. */
function Field({ form, name, label, hint, children }: FieldProps & { children: ComponentChildren }) {
  const problem = problemOf(form, name);
  return (
    <div className={problem ? 'field has-error' : 'field'}>
      <label htmlFor={name}>{typeset(label)}</label>
      {hint !== undefined && (
        <p className="hint" id={`${name}-aide`}>
          {asSet(hint)}
        </p>
      )}
      {problem && (
        <p className="error" id={`${name}-erreur`}>
          Erreur : {problem.message}
        </p>
      )}
      {children}
    </div>
  );
}

/** The attributes that tie a control to its hint and error. */
function tied({ form, name, hint }: FieldProps) {
  const refused = problemOf(form, name) !== undefined;
  const describedBy = [hint !== undefined && `${name}-aide`, refused && `${name}-erreur`]
    .filter(Boolean)
    .join(' ');
  return {
    id: name,
    name,
    'aria-invalid': refused ? ('true' as const) : undefined,
    'aria-describedby': describedBy || undefined,
  };
}

interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'password' | 'url' | 'date';
  autocomplete?: string;
  inputMode?: 'numeric';
  maxLength?: number;
  className?: string;
}

/** A password is never written back into the page. */
export function TextField({
  type = 'text',
  autocomplete,
  inputMode,
  maxLength,
  className: size,
  ...field
}: TextFieldProps) {
  return (
    <Field {...field}>
      <input
        {...tied(field)}
        type={type}
        className={size}
        value={type === 'password' ? undefined : textOf(field.form.values, field.name)}
        autocomplete={autocomplete}
        inputMode={inputMode}
        maxLength={maxLength}
      />
    </Field>
  );
}

export function TextArea({
  rows,
  className: size,
  ...field
}: FieldProps & { rows?: number; className?: string }) {
  return (
    <Field {...field}>
      <textarea {...tied(field)} rows={rows} className={size}>
        {/* A first line break is eaten by HTML: one more keeps the text whole. */}
        {`\n${textOf(field.form.values, field.name)}`}
      </textarea>
    </Field>
  );
}

interface Choice {
  value: string;
  label: string;
  note?: ComponentChildren;
}

export function SelectField({ choices, ...field }: FieldProps & { choices: readonly Choice[] }) {
  const chosen = textOf(field.form.values, field.name);
  return (
    <Field {...field}>
      <select {...tied(field)}>
        {choices.map(({ value, label }) => (
          <option key={value} value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface GroupProps extends FieldProps {
  children: ComponentChildren;
}

/** Several controls under one question. The error link leads to the group itself. */
export function FieldGroup({ form, name, label, hint, children }: GroupProps) {
  const problem = problemOf(form, name);
  const describedBy = [hint !== undefined && `${name}-aide`, problem && `${name}-erreur`]
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset
      id={name}
      className={problem ? 'stack-s has-error' : 'stack-s'}
      aria-describedby={describedBy || undefined}
      tabIndex={problem ? -1 : undefined}
    >
      <legend className="ask">{typeset(label)}</legend>
      {hint !== undefined && (
        <p className="hint" id={`${name}-aide`}>
          {asSet(hint)}
        </p>
      )}
      {problem && (
        <p className="error" id={`${name}-erreur`}>
          Erreur : {problem.message}
        </p>
      )}
      {children}
    </fieldset>
  );
}

/** One question, one answer. */
export function RadioGroup({ choices, ...field }: FieldProps & { choices: readonly Choice[] }) {
  const chosen = textOf(field.form.values, field.name);
  return (
    <FieldGroup {...field}>
      <div className="choices">
        {choices.map(({ value, label, note }) => (
          <label key={value} className={value === chosen ? 'choice choice-on' : 'choice'}>
            <input type="radio" name={field.name} value={value} checked={value === chosen} />
            <span>
              {typeset(label)} {note !== undefined && <small>{asSet(note)}</small>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

export function CheckBox({
  form,
  name,
  label,
  note,
}: Omit<FieldProps, 'hint'> & { note?: ComponentChildren }) {
  const problem = problemOf(form, name);
  const box = (
    <label className="choice">
      <input
        id={name}
        type="checkbox"
        name={name}
        value="oui"
        checked={listOf(form.values, name).length > 0}
      />
      {note === undefined ? (
        label
      ) : (
        <span>
          {label} <small>{note}</small>
        </span>
      )}
    </label>
  );
  if (!problem) return box;
  return (
    <div className="has-error">
      <p className="error">Erreur : {problem.message}</p>
      {box}
    </div>
  );
}
