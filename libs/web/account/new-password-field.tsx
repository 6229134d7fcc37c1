import { TextField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';

/** A password chosen by whoever opens a mailed link. */
export const NewPasswordField = ({ form, label }: { form: FormState; label: string }) => (
  <TextField
    form={form}
    name="password"
    type="password"
    label={label}
    hint="Douze caractères ou plus. Quatre mots sans rapport font très bien l’affaire."
    autocomplete="new-password"
  />
);
