import type { View } from '../layout/view.js';

interface Example {
  title: string;
  text: string;
  code: string;
}

/** The journey of a program: find, download, then publish with a token. Written as shell, to be pasted as it is. */
const examples = (pages: string): Example[] => [
  {
    title: 'Chercher',
    text: 'Sans jeton. Les valeurs des facettes servent de filtres.',
    code: `curl -s ${pages}/graphql \\
  -H 'content-type: application/json' \\
  -d '{"query": "query($text: String) { resources(text: $text, first: 3) { totalCount edges { node { slug version { title licence { label } } } } } }", "variables": {"text": "fractions 6e"}}'`,
  },
  {
    title: 'Lire une ressource et ses fichiers',
    text: 'Les adresses de téléchargement sont sur un autre hôte, qui ne reçoit aucun cookie.',
    code: `curl -s ${pages}/graphql \\
  -H 'content-type: application/json' \\
  -d '{"query": "query($slug: String!) { resource(slug: $slug) { version { title downloadUrl attribution { text } files { name size sha256 downloadUrl } } } }", "variables": {"slug": "SLUG"}}'

curl -OJ "ADRESSE_DE_TELECHARGEMENT"`,
  },
  {
    title: 'Ouvrir un brouillon',
    text: 'Avec un jeton « lire et publier », créé dans votre compte. L’identifiant rendu sert à la suite.',
    code: `export JETON='…'
curl -s ${pages}/graphql \\
  -H "authorization: Bearer $JETON" -H 'content-type: application/json' \\
  -d '{"query": "mutation { createDraft(input: { title: \\"Partager une tablette\\" }) { draft { id revision } userErrors { code message field } } }"}'`,
  },
  {
    title: 'Déposer un fichier',
    text: 'L’envoi est inspecté et répond « uploads », avec un identifiant par dépôt ; attachFile le rattache au brouillon.',
    code: `curl -s ${pages}/depots -H "authorization: Bearer $JETON" -F 'file=@fractions.odt'

curl -s ${pages}/graphql \\
  -H "authorization: Bearer $JETON" -H 'content-type: application/json' \\
  -d '{"query": "mutation($input: AttachFileInput!) { attachFile(input: $input) { draft { revision refusedFiles { name message } files { name role } } userErrors { code message } } }", "variables": {"input": {"draftId": "BROUILLON", "uploadId": "DEPOT", "role": "EDITABLE"}}}'`,
  },
  {
    title: 'Compléter, puis publier',
    text: 'Chaque écriture dit la révision lue : si quelqu’un a enregistré entre-temps, la réponse contient « conflict » et rien n’est écrasé.',
    code: `curl -s ${pages}/graphql \\
  -H "authorization: Bearer $JETON" -H 'content-type: application/json' \\
  -d '{"query": "mutation($input: UpdateDraftInput!) { updateDraft(input: $input) { draft { revision ready missing { message field } } conflict { revision } userErrors { code message field } } }", "variables": {"input": {"id": "BROUILLON", "revision": 2, "summary": "Le quart et le huitième avec du chocolat.", "levels": ["NIVEAU"], "subjects": ["DISCIPLINE"], "types": ["TYPE"], "licence": "CC-BY-SA-4.0", "rightsAnswers": {"own": true, "others": false, "ai": false, "attested": true}}}}'

curl -s ${pages}/graphql \\
  -H "authorization: Bearer $JETON" -H 'content-type: application/json' \\
  -d '{"query": "mutation { publishResource(input: { draftId: \\"BROUILLON\\" }) { resource { url } userErrors { code message field } } }"}'`,
  },
];

export function apiView(pages: string): View {
  return {
    title: 'L’API',
    description: 'Chercher, lire et publier par programme : une API GraphQL, la même que celle des pages.',
    canonical: '/api',
    content: (
      <main id="contenu" className="wrap">
        <div className="stack narrow api">
          <h1 className="display">L’API</h1>
          <p className="lead">
            Tout ce que font ces pages passe par une API GraphQL, à l’adresse <code>{pages}/graphql</code>.
            Lire ne demande rien. Écrire demande un <a href="/compte/jetons">jeton d’accès</a>.
          </p>
          <h2>Les règles</h2>
          <ul className="must rights-list">
            <li>Une requête est un POST en JSON, avec « query » et « variables ».</li>
            <li>
              Une mutation répond ce qu’elle a changé, ou « userErrors » : un code stable, une phrase, le
              champ.
            </li>
            <li>
              Une requête trop profonde, trop longue ou trop coûteuse est refusée avec un code, réponse 400.
            </li>
            <li>
              Un dépôt de fichier se fait sur <code>/depots</code>, puis se rattache.
            </li>
          </ul>
          {examples(pages).map(({ title, text, code }) => (
            <section key={title} className="stack-s">
              <h2>{title}</h2>
              <p>{text}</p>
              <pre className="raw">{code}</pre>
            </section>
          ))}
          <h2>Sans GraphQL</h2>
          <ul className="must rights-list">
            <li>
              Toute recherche a son flux Atom : <code>/recherche.atom?q=fractions</code> ; chaque niveau et
              chaque discipline aussi : <code>/niveau/cm1.atom</code>
            </li>
            <li>Toute page de ressource contient son JSON-LD schema.org, avec licence et auteurs.</li>
            <li>
              <code>/sitemap.xml</code> donne toutes les ressources.
            </li>
          </ul>
        </div>
      </main>
    ),
  };
}
