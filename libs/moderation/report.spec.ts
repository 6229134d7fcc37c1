import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DecisionKind, ModerationDecision } from './moderation-decision.js';
import { Report } from './report.js';

const now = new Date('2026-01-05T10:00:00Z');
const words = { category: 'rights' as const, details: 'Page 2, la photo.', contact: null };
const received = (more: Partial<Parameters<typeof Report.receive>[1]> = {}): Report =>
  Report.receive({ id: 'report', resourceId: 'resource', versionNumber: 1 }, { ...words, ...more }, now);
const taken = (kind: DecisionKind, reason = 'Le motif.', reportId: string | null = 'report') =>
  ModerationDecision.take(
    { id: 'decision', reportId, resourceId: 'resource' },
    { kind, reason, decidedBy: 'moderator' },
    now,
  );

describe('a report', () => {
  it('is open, with a number that can be read aloud', () => {
    const report = received();
    expect(report.state).toBe('open');
    expect(report.receipt).toMatch(/^SIG-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
  });

  it('has a number of its own', () => {
    const numbers = new Set(Array.from({ length: 500 }, () => received().receipt));
    expect(numbers.size).toBe(500);
  });

  it.each(['', '  \n ', '\0'])('says something: not %j', (details) => {
    expect(() => received({ details })).toThrow('DETAILS_MISSING');
  });

  it('is no book', () => {
    expect(() => received({ details: 'a'.repeat(4001) })).toThrow('TEXT_TOO_LONG');
    expect(received({ details: 'a'.repeat(4000) }).details).toHaveLength(4000);
  });

  it.each([
    [null, null],
    ['  ', null],
    [' colette@ecole.example ', 'colette@ecole.example'],
  ])('keeps the contact %j as %j', (contact, kept) => {
    expect(received({ contact }).contact).toBe(kept);
  });

  it.each([
    'pas une adresse',
    'a@b',
    'a@ecole.example, b@ecole.example',
    'a@ecole.example\r\nBcc: b@ecole.example',
    'Moi <a@ecole.example>',
    '"a b"@ecole.example',
  ])('refuses the contact %j', (contact) => {
    expect(() => received({ contact })).toThrow('EMAIL_INVALID');
  });

  it('never keeps a contact that could write another mail header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (noise) => {
        const contact = `a${noise}@ecole.example`;
        const kept = contactKept(contact);
        expect(kept === null || /^[^\s<>,;]+@ecole\.example$/.test(kept)).toBe(true);
      }),
    );
  });

  it.each([
    ['open', 'hide', 'decided'],
    ['open', 'show', 'decided'],
    ['open', 'dismiss', 'decided'],
    ['decided', 'hide', 'decided'],
    ['decided', 'show', 'decided'],
  ] as const)('goes from %s by %s to %s', (from, kind, to) => {
    const report = Object.assign(received(), { state: from });
    report.decide(kind);
    expect(report.state).toBe(to);
  });

  it('is not put aside once decided', () => {
    const report = Object.assign(received(), { state: 'decided' });
    expect(() => report.decide('dismiss')).toThrow('REPORT_ALREADY_DECIDED');
  });
});

describe('a decision', () => {
  it.each(['', '   ', '\0'])('has a reason: not %j', (reason) => {
    expect(() => taken('hide', reason)).toThrow('REASON_MISSING');
  });

  it.each([
    ['hide', 'report', ['moderation.decision-taken', 'moderation.report-decided']],
    ['show', 'report', ['moderation.decision-taken', 'moderation.report-decided']],
    ['dismiss', 'report', ['moderation.report-decided']],
    ['hide', null, ['moderation.decision-taken']],
  ] as const)('to %s, for report %s, is told by %j', (kind, reportId, types) => {
    const [, events] = taken(kind, 'Le motif.', reportId);
    expect(events.map((event) => event.type)).toEqual(types);
  });
});

function contactKept(contact: string): string | null {
  try {
    return received({ contact }).contact;
  } catch {
    return null;
  }
}
