import { emptyFeed, isWanted, noFilter, withArrivals } from './live-feed';
import type { LiveRequest } from './live-feed';

function request(change: Partial<LiveRequest> = {}): LiveRequest {
  return {
    at: '2026-01-01T00:00:00.000Z',
    process: 'dataplane',
    method: 'POST',
    path: '/chat/threads',
    operation: 'Chat_CreateChatThread',
    status: 201,
    ms: 3,
    requestId: 'r-1',
    who: 'Alice',
    ...change,
  };
}

describe('the feed', () => {
  it('has the newest first, each by a key of its own, and forgets the oldest', () => {
    const first = withArrivals(emptyFeed, [request({ path: '/1' }), request({ path: '/2' })]);
    expect(first.items.map(({ path, key }) => [path, key])).toEqual([
      ['/2', 2],
      ['/1', 1],
    ]);
    const many = Array.from({ length: 600 }, (_, at) => request({ ms: at }));
    const full = withArrivals(first, many);
    expect(full.items).toHaveLength(500);
    expect(full.items[0]).toMatchObject({ ms: 599, key: 602 });
  });
});

describe('a filter', () => {
  it.each([
    [{}, {}, true],
    [{ text: ' alice ' }, {}, true],
    [{ text: 'createchat' }, {}, true],
    [{ text: 'bob' }, {}, false],
    [{ text: 'x' }, { who: null, operation: null }, false],
    [{ process: 'access' }, {}, false],
    [{ status: 'refused' }, { status: 404 }, true],
    [{ status: 'refused' }, { status: 500 }, false],
    [{ status: 'failed' }, { status: 503 }, true],
    [{ status: 'failed' }, { status: 200 }, false],
  ] as const)('%j of %j: %s', (filter, change, wanted) => {
    expect(isWanted(request(change), { ...noFilter, ...filter })).toBe(wanted);
  });
});
