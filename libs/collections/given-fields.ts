/** These fields of what is kept. */
export const fieldsNamed = <Fields extends object>(
  names: readonly (keyof Fields)[],
  { ...kept }: Fields,
): Fields => Object.fromEntries(names.map((name) => [name, kept[name]])) as Fields;

/**
 * Of what a caller says, what changes something: of a field that is never null, null says nothing. `orNull`: null is one
 * of its values.
 */
export const fieldsGiven = <Fields extends object>(
  names: readonly (keyof Fields)[],
  changes: Partial<Fields>,
  orNull: keyof Fields,
): Partial<Fields> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = changes[name];
      return value === undefined || (value === null && name !== orNull) ? [] : [[name, value]];
    }),
  ) as Partial<Fields>;
