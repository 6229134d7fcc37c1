/** Libraries check more, and more slowly, unless told; the processes that this one starts inherit it. */
export function runLibrariesInProduction(): void {
  process.env.NODE_ENV ??= 'production';
}
