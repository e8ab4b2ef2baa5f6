import { jest } from '@jest/globals';
import type { IncomingState } from '@switchboard/calling';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { useWorkerCalls } from './use-worker-calls';

let root: Root;
beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  root = createRoot(document.createElement('div'));
});
afterEach(() => act(async () => root.unmount()));

const CALL = 'a1b2.c3d4';
const rings = (id: string): IncomingState => ({ id, from: '8:acs:alice', context: {}, since: 0 });

/** A page with a service worker, and the calls that ring in it. */
async function setUp(first: readonly IncomingState[] = []) {
  const posted: unknown[] = [];
  const worker = Object.assign(new EventTarget(), {
    controller: { postMessage: (message: unknown) => posted.push(message) },
  });
  Object.defineProperty(navigator, 'serviceWorker', { value: worker, configurable: true });
  const done = jest.fn<Parameters<typeof useWorkerCalls>[2]>();
  // As the calling SDK writes it: in Base64.
  const calling = { serverCallId: async (id: string) => btoa(id) };
  function Page({ calls }: { readonly calls: readonly IncomingState[] }): null {
    useWorkerCalls(calling, calls, done);
    return null;
  }
  const ring = (calls: readonly IncomingState[]) =>
    act(async () => root.render(<Page calls={calls} />));
  const say = (data: unknown) =>
    act(async () => void worker.dispatchEvent(new MessageEvent('message', { data })));
  await ring(first);
  return { done, posted, ring, say };
}

const touched = { type: 'call-action', action: 'answer', serverCallId: CALL };

it('a page says that it can take calls, and that it has taken what was touched', async () => {
  const { posted, say } = await setUp();
  expect(posted).toEqual([{ type: 'ready' }]);
  await say(touched);
  expect(posted).toEqual([{ type: 'ready' }, { type: 'taken' }]);
});

it('a call that rings only after it was answered is answered then, once', async () => {
  const { done, ring, say } = await setUp();
  await say(touched);
  expect(done).not.toHaveBeenCalled();
  await ring([rings('other.call'), rings(CALL)]);
  expect(done).toHaveBeenCalledTimes(1);
  expect(done).toHaveBeenCalledWith(expect.objectContaining({ id: CALL }), 'answer');
  await ring([rings(CALL)]);
  expect(done).toHaveBeenCalledTimes(1);
});

it('a call that rings already is declined', async () => {
  const { done, say } = await setUp([rings(CALL)]);
  await say({ ...touched, action: 'decline' });
  expect(done).toHaveBeenCalledTimes(1);
  expect(done.mock.calls[0]?.[1]).toBe('decline');
});

it.each([
  ['another call', { ...touched, serverCallId: 'x.y' }],
  ['another action', { ...touched, action: 'record' }],
  ['something else', null],
])('nothing is done with what is about %s', async (_what, message) => {
  const { done, ring, say } = await setUp();
  await say(message);
  await ring([rings(CALL)]);
  expect(done).not.toHaveBeenCalled();
});
