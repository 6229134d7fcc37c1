import { textPage } from './text-page.js';

export const helpView = () =>
  textPage({
    path: '/aide',
    title: 'Aide',
    lead: 'Trouver, prendre, rendre : l’essentiel en une page.',
    children: (
      <>
        <h2>Trouver</h2>
        <p>
          Écrivez comme vous parlez : « fractions 6e », « tri sans ordinateur ». Les fautes de frappe et les
          accents oubliés ne gênent pas. Un niveau dans la question fait remonter ce niveau, sans écarter le
          reste ; pour écarter, servez-vous des filtres. Rien n’est classé selon le nombre de téléchargements.
        </p>
        <h2>Prendre</h2>
        <p>
          Aucun compte n’est demandé. Le ZIP contient les fichiers, leurs crédits et l’adresse de la licence.
          Le crédit prêt à copier se place au bas de votre document.
        </p>
        <h2>Adapter</h2>
        <p>
          Téléchargez le fichier à modifier, changez-le, gardez le crédit. Si la licence dit « partage dans
          les mêmes conditions », votre version porte la même.{' '}
          <a href="/licences-expliquees">Les licences, expliquées</a>. Plusieurs œuvres à la fois :{' '}
          <a href="/licences/melange">quelle licence pour mon mélange ?</a>
        </p>
        <h2>Publier</h2>
        <p>
          Cinq étapes, dans l’ordre que vous voulez : fichiers, vérifier, pour qui, droits, relire. Un
          brouillon est gardé même incomplet. Ce qui est trouvé dans vos fichiers est proposé, jamais imposé.
        </p>
        <h3>Un fichier est refusé</h3>
        <p>
          Le message dit pourquoi et quoi faire : le plus souvent, l’enregistrer dans un format ouvert depuis
          LibreOffice (Fichier, Enregistrer sous, « Texte ODF »), ou retirer une macro ou un mot de passe.
        </p>
        <h3>Corriger une version publiée</h3>
        <p>
          Une version publiée ne change plus. Une faute dans le titre se corrige en un geste depuis « Mes
          ressources » ; le reste se change dans une nouvelle version, à la même adresse.
        </p>
        <h3>Retirer</h3>
        <p>
          Depuis « Mes ressources », avec un motif. L’adresse reste et le dit ; les copies déjà faites gardent
          la licence d’alors.
        </p>
        <h2 id="reprendre">Une ressource porte mon nom sans que je l’aie déposée</h2>
        <p>
          Elle vient d’un site où vous l’aviez publiée sous licence libre, et son origine est écrite sur sa
          page. <a href="/signaler">Écrivez-nous</a> : nous la mettons à votre compte, ou nous la retirons.
        </p>
        <h2>Au clavier</h2>
        <p>
          Le premier lien de chaque page mène au contenu. Tout se fait avec la touche Tabulation, Entrée et
          Espace.
        </p>
      </>
    ),
  });
