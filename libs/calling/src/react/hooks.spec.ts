/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react';
import { VirtualClock } from '@switchboard/kernel/testing';
import { createElement } from 'react';
import type { ReactNode } from 'react';
import { createCalling } from '../calling.ts';
import type { CallRef } from '../state.ts';
import { createFakeEngine } from '../testing/fake-engine.ts';
import { FakeExchange } from '../testing/fake-exchange.ts';
import {
  CallingProvider,
  useCall,
  useCallAgent,
  useCalling,
  useCalls,
  useDevices,
  useIncomingCalls,
  useLocalVideo,
  useMicrophoneLevel,
  useParticipants,
  useRaisedHands,
  useVideoView,
} from './index.ts';

const credential = { getToken: async () => ({ token: '', expiresOnTimestamp: 0 }), dispose() {} };
const ALICE = '8:acs:5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11_alice';
const BOB = '8:acs:5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11_bob';

function setUp() {
  const exchange = new FakeExchange();
  const person = (id: string) => {
    const { engine } = createFakeEngine(exchange, id);
    return createCalling({
      engine,
      credential,
      self: id,
      displayName: id,
      clock: new VirtualClock(),
    });
  };
  const [alice, bob] = [person(ALICE), person(BOB)];
  const wrapper = ({ children }: { children: ReactNode }) =>
    createElement(CallingProvider, { calling: alice, children });
  return { alice, bob, wrapper };
}

async function connected() {
  const { alice, bob, wrapper } = setUp();
  let ref = '' as CallRef;
  let answered: CallRef | undefined;
  await act(async () => {
    await Promise.all([alice.start(), bob.start()]);
    ref = await alice.call([BOB]);
  });
  await act(async () => {
    answered = await bob.accept(bob.getSnapshot().incoming[0]!.id);
  });
  return { alice, bob, wrapper, ref, answered: answered! };
}

test('without a provider there is no calling', () => {
  expect(() => renderHook(() => useCalling())).toThrow('CallingProvider');
});

test('agent and devices are followed', async () => {
  const { alice, wrapper } = setUp();
  const { result } = renderHook(() => [useCallAgent(), useDevices()] as const, { wrapper });
  expect(result.current[0].status).toBe('idle');
  await act(() => alice.start());
  expect(result.current[0].status).toBe('connected');
  expect(result.current[1].cameras.map(({ id }) => id)).toEqual(['1', '2']);
});

test('a call that rings here appears, and goes when it is declined', async () => {
  const { alice, bob, wrapper } = setUp();
  const { result } = renderHook(() => useIncomingCalls(), { wrapper });
  await act(async () => {
    await Promise.all([alice.start(), bob.start()]);
    await bob.call([ALICE]);
  });
  expect(result.current).toMatchObject([{ from: BOB }]);
  await act(() => alice.decline(result.current[0]!.id));
  expect(result.current).toEqual([]);
});

test('a call and its people', async () => {
  const { bob, wrapper, ref, answered } = await connected();
  const { result } = renderHook(
    () => ({
      call: useCall(ref),
      calls: useCalls(),
      people: useParticipants(ref),
      hands: useRaisedHands(ref),
      video: useLocalVideo(ref),
    }),
    { wrapper },
  );
  expect(result.current.call?.phase.name).toBe('connected');
  expect(result.current.calls).toHaveLength(1);
  expect(result.current.people).toMatchObject([{ id: BOB, state: 'connected' }]);
  expect(result.current.video).toBe('off');
  await act(() => bob.session(answered).raiseHand(true));
  expect(result.current.hands).toMatchObject([{ id: BOB, hand: 1 }]);
});

test('nothing is drawn again for what it does not show', async () => {
  const { bob, wrapper, ref, answered } = await connected();
  let drawn = 0;
  renderHook(
    () => {
      drawn += 1;
      return useLocalVideo(ref);
    },
    { wrapper },
  );
  const before = drawn;
  await act(() => bob.session(answered).setMuted(true));
  expect(drawn).toBe(before);
});

test('a picture comes into its place while it is sent, and goes', async () => {
  const { bob, wrapper, ref, answered } = await connected();
  const place = document.createElement('div');
  const { result } = renderHook(() => useVideoView(ref, BOB, 'camera'), { wrapper });
  act(() => void result.current(place));
  expect(place.childElementCount).toBe(0);
  await act(() => bob.session(answered).setCamera(true));
  expect(place.childElementCount).toBe(1);
});

test('the microphone is measured while somebody looks', async () => {
  const { alice, wrapper } = setUp();
  await act(() => alice.start());
  const { result, unmount } = renderHook(() => useMicrophoneLevel(), { wrapper });
  await act(async () => undefined);
  expect(result.current).toBe(42);
  unmount();
});
