import { FakeMediaDevices, platformWith } from '../tests/_fake-media.ts';
import { fakeOwner, settled } from '../tests/_fake-owner.ts';
import { CallingError } from './errors.ts';
import { InternalEvents } from './internal-events.ts';
import type { MediaSession } from './media/session.ts';
import { OwnMicrophone } from './own-microphone.ts';
import { Sending } from './sending.ts';

interface Given {
  readonly muted?: boolean;
  readonly mayNot?: boolean;
  readonly refusal?: FakeMediaDevices['refusal'];
}

async function setUp({ muted = false, mayNot = false, refusal }: Given = {}) {
  const devices = new FakeMediaDevices();
  devices.refusal = refusal;
  const owner = fakeOwner(platformWith(devices));
  const events = new InternalEvents();
  const log: string[] = [];
  events.subscribe('microphone', (state) => {
    if (state !== 'live' || refusal) log.push(state);
  });
  const voice = () => devices.opened.at(-1)?.track.clones.at(-1);
  const media = { send: async () => undefined } as unknown as MediaSession;
  const ignore = () => undefined;
  const sending = new Sending(
    {
      media,
      platform: owner.platform,
      onSpeaking: ignore,
      onEnded: ignore,
      onUnexpectedMute: ignore,
    },
    muted,
  );
  let answer: () => Promise<unknown> = async () => ({});
  const microphone = new OwnMicrophone(
    {
      owner,
      events,
      sending,
      emit: (event) => log.push(event),
      update: ({ muted: isMuted }) => {
        log.push(`tells ${isMuted}, ${voice()?.enabled ? 'heard' : 'silent'}`);
        return answer();
      },
      assertMay: () => {
        if (mayNot) throw new CallingError('no', 403, 510403);
      },
    },
    muted,
  );
  microphone.begin(undefined);
  await settled();
  const refuse = (): void => {
    answer = () => Promise.reject(new Error('no'));
  };
  return { devices, owner, log, voice, microphone, refuse };
}

describe('muting', () => {
  it('is silence first, and the telling second', async () => {
    const { log, voice, microphone } = await setUp();
    await microphone.setMuted(true);
    expect(log).toEqual(['tells true, silent', 'isMutedChanged']);
    expect([microphone.isMuted, voice()?.enabled]).toEqual([true, false]);
  });

  it('is undone in the other order', async () => {
    const { log, voice, microphone } = await setUp({ muted: true });
    expect(voice()?.enabled).toBe(false);
    await microphone.setMuted(false);
    expect(log).toEqual(['tells false, silent', 'isMutedChanged']);
    expect([microphone.isMuted, voice()?.enabled]).toEqual([false, true]);
  });

  it('that the server refuses changes nothing', async () => {
    const { log, voice, microphone, refuse } = await setUp();
    refuse();
    await expect(microphone.setMuted(true)).rejects.toThrow('no');
    expect([microphone.isMuted, voice()?.enabled]).toEqual([false, true]);
    expect(log).not.toContain('isMutedChanged');
  });

  it('cannot be undone by a role that sends no sound', async () => {
    const { log, microphone } = await setUp({ muted: true, mayNot: true });
    await expect(microphone.setMuted(false)).rejects.toMatchObject({ code: 403 });
    expect([log, microphone.isMuted]).toEqual([[], true]);
  });

  it('by others needs no asking, and is told once', async () => {
    const { log, voice, microphone } = await setUp();
    microphone.applyMuted(true);
    microphone.applyMuted(true);
    expect([log, voice()?.enabled]).toEqual([['isMutedChanged'], false]);
  });
});

describe('a microphone', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotReadableError', 'failed'],
  ] as const)('that fails with %s is told of as %s, and one listens', async (refusal, told) => {
    const { devices, owner, log, voice } = await setUp({ refusal });
    expect([log, voice()]).toEqual([[told], undefined]);
    devices.refusal = undefined;
    await owner.devices.askDevicePermission({ audio: true, video: false });
    await settled();
    expect([log, voice()?.enabled]).toEqual([[told, 'live'], true]);
  });

  it('that is open is not opened again when it is allowed once more', async () => {
    const { devices, owner, voice } = await setUp();
    const before = voice();
    await owner.devices.askDevicePermission({ audio: true, video: false });
    await settled();
    expect(before?.isStopped).toBe(false);
    expect(devices.opened.flatMap(({ track }) => track.clones)).toEqual([before]);
  });

  it('follows the one that is selected', async () => {
    const { devices, owner, voice } = await setUp();
    const before = voice();
    const other = {
      id: 'usb',
      name: '',
      isSystemDefault: false,
      deviceType: 'Microphone',
    } as const;
    await owner.devices.selectMicrophone(other);
    await settled();
    expect(devices.opened.at(-1)?.constraints).toMatchObject({
      audio: { deviceId: { exact: 'usb' } },
    });
    expect(before?.isStopped).toBe(true);
    await owner.devices.selectMicrophone(other);
    await settled();
    expect(devices.opened).toHaveLength(2);
  });

  it('that is closed follows nothing', async () => {
    const { devices, owner, microphone } = await setUp();
    microphone.close();
    const other = {
      id: 'usb',
      name: '',
      isSystemDefault: false,
      deviceType: 'Microphone',
    } as const;
    await owner.devices.selectMicrophone(other);
    await settled();
    expect(devices.opened).toHaveLength(1);
  });
});
