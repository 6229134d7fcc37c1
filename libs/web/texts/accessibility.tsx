import { textPage } from './text-page.js';

export const accessibilityView = () =>
  textPage({
    path: '/accessibilite',
    title: 'Accessibilité : partiellement conforme',
    lead: 'Essaim doit pouvoir être lu, cherché et nourri par tout le monde. Voici où nous en sommes, sans arrondir.',
    children: (
      <>
        <h2>État de conformité</h2>
        <p>
          Ce site est partiellement conforme au RGAA 4.1, parce qu’aucun audit par une personne extérieure n’a
          encore été fait, et à cause des points ci-dessous.
        </p>
        <h2>Ce qui est vérifié à chaque changement</h2>
        <ul>
          <li>chaque page passe sous axe sans erreur, en clair et en sombre, à 320 pixels et à 200 % ;</li>
          <li>chercher, télécharger, publier et retirer se font au clavier seul, et sans JavaScript ;</li>
          <li>une erreur de formulaire est dite en haut, et mène au champ ;</li>
          <li>
            le texte s’agrandit et s’espace sans rien couper : voyez les{' '}
            <a href="/reglages">réglages de lecture</a>.
          </li>
        </ul>
        <h2>Ce qui ne l’est pas encore</h2>
        <ul>
          <li>les fichiers déposés par des collègues : chacun est ce que son auteur en a fait ;</li>
          <li>les aperçus de PDF sont des images : leur texte est donné dessous, sans sa mise en page ;</li>
          <li>les essais avec des lecteurs d’écran sont à faire.</li>
        </ul>
        <h2>Ce site est imprimé d’un seul geste</h2>
        <p>Chaque ressource a une fiche sur une feuille A4, lisible en noir et blanc.</p>
        <h2>Nous dire ce qui bloque</h2>
        <p>
          <a href="/signaler">Signalez-le</a>, catégorie « Autre chose » : une personne vous répond et vous
          envoie, si vous en avez besoin, la ressource sous une autre forme. Sans réponse satisfaisante, vous
          pouvez saisir le <a href="https://formulaire.defenseurdesdroits.fr/">Défenseur des droits</a>.
        </p>
      </>
    ),
  });
