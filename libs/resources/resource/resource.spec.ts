import { describe, expect, it } from '@jest/globals';
import { type Lifecycle, Resource } from './resource.js';

const now = new Date('2026-03-02T10:00:00Z');
const later = new Date('2026-03-09T10:00:00Z');

function resourceIn(lifecycle: Lifecycle): Resource {
  const resource = Resource.begin('id', '2345678', now);
  if (lifecycle !== 'draft') resource.publish('les-fractions', now);
  if (lifecycle === 'withdrawn') resource.withdraw(now);
  return resource;
}

type Verb = 'publish' | 'withdraw' | 'hide' | 'show';
const verbs: Record<Verb, (resource: Resource) => unknown> = {
  publish: (resource) => resource.publish('autre-adresse', later),
  withdraw: (resource) => resource.withdraw(later),
  hide: (resource) => resource.hide('Des prénoms d’élèves.', later),
  show: (resource) => resource.show(),
};

describe('the life of a resource', () => {
  it.each<[Lifecycle, Verb, string]>([
    ['draft', 'withdraw', 'NOT_PUBLISHED'],
    ['draft', 'hide', 'NOT_PUBLISHED'],
    ['draft', 'show', 'NOT_HIDDEN'],
    ['published', 'show', 'NOT_HIDDEN'],
    ['withdrawn', 'publish', 'CANNOT_PUBLISH'],
    ['withdrawn', 'withdraw', 'NOT_PUBLISHED'],
    ['withdrawn', 'show', 'NOT_HIDDEN'],
  ])('%s: %s is refused (%s) and changes nothing', (lifecycle, verb, code) => {
    const resource = resourceIn(lifecycle);
    const before = { ...resource };
    expect(() => verbs[verb](resource)).toThrow(code);
    expect({ ...resource }).toEqual(before);
  });

  it.each<[Lifecycle, Verb, Partial<Resource>, string]>([
    ['draft', 'publish', { lifecycle: 'published', latestVersion: 1 }, 'resource.published'],
    ['published', 'publish', { lifecycle: 'published', latestVersion: 2 }, 'resource.published'],
    ['published', 'withdraw', { lifecycle: 'withdrawn', withdrawnAt: later }, 'resource.withdrawn'],
    ['published', 'hide', { visibility: 'hidden', hiddenAt: later }, 'resource.hidden'],
    ['withdrawn', 'hide', { visibility: 'hidden', lifecycle: 'withdrawn' }, 'resource.hidden'],
  ])('%s: %s', (lifecycle, verb, expected, type) => {
    const resource = resourceIn(lifecycle);
    expect(verbs[verb](resource)).toMatchObject({ type, resourceId: 'id' });
    expect(resource).toMatchObject(expected);
  });

  it('freezes slug and first date at the first publication', () => {
    const resource = resourceIn('published');
    resource.publish('autre-adresse', later);
    expect(resource).toMatchObject({ slug: 'les-fractions', publishedAt: now });
  });

  it('is readable only while published and shown; hiding is undone without a trace', () => {
    const resource = resourceIn('published');
    expect(resource.isReadable).toBe(true);
    resource.hide('Une raison.', later);
    expect(resource.isReadable).toBe(false);
    resource.show();
    expect(resource).toMatchObject({ isReadable: true, hiddenReason: null, hiddenAt: null });
    expect(resourceIn('draft').isReadable).toBe(false);
    expect(resourceIn('withdrawn').isReadable).toBe(false);
  });
});
