import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { Metrics } from '#platform/observability';
import { countRequests, kindOf } from './request-metrics.js';

/** What is shown after one request. */
async function shown(request: Partial<Request>, response: Partial<Response>): Promise<string> {
  const metrics = new Metrics();
  const end = new EventEmitter();
  const answer = Object.assign(end, { statusCode: 200, writableFinished: true }, response);
  countRequests(metrics)(request as Request, answer as unknown as Response, () => undefined);
  end.emit('close');
  return (await metrics.read()).text;
}

describe('requests', () => {
  it.each([
    ['/', 'home'],
    ['/recherche', 'search'],
    ['/recherche/suggestions', 'search'],
    ['/r/grouper-par-dix', 'resource'],
    ['/r/grouper-par-dix/imprimer', 'resource'],
    ['/graphql', 'api'],
    ['/fichiers/1/a.pdf', 'file'],
    ['/brouillons/1/envois/2', 'upload'],
    ['/brouillons/1', 'page'],
    ['/assets/a.css', 'asset'],
    ['/health/ready', 'health'],
    ['/constructor', 'page'],
    ['/mes/ressources', 'page'],
  ])('%s is of the kind %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind);
  });

  it('are counted without their address, by the method and the class of the answer', async () => {
    const text = await shown({ path: '/r/zinzolin', method: 'GET', route: {} }, { statusCode: 304 });
    expect(text).toContain('essaim_http_requests_total{kind="resource",method="GET",status="3xx"} 1');
    expect(text).toContain('essaim_http_request_duration_seconds_count{kind="resource"} 1');
    expect(text).not.toContain('zinzolin');
  });

  it('that lead nowhere are of one kind, whatever they ask by whatever method', async () => {
    const text = await shown({ path: '/zinzolin.php', method: 'ZINZOLIN' }, { statusCode: 404 });
    expect(text).toContain('{kind="nothing",method="OTHER",status="4xx"} 1');
    expect(text.toLowerCase()).not.toContain('zinzolin');
  });

  it('that the caller cut say so', async () => {
    const text = await shown({ path: '/', method: 'GET', route: {} }, { writableFinished: false });
    expect(text).toContain('{kind="home",method="GET",status="cut"} 1');
  });
});
