import type { NotificationFrequency, NotificationPreferencesQuery } from '#contract';
import { accountFrame } from '../account/account-frame.js';
import { SelectField } from '../layout/fields.js';
import type { FormState } from '../layout/form.js';
import type { View } from '../layout/view.js';

type Me = NonNullable<NotificationPreferencesQuery['me']>;

const LABELS: Record<NotificationFrequency, string> = {
  IMMEDIATE: 'tout de suite',
  DAILY: 'chaque jour, à 7 h',
  WEEKLY: 'chaque semaine, le lundi à 7 h',
  NEVER: 'jamais',
};
export const FREQUENCIES = Object.keys(LABELS) as NotificationFrequency[];

const choices = FREQUENCIES.map((value) => ({ value, label: LABELS[value] }));

export function preferencesView(
  { email, notificationPreferences }: Me,
  refused: FormState | null,
  done?: string,
): View {
  const form = refused ?? {
    values: Object.fromEntries(notificationPreferences.map(({ kind, frequency }) => [kind.id, frequency])),
    problems: [],
  };
  return accountFrame({
    path: '/notifications/reglages',
    title: 'Les courriels que vous recevez',
    lead: `Tout reste lisible dans vos notifications. Un courriel part vers ${email} selon ces choix, et seulement s’il y a du nouveau.`,
    done,
    problems: form.problems,
    children: (
      <form className="stack form" method="post" action="/notifications/reglages" noValidate>
        {notificationPreferences.map(({ kind }) => (
          <SelectField
            key={kind.id}
            form={form}
            name={kind.id}
            label={kind.label}
            hint={kind.reason}
            choices={choices}
          />
        ))}
        <p className="cluster">
          <button className="btn btn-main">Enregistrer</button>
          <a href="/notifications">Voir vos notifications</a>
        </p>
      </form>
    ),
  });
}
