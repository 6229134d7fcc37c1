import { textPage } from './text-page.js';

export const sobrietyView = () =>
  textPage({
    path: '/sobriete',
    title: 'Sobriété',
    lead: 'Une page d’ici doit s’ouvrir sur un vieux téléphone, avec une mauvaise connexion.',
    children: (
      <>
        <h2>Nos limites</h2>
        <table className="table table-fold">
          <caption className="vh">Limites de poids des pages</caption>
          <thead>
            <tr>
              <th scope="col">Page</th>
              <th scope="col" className="num">
                Poids en tout
              </th>
              <th scope="col" className="num">
                Requêtes
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Recherche, douze ressources</th>
              <td className="num">110 Ko</td>
              <td className="num">18</td>
            </tr>
            <tr>
              <th scope="row">Accueil, trois rangées</th>
              <td className="num">140 Ko</td>
              <td className="num">24</td>
            </tr>
            <tr>
              <th scope="row">Ressource, avec ses aperçus</th>
              <td className="num">200 Ko</td>
              <td className="num">15</td>
            </tr>
          </tbody>
        </table>
        <p>Un essai automatique refuse tout changement qui les dépasse.</p>
        <h2>Comment</h2>
        <ul>
          <li>les pages sont du HTML : elles marchent sans JavaScript ;</li>
          <li>le texte prend le caractère de votre appareil, seuls les titres en chargent un ;</li>
          <li>les couvertures sont des dessins de moins de 1,5 Ko, calculés et non photographiés ;</li>
          <li>les aperçus ne se chargent que lorsque vous approchez.</li>
        </ul>
        <h2>Le mode sobre</h2>
        <p>
          Dans les <a href="/reglages">réglages</a>, il retire toutes les images. Une recherche pèse alors
          moins de 50 Ko.
        </p>
      </>
    ),
  });
