import { randomUUID } from 'node:crypto';
import { readWav, writeWav } from '@switchboard/audio';
import type { WavSound } from '@switchboard/audio';
import { apiError, apiErrors } from '@switchboard/telephony-api';
import type { VoicemailService } from '@switchboard/telephony-api';
import { isOurs } from '../numbers/is-ours.ts';
import type { TelephonyTools } from '../telephony-tools.ts';

const MAX_SECONDS = 60;

type Greetings = Pick<VoicemailService, 'greeting' | 'putGreeting' | 'removeGreeting'>;

export function greetingService({
  client,
  transact,
  clock,
}: Pick<TelephonyTools, 'client' | 'transact' | 'clock'>): Greetings {
  return {
    async greeting(ours) {
      const select = { seconds: true, changedAt: true };
      const found = await client.greeting.findUnique({ where: { ours }, select });
      return { greeting: found && viewOf(found) };
    },
    async putGreeting({ ours, wav }) {
      const sound = soundOf(Buffer.from(wav, 'base64'));
      const kept = {
        ...{ fileId: randomUUID(), seconds: secondsOf(sound) },
        // Nothing else that was in it.
        file: new Uint8Array(writeWav(sound)),
        changedAt: new Date(clock.now()),
      };
      return transact(async (tx) => {
        if (!isOurs(await tx.prisma.ourNumber.findUnique({ where: { id: ours } })))
          throw apiError('number-not-found', 'This is no number of ours.');
        const where = { ours };
        await tx.prisma.greeting.upsert({ where, create: { ours, ...kept }, update: kept });
        tx.tell({ kind: 'number', id: ours });
        return { greeting: viewOf(kept) };
      });
    },
    removeGreeting: (ours) =>
      transact(async (tx) => {
        await tx.prisma.greeting.deleteMany({ where: { ours } });
        tx.tell({ kind: 'number', id: ours });
      }),
  };
}

/** @throws PlatformError `greeting-unusable` */
function soundOf(file: Uint8Array): WavSound {
  const { meaning } = apiErrors['greeting-unusable'];
  let sound: WavSound;
  try {
    sound = readWav(file, { maxSeconds: MAX_SECONDS });
  } catch (cause) {
    throw apiError('greeting-unusable', meaning, { cause });
  }
  if (sound.samples.length === 0) throw apiError('greeting-unusable', meaning);
  return sound;
}

function secondsOf({ samples, sampleRate }: WavSound): number {
  return Math.max(1, Math.round(samples.length / sampleRate));
}

function viewOf({ seconds, changedAt }: { readonly seconds: number; readonly changedAt: Date }) {
  return { seconds, changedAt: changedAt.toISOString() };
}
