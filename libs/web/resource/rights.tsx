interface RightsProps {
  rights: { may: string[]; must: string[]; mustNot: string[] };
}

/** What one may, must and may not do, side by side under three headings. */
export function Rights({ rights }: RightsProps) {
  return (
    <div className="rights">
      {kindsOf(rights).map(({ title, kind, items }) => (
        <div key={kind}>
          <h3 className="title">{title}</h3>
          <ul className={kind}>
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** The same in three lines, where several licences are compared. */
export function RightsLines({ rights }: RightsProps) {
  return (
    <div className="stack-s">
      {kindsOf(rights).map(({ title, kind, items }) => (
        <p key={kind}>
          {title} {items.join('\u00a0; ')}.
        </p>
      ))}
    </div>
  );
}

const kindsOf = ({ may, must, mustNot }: RightsProps['rights']) =>
  [
    { title: 'Vous pouvez', kind: 'may', items: may },
    { title: 'Vous devez', kind: 'must', items: must },
    { title: 'Vous ne pouvez pas', kind: 'mustnot', items: mustNot },
  ].filter(({ items }) => items.length > 0);
