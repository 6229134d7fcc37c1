import { type FormBody, listOf } from '../layout/form.js';
import type { View } from '../layout/view.js';
import { plural } from '../layout/words.js';

/** Never written back into a page: a secret, or what only one page may hold. The passage of a remark is neither. */
const isSecret = (name: string): boolean =>
  /password$|^(?:code|renewCode|removeCode|jeton|token|secret)$/i.test(name);

/** Fields that a button sends by itself; more than that, or a sentence, was somebody's work. */
const FEW = 3;

/** What somebody had written in a form, when there is something to keep; null for a mere button. */
export function keptFields(body: unknown): [string, string][] | null {
  if (typeof body !== 'object' || body === null) return null;
  const form = body as FormBody;
  const names = Object.keys(form);
  if (names.some(isSecret)) return null;
  const fields = names.flatMap((name) => listOf(form, name).map((value): [string, string] => [name, value]));
  const isWritten = fields.length > FEW || fields.some(([, value]) => /\s/.test(value.trim()));
  return isWritten ? fields : null;
}

/** The session ended while she was writing: what she wrote waits here until she is signed in again. */
export function keptFormView(action: string, fields: readonly [string, string][]): View {
  const texts = fields.filter(([, value]) => /\s/.test(value.trim()));
  return {
    title: 'Reconnectez-vous pour enregistrer',
    content: (
      <main id="contenu" className="wrap">
        <div className="stack narrow">
          <p className="soft">Votre session est finie</p>
          <h1 className="display">Rien n’est perdu : reconnectez-vous, puis enregistrez</h1>
          <p className="lead">Ce que vous veniez d’écrire est gardé dans cette page. Ne la fermez pas.</p>
          <ol className="stack-s">
            <li>
              <a href="/connexion" target="_blank" rel="noopener">
                Connectez-vous dans un autre onglet
              </a>
            </li>
            <li>Revenez ici, et enregistrez.</li>
          </ol>
          <form method="post" action={action}>
            {fields.map(([name, value], at) => (
              <input key={at} type="hidden" name={name} value={value} />
            ))}
            <button className="btn btn-main">Enregistrer ce que j’avais écrit</button>
          </form>
          {texts.length > 0 && (
            <details className="folds">
              <summary>Relire {plural(texts.length, 'texte gardé', 'textes gardés')}</summary>
              <div className="stack-s">
                {texts.map(([name, value]) => (
                  <p key={name} className="marked">
                    {value}
                  </p>
                ))}
              </div>
            </details>
          )}
        </div>
      </main>
    ),
  };
}
