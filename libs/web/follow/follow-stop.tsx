import { doorView } from '../account/account-frame.js';
import type { View } from '../layout/view.js';

/** Opening the link stops nothing: a scanner of links opens it before anybody. The button does. */
export const followStopView = (token: string, name: string): View =>
  doorView({
    title: 'Ne plus suivre',
    lead: `Vous suivez ${name}.`,
    children: (
      <form className="stack" method="post" action="/suivis/arreter">
        <input type="hidden" name="jeton" value={token} />
        <p>
          Rien ne vous en sera plus annoncé, ni ici ni par courriel. Le reste de ce que vous suivez demeure.
        </p>
        <button className="btn btn-main">Ne plus suivre</button>
      </form>
    ),
  });

export const followStoppedView: View = doorView({
  title: 'C’est arrêté',
  lead: 'Vous ne suivez plus cela. Rien ne vous en sera plus annoncé.',
  children: (
    <p>
      Une fois connecté·e, vous voyez <a href="/mes/suivis">ce que vous suivez encore</a>.
    </p>
  ),
});

export const brokenFollowStopView: View = doorView({
  title: 'Ce lien n’est pas entier',
  lead: 'Il manque peut-être la fin : recopiez-le du courriel d’une ligne à l’autre.',
  children: (
    <p>
      Ou choisissez, une fois connecté·e, dans <a href="/mes/suivis">ce que vous suivez</a>.
    </p>
  ),
});
