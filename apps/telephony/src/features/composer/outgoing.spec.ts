import { withOutgoing, withoutOutgoing } from './outgoing';
import type { Outgoing } from './outgoing';

const one = (clientId: string, text = clientId): Outgoing => ({
  ...{ conversationId: 'cnv_1', clientId, text, at: '2026-05-04T10:00:00Z', after: '' },
});
const ids = (all: readonly Outgoing[]) => all.map(({ clientId }) => clientId);

describe('what is being sent', () => {
  it('keeps its place when it is sent once more', () => {
    const all = [one('a'), one('b')];
    const again = withOutgoing(all, { ...one('a'), failure: { error: 'offline' } });
    expect(ids(again)).toEqual(['a', 'b']);
    expect(again[0]).toHaveProperty('failure');
    expect(ids(withoutOutgoing(again, 'a'))).toEqual(['b']);
  });

  it('does not grow for ever', () => {
    let all: readonly Outgoing[] = [];
    for (let count = 0; count < 150; count++) all = withOutgoing(all, one(String(count)));
    expect(all).toHaveLength(100);
    expect(all.at(-1)?.clientId).toBe('149');
  });
});
