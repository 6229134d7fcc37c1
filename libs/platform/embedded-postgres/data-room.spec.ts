import { afterAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDataRoom } from './index.js';

const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'essaim-room-')));
chmodSync(cwd, 0o755);
const closed = join(cwd, 'closed');
mkdirSync(closed, { mode: 0o700 });

afterAll(() => {
  rmSync(cwd, { recursive: true });
});

describe('where data lies', () => {
  it('is ./.essaim unless another folder is asked for', () => {
    expect(findDataRoom({ cwd, isRoot: false })).toMatchObject({ dir: join(cwd, '.essaim'), moved: false });
    expect(findDataRoom({ cwd, isRoot: true, requested: 'ici' })).toMatchObject({
      dir: join(cwd, 'ici'),
      moved: false,
    });
    expect(findDataRoom({ cwd: closed, isRoot: false })).toMatchObject({
      dir: join(closed, '.essaim'),
      moved: false,
    });
  });

  it('moves, as root, when nobody cannot walk there: always to the same place for one path', () => {
    const room = findDataRoom({ cwd: closed, isRoot: true });
    expect(room.moved).toBe(true);
    expect(room.dir).toMatch(/^\/var\/lib\/essaim\/[0-9a-f]{12}$/);
    expect(room.why).toContain(join(closed, '.essaim'));
    expect(room.why).toContain(room.dir);
    expect(findDataRoom({ cwd: closed, isRoot: true })).toEqual(room);
    expect(findDataRoom({ cwd: closed, isRoot: true, requested: 'autre' }).dir).not.toBe(room.dir);
  });

  it('stays where a cluster lies already', () => {
    mkdirSync(join(closed, '.essaim', 'postgres', 'cluster'), { recursive: true });
    expect(findDataRoom({ cwd: closed, isRoot: true })).toMatchObject({
      dir: join(closed, '.essaim'),
      moved: false,
    });
  });
});
