import { jest } from '@jest/globals';
import { endReasonOf } from '@switchboard/calling';
import type { CallSnapshot } from '@switchboard/calling';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';

const noted = jest.fn(async () => ({}));
const client = { calls: { note: { mutate: noted } } };
jest.unstable_mockModule('@switchboard/page-client', () => ({
  access: client,
  unloadClient: client,
}));
const { useNoteCalls } = await import('./use-note-calls');

const ended = {
  ...{ ref: 'ref', id: 'p.call', direction: 'outgoing', startedAt: 0, endedAt: 61_000 },
  target: { kind: 'people', ids: ['bob'] },
  phase: { name: 'ended', reason: endReasonOf({ code: 487, subCode: 0 }) },
} as unknown as CallSnapshot;

function Noting({ calls }: { readonly calls: readonly CallSnapshot[] }): null {
  useNoteCalls(calls, {});
  return null;
}

/** What the page notes when a call of its own ends and it goes, when this is what it has read of the history. */
async function notesOf(notedByPage: boolean | undefined): Promise<unknown[]> {
  noted.mockClear();
  const queries = new QueryClient();
  if (notedByPage !== undefined) {
    const page = { items: [], cursor: null, unseen: 0, notedByPage };
    queries.setQueryData(['calls'], { pages: [page], pageParams: [undefined] });
  }
  const root = createRoot(document.createElement('div'));
  const render = (calls: readonly CallSnapshot[]) =>
    act(async () =>
      root.render(
        <QueryClientProvider client={queries}>
          <Noting calls={calls} />
        </QueryClientProvider>,
      ),
    );
  await render([]);
  await render([ended]);
  await render([ended]);
  window.dispatchEvent(new Event('pagehide'));
  await act(async () => root.unmount());
  return noted.mock.calls;
}

describe('a call that was placed here and is over', () => {
  beforeAll(() => Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }));

  it('is noted once where pages note calls', async () => {
    expect(await notesOf(true)).toMatchObject([[{ callId: 'p.call', outcome: 'missed' }]]);
  });

  it.each([[false], [undefined]])('is not where that is %s', async (notedByPage) => {
    expect(await notesOf(notedByPage)).toEqual([]);
  });
});
