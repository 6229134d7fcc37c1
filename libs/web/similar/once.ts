interface Near {
  readonly resource: { readonly slug?: string | null };
}

/** Who is in both lists stands in the first. */
export function notAmong<Each extends Near>(near: readonly Each[], shown: readonly Each[]): Each[] {
  const slugs = new Set(shown.map(({ resource }) => resource.slug));
  return near.filter(({ resource }) => !slugs.has(resource.slug));
}
