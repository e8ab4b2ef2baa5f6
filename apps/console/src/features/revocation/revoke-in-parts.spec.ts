/** @jest-environment node */
import { revokeInParts } from './revoke-in-parts';
import type { Part } from './revoke-in-parts';

const PARTS: readonly Part[] = [
  { revoked: 50, after: 'usr_b' },
  { revoked: 50, after: 'usr_c' },
  { revoked: 7, after: null },
];

function asking(): { asked: (string | undefined)[]; ask: (after?: string) => Promise<Part> } {
  const asked: (string | undefined)[] = [];
  const starts = [undefined, 'usr_b', 'usr_c'];
  const ask = async (after?: string): Promise<Part> => {
    asked.push(after);
    return PARTS[starts.indexOf(after)] ?? { revoked: 0, after: null };
  };
  return { asked, ask };
}

describe('revoking in parts', () => {
  it('goes on where each part ended, to the last', async () => {
    const { asked, ask } = asking();
    const parts: Part[] = [];
    await revokeInParts(ask, new AbortController().signal, (part) => parts.push(part));
    expect(asked).toEqual([undefined, 'usr_b', 'usr_c']);
    expect(parts).toEqual(PARTS);
  });

  it('stops between two parts, and goes on there later', async () => {
    const { asked, ask } = asking();
    const stop = new AbortController();
    await revokeInParts(ask, stop.signal, () => stop.abort());
    expect(asked).toEqual([undefined]);
    await revokeInParts(ask, new AbortController().signal, () => undefined, 'usr_b');
    expect(asked).toEqual([undefined, 'usr_b', 'usr_c']);
  });

  it('says what failed', async () => {
    const ask = (): Promise<Part> => Promise.reject(new Error('no connection'));
    const running = revokeInParts(ask, new AbortController().signal, () => undefined);
    await expect(running).rejects.toThrow('no connection');
  });
});
