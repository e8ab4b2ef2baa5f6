import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CallAutomationClient, DtmfTone } from '@azure/communication-call-automation';
import { createIdentifierFromRawId } from '@azure/communication-common';
import { writeWav } from '@switchboard/audio';
import type { Scope } from '@switchboard/kernel';
import { openSpeech } from '@switchboard/speech';
import type { DataPlane } from '../data-plane.ts';
import { ACCESS_KEY } from '../people.ts';

interface Event {
  readonly type?: string;
  readonly eventType?: string;
  readonly data: {
    readonly validationCode?: string;
    readonly incomingCallContext?: string;
    readonly callConnectionId?: string;
    readonly from?: { readonly rawId: string };
    readonly to?: { readonly rawId: string };
  };
}

/**
 * The least that answers: it plays a file, waits for a key, and plays the file again. It keeps nothing, and knows nothing of who calls.
 *
 * @param number who calls another one is not answered
 * @param said what the file says
 */
export async function startBareScript(
  scope: Scope,
  { http, plane }: DataPlane,
  number: string,
  said: string,
): Promise<void> {
  const file = await spoken(said);
  const client = new CallAutomationClient(
    http,
    { key: ACCESS_KEY.toString('base64') },
    { allowInsecureConnection: true },
  );
  const caller = { id: '' };
  const take = async ({ type = '', data }: Event): Promise<unknown> => {
    if (data.incomingCallContext !== undefined) {
      if (data.to?.rawId !== `4:${number}`) return;
      caller.id = data.from?.rawId ?? '';
      return client.answerCall(data.incomingCallContext, url);
    }
    const media = client.getCallConnection(data.callConnectionId ?? '').getCallMedia();
    if (type.endsWith('CallConnected'))
      return media.startRecognizing(createIdentifierFromRawId(caller.id), {
        ...{ kind: 'callMediaRecognizeDtmfOptions', maxTonesToCollect: 1 },
        ...{ initialSilenceTimeoutInSeconds: 60, stopDtmfTones: [DtmfTone.Pound] },
        playPrompts: [{ kind: 'fileSource', url: `${url}said.wav` }],
      });
    if (type.endsWith('RecognizeCompleted'))
      return media.playToAll([{ kind: 'fileSource', url: `${url}said.wav` }]);
  };
  const server = createServer((request, response) => {
    if (request.url?.endsWith('.wav')) {
      response.setHeader('content-type', 'audio/wav');
      return void response.end(file);
    }
    void text(request).then((body) => {
      const events = JSON.parse(body) as Event[];
      const code = events[0]?.data.validationCode;
      response.setHeader('content-type', 'application/json');
      response.end(code === undefined ? '{}' : JSON.stringify({ validationResponse: code }));
      return code === undefined ? Promise.all(events.map(take)) : undefined;
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  scope.add(async () => {
    server.closeAllConnections();
    await once(server.close(), 'close');
  });
  const filter = { includedEventTypes: ['Microsoft.Communication.IncomingCall'] };
  await plane.events.subscribe('bare', { endpoint: url, filter });
}

/** In the voice that the data plane has. */
async function spoken(content: string): Promise<Uint8Array> {
  await using speech = openSpeech({ kind: 'embedded' });
  const { signal } = new AbortController();
  for await (const sound of speech.speaker!.speak({ kind: 'text', content }, signal))
    return writeWav(sound);
  throw new Error('nothing was spoken');
}
