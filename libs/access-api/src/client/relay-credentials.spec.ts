import { sealFor } from '../seal.ts';
import { relayCredentials } from './relay-credentials.ts';
import type { RelayAccess } from './relay-credentials.ts';

const iceServers = [{ urls: ['turn:relay.example'], username: '1:a', credential: 'secret' }];
const expiresOn = '2026-01-02T03:04:05.000Z';

/** A trusted service that hands over this text. */
function handingOver(text: string) {
  const asked: Parameters<RelayAccess['me']['relay']['mutate']>[0][] = [];
  const mutate: RelayAccess['me']['relay']['mutate'] = async (input) => {
    asked.push(input);
    return { jwe: await (await sealFor(input.publicKey))(text), expiresOn };
  };
  return { access: { me: { relay: { mutate } } }, asked };
}

describe('relayCredentials', () => {
  it('opens what was sealed for this page, with a new key each time', async () => {
    const { access, asked } = handingOver(JSON.stringify({ iceServers }));
    const opened = await relayCredentials(access, { lifetimeMinutes: 5 });
    expect(opened).toEqual({ iceServers, expiresOn: new Date(expiresOn) });
    await relayCredentials(access);
    expect(asked.map(({ lifetimeMinutes }) => lifetimeMinutes)).toEqual([5, undefined]);
    expect(asked[0]?.publicKey.x).not.toBe(asked[1]?.publicKey.x);
  });

  it.each(['', '{}', '{"iceServers":[{"urls":"turn:x"}]}'])('refuses %j', async (text) => {
    await expect(relayCredentials(handingOver(text).access)).rejects.toThrow();
  });
});
