import type { NotificationStopQuery } from '#contract';
import { doorView } from '../account/account-frame.js';
import type { View } from '../layout/view.js';

type Stop = NonNullable<NotificationStopQuery['notificationStop']>;

const quoted = ({ kinds }: Stop): string => kinds.map(({ label }) => `«\u00a0${label}\u00a0»`).join(', ');

/** Opening the link stops nothing: a scanner of links opens it before anybody. The button does. */
export const stopView = (token: string, stop: Stop): View =>
  doorView({
    title: 'Ne plus recevoir ces courriels',
    lead: quoted(stop),
    children: (
      <form className="stack" method="post" action="/notifications/arreter">
        <input type="hidden" name="jeton" value={token} />
        <p>
          Vous continuerez de lire ces nouvelles sur Essaim, dans vos notifications. Vos autres courriels ne
          changent pas.
        </p>
        <button className="btn btn-main">Arrêter ces courriels</button>
      </form>
    ),
  });

export const stoppedView = (stop: Stop): View =>
  doorView({
    title: 'C’est arrêté',
    lead: `Vous ne recevrez plus de courriel pour ${quoted(stop)}.`,
    children: (
      <>
        <p>
          Pour les recevoir de nouveau, connectez-vous et choisissez dans{' '}
          <a href="/notifications/reglages">les courriels que vous recevez</a>.
        </p>
        <p>
          Ces nouvelles restent lisibles dans <a href="/notifications">vos notifications</a>.
        </p>
      </>
    ),
  });

export const brokenStopView: View = doorView({
  title: 'Ce lien n’est pas entier',
  lead: 'Il manque peut-être la fin : recopiez-le du courriel d’une ligne à l’autre.',
  children: (
    <p>
      Ou choisissez, une fois connecté·e, <a href="/notifications/reglages">les courriels que vous recevez</a>
      .
    </p>
  ),
});
