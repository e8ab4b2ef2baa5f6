import { opusCodec } from '@switchboard/audio';
import { send } from '../http.ts';
import { signedPost } from '../people.ts';
import type { Person } from '../people.ts';
import { Onsets } from '../phone/onsets.ts';
import { openPage } from '../phone/page.ts';
import { PageSound } from '../phone/page-sound.ts';
import type { EchoServer } from './echo-server.ts';

const CALLS = '/calling/callConnections';
const VERSION = 'api-version=2026-03-12';

/** A call on a machine that does nothing else takes some seconds. */
const WITHIN_MS = 60_000;

/** Milliseconds from a sound until it is there: at the application, and back at the page. */
export interface EchoDelays {
  readonly there: readonly number[];
  readonly back: readonly number[];
}

/** A page in a call with an application that sends back what it hears. @throws Error where the machine is too busy for it */
export async function echoCall(
  base: string,
  server: EchoServer,
  sounds: number,
): Promise<EchoDelays> {
  using codec = opusCodec();
  const onsets = new Onsets(sounds, 48_000, 48_000);
  const there = new Onsets(sounds, 48_000, 16_000);
  await using page = await openPage(base);
  await using sound = new PageSound(page.ask, ({ payload }) => {
    const heard = codec.decode(payload);
    if (heard) onsets.heard(heard);
  });
  server.onFrame = (samples) => there.heard(samples);
  page.onEvent = (event) => {
    sound.hear(event);
    if (event.type === 'call.incoming') void page.ask('call.accept', { callId: event.callId });
  };
  const failed = Promise.withResolvers<never>();
  server.onCallback = (type) => {
    if (type.endsWith('MediaStreamingFailed')) failed.reject(new Error('the stream failed'));
  };
  const late = setTimeout(() => failed.reject(new Error('nothing came back')), WITHIN_MS);
  const connection = await ring(base, server, page.person);
  const said = onsets.say((frame, isOnset) => {
    if (isOnset) there.began();
    const payload = codec.encode(frame);
    if (sound.isConnected) sound.say(payload);
  });
  await Promise.race([said, failed.promise]).finally(() => clearTimeout(late));
  await send(signedPost(base, `${CALLS}/${connection}:terminate?${VERSION}`, {}));
  return { there: there.delays, back: onsets.delays };
}

async function ring(base: string, server: EchoServer, { id }: Person): Promise<string> {
  const { callbackUri, transportUrl } = server;
  const asked = {
    targets: [{ rawId: id, communicationUser: { id } }],
    callbackUri,
    mediaStreamingOptions: {
      ...{ transportType: 'websocket', transportUrl, audioChannelType: 'mixed' },
      ...{ startMediaStreaming: true, enableBidirectional: true, audioFormat: 'pcm16KMono' },
    },
  };
  const answer = await send(signedPost(base, `${CALLS}?${VERSION}`, asked));
  return (JSON.parse(answer) as { callConnectionId: string }).callConnectionId;
}
