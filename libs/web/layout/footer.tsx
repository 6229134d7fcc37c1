export function Footer() {
  return (
    <footer className="site-foot">
      <div className="wrap">
        <p>Essaim est un bien commun. Rien ne vous y suit, rien ne s’y vend.</p>
        <nav aria-label="Pied de page">
          <a href="/aide">Aide</a>
          <a href="/appels">Appels</a>
          <a href="/licences-expliquees">Licences expliquées</a>
          <a href="/accessibilite">Accessibilité : partiellement conforme</a>
          <a href="/donnees">Données personnelles</a>
          <a href="/mentions">Mentions légales</a>
          <a href="/sobriete">Sobriété</a>
          <a href="/api">API</a>
          <a href="/mentions#code-source">Code source</a>
          <a href="/signaler">Signaler un contenu</a>
        </nav>
      </div>
    </footer>
  );
}
