/** What each column of the table says, in the order of the table. */
export const USE_COLUMNS = [
  {
    name: 'territoire_code',
    type: 'string',
    description:
      'Département (« dep- » et code officiel géographique), académie ou collectivité (« ac- »), ou « national ».',
  },
  { name: 'territoire', type: 'string', description: 'Son nom.' },
  {
    name: 'niveau',
    type: 'string',
    description: 'Étape de la scolarité. Vide : plusieurs étapes trop petites pour être dites une à une.',
  },
  {
    name: 'discipline',
    type: 'string',
    description:
      'Discipline de la ressource. Vide : plusieurs disciplines trop petites pour être dites une à une.',
  },
  {
    name: 'usages_au_moins',
    type: 'integer',
    description:
      'Multiple de 5, au plus le nombre d’usages déclarés de cette ligne. Les lignes sont disjointes.',
  },
  { name: 'avant_le', type: 'date', description: 'Les usages déclarés avant ce jour sont comptés.' },
] as const;

/**
 * A Data Package of one Table Schema (https://datapackage.org/standard/data-package/, version 1 as most tools read it).
 * @param origin where the pages live, without a slash at the end
 */
export const dataPackage = (origin: string) => ({
  profile: 'tabular-data-package',
  name: 'usages-declares',
  title: 'Usages déclarés de ressources pédagogiques, par territoire',
  description:
    'Ce que des personnes ont déclaré avoir utilisé en classe. Aucune ligne ne dit moins de 5 usages ; aucune différence entre lignes n’apprend un nombre plus petit.',
  homepage: `${origin}/donnees/usages`,
  licenses: [
    {
      name: 'etalab-2.0',
      title: 'Licence Ouverte 2.0',
      path: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
    },
  ],
  resources: [
    {
      profile: 'tabular-data-resource',
      name: 'usages',
      path: `${origin}/donnees/usages.csv`,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ';', quoteChar: '"', doubleQuote: true, lineTerminator: '\r\n', header: true },
      schema: {
        fields: USE_COLUMNS.map((column) => ({ ...column })),
        missingValues: [''],
      },
    },
  ],
});
