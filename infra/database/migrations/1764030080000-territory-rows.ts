/** kind | code | label | code of the parent: the lists of libs/vocabulary as they were; a later change is a later migration. */
export const territoryRows = `
national|national|France entière|
academie|ac-aix-marseille|Académie d’Aix-Marseille|national
academie|ac-amiens|Académie d’Amiens|national
academie|ac-besancon|Académie de Besançon|national
academie|ac-bordeaux|Académie de Bordeaux|national
academie|ac-clermont-ferrand|Académie de Clermont-Ferrand|national
academie|ac-corse|Académie de Corse|national
academie|ac-creteil|Académie de Créteil|national
academie|ac-dijon|Académie de Dijon|national
academie|ac-grenoble|Académie de Grenoble|national
academie|ac-guadeloupe|Académie de la Guadeloupe|national
academie|ac-guyane|Académie de la Guyane|national
academie|ac-la-reunion|Académie de La Réunion|national
academie|ac-lille|Académie de Lille|national
academie|ac-limoges|Académie de Limoges|national
academie|ac-lyon|Académie de Lyon|national
academie|ac-martinique|Académie de la Martinique|national
academie|ac-mayotte|Académie de Mayotte|national
academie|ac-montpellier|Académie de Montpellier|national
academie|ac-nancy-metz|Académie de Nancy-Metz|national
academie|ac-nantes|Académie de Nantes|national
academie|ac-nice|Académie de Nice|national
academie|ac-normandie|Académie de Normandie|national
academie|ac-orleans-tours|Académie d’Orléans-Tours|national
academie|ac-paris|Académie de Paris|national
academie|ac-poitiers|Académie de Poitiers|national
academie|ac-reims|Académie de Reims|national
academie|ac-rennes|Académie de Rennes|national
academie|ac-strasbourg|Académie de Strasbourg|national
academie|ac-toulouse|Académie de Toulouse|national
academie|ac-versailles|Académie de Versailles|national
academie|ac-etranger|Étranger|national
academie|ac-nouvelle-caledonie|Nouvelle-Calédonie|national
academie|ac-polynesie-francaise|Polynésie Française|national
academie|ac-wallis-et-futuna|Wallis et Futuna|national
academie|ac-saint-pierre-et-miquelon|Saint-Pierre-et-Miquelon|national
academie|ac-saint-barthelemy|Saint-Barthélemy|national
academie|ac-saint-martin|Saint-Martin|national
departement|dep-01|Ain|ac-lyon
departement|dep-02|Aisne|ac-amiens
departement|dep-03|Allier|ac-clermont-ferrand
departement|dep-04|Alpes-de-Haute-Provence|ac-aix-marseille
departement|dep-05|Hautes-Alpes|ac-aix-marseille
departement|dep-06|Alpes-Maritimes|ac-nice
departement|dep-07|Ardèche|ac-grenoble
departement|dep-08|Ardennes|ac-reims
departement|dep-09|Ariège|ac-toulouse
departement|dep-10|Aube|ac-reims
departement|dep-11|Aude|ac-montpellier
departement|dep-12|Aveyron|ac-toulouse
departement|dep-13|Bouches-du-Rhône|ac-aix-marseille
departement|dep-14|Calvados|ac-normandie
departement|dep-15|Cantal|ac-clermont-ferrand
departement|dep-16|Charente|ac-poitiers
departement|dep-17|Charente-Maritime|ac-poitiers
departement|dep-18|Cher|ac-orleans-tours
departement|dep-19|Corrèze|ac-limoges
departement|dep-21|Côte-d’Or|ac-dijon
departement|dep-22|Côtes-d’Armor|ac-rennes
departement|dep-23|Creuse|ac-limoges
departement|dep-24|Dordogne|ac-bordeaux
departement|dep-25|Doubs|ac-besancon
departement|dep-26|Drôme|ac-grenoble
departement|dep-27|Eure|ac-normandie
departement|dep-28|Eure-et-Loir|ac-orleans-tours
departement|dep-29|Finistère|ac-rennes
departement|dep-2a|Corse-du-Sud|ac-corse
departement|dep-2b|Haute-Corse|ac-corse
departement|dep-30|Gard|ac-montpellier
departement|dep-31|Haute-Garonne|ac-toulouse
departement|dep-32|Gers|ac-toulouse
departement|dep-33|Gironde|ac-bordeaux
departement|dep-34|Hérault|ac-montpellier
departement|dep-35|Ille-et-Vilaine|ac-rennes
departement|dep-36|Indre|ac-orleans-tours
departement|dep-37|Indre-et-Loire|ac-orleans-tours
departement|dep-38|Isère|ac-grenoble
departement|dep-39|Jura|ac-besancon
departement|dep-40|Landes|ac-bordeaux
departement|dep-41|Loir-et-Cher|ac-orleans-tours
departement|dep-42|Loire|ac-lyon
departement|dep-43|Haute-Loire|ac-clermont-ferrand
departement|dep-44|Loire-Atlantique|ac-nantes
departement|dep-45|Loiret|ac-orleans-tours
departement|dep-46|Lot|ac-toulouse
departement|dep-47|Lot-et-Garonne|ac-bordeaux
departement|dep-48|Lozère|ac-montpellier
departement|dep-49|Maine-et-Loire|ac-nantes
departement|dep-50|Manche|ac-normandie
departement|dep-51|Marne|ac-reims
departement|dep-52|Haute-Marne|ac-reims
departement|dep-53|Mayenne|ac-nantes
departement|dep-54|Meurthe-et-Moselle|ac-nancy-metz
departement|dep-55|Meuse|ac-nancy-metz
departement|dep-56|Morbihan|ac-rennes
departement|dep-57|Moselle|ac-nancy-metz
departement|dep-58|Nièvre|ac-dijon
departement|dep-59|Nord|ac-lille
departement|dep-60|Oise|ac-amiens
departement|dep-61|Orne|ac-normandie
departement|dep-62|Pas-de-Calais|ac-lille
departement|dep-63|Puy-de-Dôme|ac-clermont-ferrand
departement|dep-64|Pyrénées-Atlantiques|ac-bordeaux
departement|dep-65|Hautes-Pyrénées|ac-toulouse
departement|dep-66|Pyrénées-Orientales|ac-montpellier
departement|dep-67|Bas-Rhin|ac-strasbourg
departement|dep-68|Haut-Rhin|ac-strasbourg
departement|dep-69|Rhône|ac-lyon
departement|dep-70|Haute-Saône|ac-besancon
departement|dep-71|Saône-et-Loire|ac-dijon
departement|dep-72|Sarthe|ac-nantes
departement|dep-73|Savoie|ac-grenoble
departement|dep-74|Haute-Savoie|ac-grenoble
departement|dep-75|Paris|ac-paris
departement|dep-76|Seine-Maritime|ac-normandie
departement|dep-77|Seine-et-Marne|ac-creteil
departement|dep-78|Yvelines|ac-versailles
departement|dep-79|Deux-Sèvres|ac-poitiers
departement|dep-80|Somme|ac-amiens
departement|dep-81|Tarn|ac-toulouse
departement|dep-82|Tarn-et-Garonne|ac-toulouse
departement|dep-83|Var|ac-nice
departement|dep-84|Vaucluse|ac-aix-marseille
departement|dep-85|Vendée|ac-nantes
departement|dep-86|Vienne|ac-poitiers
departement|dep-87|Haute-Vienne|ac-limoges
departement|dep-88|Vosges|ac-nancy-metz
departement|dep-89|Yonne|ac-dijon
departement|dep-90|Territoire de Belfort|ac-besancon
departement|dep-91|Essonne|ac-versailles
departement|dep-92|Hauts-de-Seine|ac-versailles
departement|dep-93|Seine-Saint-Denis|ac-creteil
departement|dep-94|Val-de-Marne|ac-creteil
departement|dep-95|Val-d’Oise|ac-versailles
departement|dep-971|Guadeloupe|ac-guadeloupe
departement|dep-972|Martinique|ac-martinique
departement|dep-973|Guyane|ac-guyane
departement|dep-974|La Réunion|ac-la-reunion
departement|dep-976|Mayotte|ac-mayotte
`;
