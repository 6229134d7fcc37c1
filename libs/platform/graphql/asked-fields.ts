import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * Whether a field of the answer is asked for, by that name, wherever its fragment stands: for what is costly to find out
 * and seldom wanted. Conditions are not looked at: a field that a directive leaves out counts as asked.
 */
export function asksFor(info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>, name: string): boolean {
  const holds = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((node) => {
      if (node.kind === Kind.FIELD) return node.name.value === name;
      return holds(
        node.kind === Kind.INLINE_FRAGMENT
          ? node.selectionSet
          : info.fragments[node.name.value]?.selectionSet,
      );
    }) ?? false;
  return info.fieldNodes.some(({ selectionSet }) => holds(selectionSet));
}
