import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { isFromOwnMachine } from '@switchboard/service';
import { numberInPath } from '../network/phone-number.ts';
import type { Network } from '../network/network.ts';
import type { Telephone, TelephoneView } from '../telephones/telephone.ts';
import { callActions, callStatus } from './call-view.ts';
import { bytesOf, Microphone } from './microphone.ts';
import { SILENT_FRAME } from '../telephones/sounds.ts';
import { languageOf } from './texts.ts';
import type { Language } from './texts.ts';

const PATH = /^\/handsets\/([^/?]{1,40})\/sound$/;
const MAX_PAYLOAD = 1_024;
const MAX_PAGES = 64;
/** Half a second; a page that is further behind does not get more until it has caught up. */
const MAX_UNREAD_BYTES = 8_000;

/**
 * The telephone of a handset in its page, over a WebSocket: frames of 20 ms in both directions, as 160 samples of 16 bits with the lower
 * byte first, and JSON of how the telephone is. What the page does it says to the API.
 */
export class SoundDoor implements Disposable {
  readonly #network: Pick<Network, 'handsets' | 'telephones'>;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_PAYLOAD,
    perMessageDeflate: false,
  });

  constructor(server: Server, network: Pick<Network, 'handsets' | 'telephones'>) {
    this.#network = network;
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  [Symbol.dispose](): void {
    for (const client of this.#sockets.clients) client.terminate();
    this.#sockets.close();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const telephone = isFromOwnMachine(request) ? this.#telephoneAt(request.url ?? '') : undefined;
    if (!telephone) return refuse(socket, '403 Forbidden');
    if (this.#sockets.clients.size >= MAX_PAGES) return refuse(socket, '429 Too Many Requests');
    const language = languageOf(request.headers['accept-language']);
    this.#sockets.handleUpgrade(request, socket, head, (client) =>
      attend(client, telephone, language),
    );
  }

  #telephoneAt(url: string): Telephone | undefined {
    const [, path = ''] = PATH.exec(url) ?? [];
    const number = numberInPath(path.replace(/^%2b/i, '+'));
    const handset = number === undefined ? undefined : this.#network.handsets.find(number);
    return handset && this.#network.telephones.of(handset.phoneNumber);
  }
}

function attend(client: WebSocket, telephone: Telephone, language: Language): void {
  const microphone = new Microphone();
  const tell = (view: TelephoneView): void =>
    client.send(
      JSON.stringify({
        ...{ state: view.state, isPeerRinging: view.isPeerRinging },
        status: callStatus(view, language),
        actions: callActions(view, language).text,
      }),
    );
  const listening = telephone.listen({
    onChange: tell,
    onFrame: (frame) => {
      if (client.bufferedAmount < MAX_UNREAD_BYTES) client.send(bytesOf(frame ?? SILENT_FRAME));
    },
  });
  client.on('error', () => client.terminate());
  client.on('message', (data, isBinary) => {
    if (!isBinary || !Buffer.isBuffer(data)) return client.close(1003);
    telephone.microphone = microphone.sound;
    microphone.put(data);
  });
  client.on('close', () => {
    listening[Symbol.dispose]();
    if (telephone.microphone === microphone.sound) telephone.microphone = undefined;
  });
  tell(telephone.view);
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
