import { Baresip, hasBaresip, hasOpenssl, makeCertificate } from '@switchboard/sip/testing';
import type { Certificate } from '@switchboard/sip/testing';
import { startCarrier } from '../src/index.ts';
import type { NewPhone, StartedCarrier } from '../src/index.ts';
import { buy } from './_inventory.ts';
import { Trunk } from './_trunk.ts';
import { until } from './_until.ts';

if (!hasBaresip) process.stderr.write('SKIPPED: desk phones, for want of baresip\n');
if (!hasOpenssl) process.stderr.write('SKIPPED: calls over TLS, for want of openssl\n');

const OURS = '+14255550100';
const DESK = '+14255550150';
const HANDSET = '+14255550190';
const LOUD = 6_000;
const LOUD_DB = -15;

let trunk: Trunk;
let carrier: StartedCarrier;
beforeEach(async () => {
  trunk = await Trunk.open();
  carrier = await startCarrier({ sip: { trunk: trunk.peer } });
  await buy(carrier, OURS);
});
afterEach(async () => {
  await trunk[Symbol.asyncDispose]();
  await carrier[Symbol.asyncDispose]();
});

/** A softphone that registers with the network; over TLS its sound is encrypted as well. */
function registered(
  { user, secret, server }: NewPhone,
  protocol: 'udp' | 'tls',
  certificate?: Certificate,
): Promise<Baresip> {
  const encrypted = certificate ? ';mediaenc=srtp-mand' : '';
  const address = `<sip:${user}@${server};transport=${protocol}>`;
  const account = (): string => `${address};auth_pass=${secret};regint=60${encrypted}`;
  return Baresip.start({ account, certificate });
}

(hasBaresip ? describe : describe.skip)('a desk phone', () => {
  it('registers, is called, and calls the trunk and a handset', async () => {
    const { voice } = carrier.api;
    const account = await voice.addPhone(DESK);
    expect(account).toMatchObject({ user: DESK, server: `127.0.0.1:${carrier.sip.port}` });
    await using phone = await registered(account, 'udp');
    await until('it is registered', async () => (await voice.phones())[0]?.protocol === 'udp');

    const one = await trunk.dial(carrier.sip.port, OURS, DESK);
    await until('it rings', () => phone.has('CALL_INCOMING'));
    phone.command('accept');
    await until('its echo is heard', () => one.hears(700) > LOUD);
    one.call!.hangUp();
    await until('it is told', () => phone.has('CALL_CLOSED'));

    phone.command('dial', `sip:${OURS}@${account.server}`);
    await until('the trunk is called', () => trunk.incoming.length === 1);
    expect(trunk.incoming[0]!.from.user).toBe(DESK);
    const other = await trunk.answer();
    await until('its echo is heard', () => other.hears(700) > LOUD);
    phone.command('hangup');
    await until('the trunk is told', () => other.ends.length === 1);

    await carrier.api.open(HANDSET);
    await voice.changeLine(HANDSET, { voice: 'tone' });
    await voice.dial(HANDSET, DESK);
    await until('the desk rings', async () => (await voice.telephone(HANDSET)).isPeerRinging);
    phone.command('accept');
    await until('its echo is heard', async () => {
      const { heard } = await voice.telephone(HANDSET, [440]);
      return heard.tones[0]!.dB > LOUD_DB;
    });
    expect((await voice.calls()).calls).toMatchObject([{ callee: { kind: 'phone' } }]);
    await voice.hangUp(HANDSET);
    await until('ports are given back', async () => (await voice.calls()).portsUsed === 0);
  });

  it('has its call transferred by whoever is behind the trunk', async () => {
    const account = await carrier.api.voice.addPhone(DESK);
    await using phone = await registered(account, 'udp');
    const isRegistered = async () => (await carrier.api.voice.phones())[0]?.protocol === 'udp';
    await until('it is registered', isRegistered);
    phone.command('dial', `sip:${OURS}@${account.server}`);
    await until('the trunk is called', () => trunk.incoming.length === 1);
    const one = await trunk.answer();
    await until('its echo is heard', () => one.hears(700) > LOUD);
    const asked: string[] = [];
    one.call!.handle({
      onEnded: (end) => void one.ends.push(end),
      onTransfer: (request) => {
        asked.push(request.target);
        request.accept();
        request.report(200);
      },
    });
    phone.command('transfer', `sip:${HANDSET}@${account.server}`);
    await until('it is gone once it hears that it is done', () => one.ends.length === 1);
    expect(asked).toEqual([expect.stringContaining(HANDSET)]);
    expect(phone.has('TRANSFER_FAILED')).toBe(false);
  });

  (hasOpenssl ? it : it.skip)('is encrypted over TLS, signals and sound', async () => {
    const certificate = makeCertificate();
    const tls = { port: 0, ...certificate, ca: certificate.cert };
    await using secureTrunk = await Trunk.open({ protocol: 'tls', certificate });
    await using secure = await startCarrier({ sip: { trunk: secureTrunk.peer, tls } });
    const { voice } = secure.api;
    await buy(secure, OURS);
    const account = await voice.addPhone(DESK);
    const server = `127.0.0.1:${secure.sip.tlsPort}`;
    await using phone = await registered({ ...account, server }, 'tls', certificate);
    await until('it is registered', async () => (await voice.phones())[0]?.protocol === 'tls');
    const one = await secureTrunk.dial(secure.sip.tlsPort!, OURS, DESK);
    await until('it rings', () => phone.has('CALL_INCOMING'));
    phone.command('accept');
    await until('its echo is heard', () => one.hears(700) > LOUD);
    expect(one.call!.remote).toMatchObject({ profile: 'RTP/SAVP', crypto: [{ tag: 1 }] });
    one.call!.hangUp();
    await until('it is told', () => phone.has('CALL_CLOSED'));
    phone.command('dial', `sip:${OURS}@${server};transport=tls`);
    await until('the trunk is called', () => secureTrunk.incoming.length === 1);
    const other = await secureTrunk.answer();
    await until('its echo is heard', () => other.hears(700) > LOUD);
    phone.command('hangup');
    await until('the trunk is told', () => other.ends.length === 1);
  });

  it('with a wrong secret does not register', async () => {
    const account = await carrier.api.voice.addPhone(DESK, 'the right secret'.replaceAll(' ', '-'));
    await using phone = await registered({ ...account, secret: 'another' }, 'udp');
    await until('it is refused', () => phone.output.includes('401 Unauthorized'));
    expect(await carrier.api.voice.phones()).toEqual([{ phoneNumber: DESK, protocol: null }]);
    await carrier.api.voice.removePhone(DESK);
    expect(await carrier.api.voice.phones()).toEqual([]);
  });
});
