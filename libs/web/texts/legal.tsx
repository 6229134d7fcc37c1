import { textPage } from './text-page.js';

export const legalView = () =>
  textPage({
    path: '/mentions',
    title: 'Mentions légales',
    lead: 'Qui publie quoi, et sous quelle règle.',
    children: (
      <>
        <h2>Les ressources</h2>
        <p>
          Chaque ressource est publiée par ses auteurs, sous la licence qu’ils ont choisie. Elle est écrite
          sur la page, dans le ZIP et dans les crédits. Essaim l’héberge, et répond aux signalements.
        </p>
        <h2>Signaler, contester</h2>
        <p>
          Tout le monde peut <a href="/signaler">signaler un contenu</a>, sans compte. Toute décision de la
          modération est motivée, envoyée aux personnes concernées et réversible. Vous pouvez la contester en
          répondant au message reçu.
        </p>
        <h2>L’éditeur et l’hébergeur</h2>
        <p>
          Essaim est un logiciel : chaque organisme qui l’installe est l’éditeur de son site, et inscrit ici
          son nom, son adresse et son hébergeur. Cette installation ne les a pas encore renseignés.
        </p>
        <h2 id="code-source">Code source</h2>
        <p>
          Le logiciel est libre, sous licence{' '}
          <a href="https://www.gnu.org/licenses/agpl-3.0.fr.html">GNU AGPL, version 3 ou ultérieure</a>. Cette
          licence donne à toute personne qui utilise ce site le droit d’en recevoir le code : demandez-le à
          l’éditeur.
        </p>
        <h2>Le caractère des titres</h2>
        <p>
          Young Serif, par les auteurs du projet Young Serif, sous licence SIL Open Font License 1.1. Les
          vocabulaires scolaires viennent de ScoLOMFR 7.0, sous CC BY-SA 3.0 FR.
        </p>
      </>
    ),
  });
