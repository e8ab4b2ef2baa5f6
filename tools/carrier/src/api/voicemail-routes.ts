import type { FastifyInstance, FastifyRequest } from 'fastify';
import { carrierError } from '../carrier-errors.ts';
import { read, readNumber } from '../http/read.ts';
import type { Network } from '../network/network.ts';
import { wavSound } from '../telephones/sounds.ts';
import { MAX_GREETING_SECONDS } from '../telephones/voicemail.ts';
import { recordingInPath } from './call-input.ts';

const MAX_WAV_BYTES = 6 * 1_024 * 1_024;

/** What a voicemail says, and what it has recorded. */
export function voicemailRoutes(app: FastifyInstance, network: Network): void {
  const { handsets, lines, recordings } = network;
  const numberIn = ({ params }: FastifyRequest): string =>
    handsets.get(readNumber(params)).phoneNumber;
  const wavType = { parseAs: 'buffer', bodyLimit: MAX_WAV_BYTES } as const;
  app.addContentTypeParser(
    ['audio/wav', 'audio/x-wav'],
    wavType,
    async (_: unknown, body: Buffer) => body,
  );

  app.put('/handsets/:number/greeting', { bodyLimit: MAX_WAV_BYTES }, async (request, reply) => {
    const number = numberIn(request);
    lines.greet(number, playable(request.body));
    return reply.code(204).send();
  });

  app.delete('/handsets/:number/greeting', async (request, reply) => {
    lines.greet(numberIn(request), null);
    return reply.code(204).send();
  });

  app.get('/handsets/:number/recordings', async (request) => ({
    recordings: recordings.of(numberIn(request)),
  }));

  app.get('/handsets/:number/recordings/:id', async (request, reply) => {
    const wav = recordings.wav(numberIn(request), read(recordingInPath, request.params).id);
    return reply.type('audio/wav').send(Buffer.from(wav));
  });

  app.delete('/handsets/:number/recordings/:id', async (request, reply) => {
    recordings.delete(numberIn(request), read(recordingInPath, request.params).id);
    return reply.code(204).send();
  });
}

/** @throws PlatformError `not-playable` */
function playable(body: unknown): Uint8Array {
  try {
    if (!Buffer.isBuffer(body)) throw new Error('no file');
    wavSound(body, MAX_GREETING_SECONDS);
    return body;
  } catch (cause) {
    throw carrierError('not-playable', 'The file cannot be played.', { cause });
  }
}
