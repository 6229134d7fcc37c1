import type { ComponentChildren } from 'preact';
import { durationOf } from '../layout/words.js';
import { searchPath } from '../search/search-address.js';
import type { Version } from './resource.js';

/** The pedagogical sheet: only what the author said. */
export function Facts({ version }: { version: Version }) {
  const labels = (terms: { label: string }[]) => terms.map(({ label }) => label).join(', ');
  return (
    <dl className="facts">
      <Fact term="Niveau">{version.levelLabel}</Fact>
      <Fact term="Discipline">{labels(version.subjects)}</Fact>
      <Fact term="Type">{labels(version.types)}</Fact>
      <Fact term="Thème">{labels(version.themes)}</Fact>
      <Fact term="Durée">{version.durationMinutes && durationOf(version.durationMinutes)}</Fact>
      <Fact term="Matériel">{labels(version.equipment)}</Fact>
      <Fact term="Groupes">{version.groupSize}</Fact>
      <Fact term="Lieu">{labels(version.place)}</Fact>
      <Fact term="Pour">{labels(version.audience)}</Fact>
      <Fact term="Âges">{version.ages}</Fact>
      <Fact term="Double niveau">{version.multiLevel && 'Prévue pour'}</Fact>
      <Fact term="Impression">{printing(version)}</Fact>
      <Fact term="Objectif">{version.objectives}</Fact>
      <Fact term="Prérequis">{version.prerequisites}</Fact>
      <Fact term="Besoins particuliers">{version.needs}</Fact>
      <Fact term="Langue">{version.language !== 'fr' && version.languageLabel}</Fact>
      <Fact term="Mots-clés">{version.keywords.length > 0 && <Keywords keywords={version.keywords} />}</Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  if (children === null || children === undefined || children === false || children === '' || children === 0)
    return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

const printing = ({ blackAndWhite, copies }: Version): string =>
  [blackAndWhite ? 'Lisible en noir et blanc' : '', copies ?? ''].filter(Boolean).join(', ');

function Keywords({ keywords }: { keywords: string[] }) {
  return (
    <>
      {keywords.map((keyword, index) => (
        <>
          {index > 0 && ', '}
          <a href={searchPath({ text: keyword })}>{keyword}</a>
        </>
      ))}
    </>
  );
}
