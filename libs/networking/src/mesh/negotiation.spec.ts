import { VirtualClock } from '@switchboard/kernel/testing';
import { FakeConnections } from '../../tests/_fake-connection.ts';
import type { FakeConnection } from '../../tests/_fake-connection.ts';
import { Negotiation } from './negotiation.ts';
import type { ConnectionSignal } from './signal.ts';

function world() {
  const clock = new VirtualClock(0);
  const { RTCPeerConnection } = new FakeConnections(clock);
  const make = (isPolite: boolean) => {
    const said: ConnectionSignal[] = [];
    const connection = new RTCPeerConnection();
    let refused = 0;
    const negotiation = new Negotiation({
      connection,
      clock,
      isPolite,
      say: (signal) => said.push(signal),
      onRefused: () => (refused += 1),
    });
    const fake = connection as unknown as FakeConnection;
    return { negotiation, said, fake, refused: () => refused };
  };
  return { clock, polite: make(true), impolite: make(false) };
}

it('says a description before its candidates, and these together', async () => {
  const { clock, impolite } = world();
  impolite.negotiation.offer();
  await clock.advance(100);
  expect(impolite.said.map(({ kind }) => kind)).toEqual(['description', 'candidates']);
});

it('keeps candidates that come before what they belong to', async () => {
  const { clock, polite, impolite } = world();
  impolite.negotiation.offer();
  await clock.advance(100);
  for (const signal of impolite.said.toReversed()) polite.negotiation.take(signal);
  await clock.advance(100);
  expect([polite.fake.candidates, polite.refused()]).toEqual([1, 0]);
});

it('lets the offer of the impolite one stand when both make one', async () => {
  const { clock, polite, impolite } = world();
  polite.negotiation.offer();
  impolite.negotiation.offer();
  await clock.advance(100);
  const [first, second] = [polite.said.splice(0), impolite.said.splice(0)];
  for (const signal of first) impolite.negotiation.take(signal);
  for (const signal of second) polite.negotiation.take(signal);
  await clock.advance(100);
  expect(impolite.said).toEqual([]);
  expect(polite.said[0]).toMatchObject({ type: 'answer', round: 1 });
  for (const signal of polite.said) impolite.negotiation.take(signal);
  await clock.advance(100);
  expect([polite.fake.connectionState, impolite.fake.connectionState]).toEqual([
    'connected',
    'connected',
  ]);
});

it('takes no answer to an offer that it has made anew, and nothing that is none', async () => {
  const { clock, impolite } = world();
  impolite.negotiation.offer();
  impolite.negotiation.offer(true);
  impolite.negotiation.take({ kind: 'description', type: 'answer', round: 1, sdp: '0' });
  await clock.advance(100);
  expect(impolite.fake.signalingState).toBe('have-local-offer');
  impolite.negotiation.take({ kind: 'description', type: 'answer', round: 2, sdp: 'hostile' });
  await clock.advance(100);
  expect([impolite.fake.signalingState, impolite.refused()]).toEqual(['have-local-offer', 1]);
});
