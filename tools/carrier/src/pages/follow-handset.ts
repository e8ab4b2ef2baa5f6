import type { FastifyReply } from 'fastify';
import type { Handset } from '../handsets/handset.ts';
import type { HandsetEvent } from '../handsets/hub.ts';
import type { HandsetMessage } from '../handsets/message.ts';
import type { Network } from '../network/network.ts';
import { EventStream } from '@switchboard/service';
import { conditionView, peersView } from './handset-view.ts';
import { messageView } from './message-view.ts';
import type { Language } from './texts.ts';

const SHOWN_PEERS = 50;

interface Followed {
  readonly handset: Handset;
  /** Whose conversation the page shows. */
  readonly peer: string | undefined;
  readonly language: Language;
  /** Told first: a page that comes back has missed some. */
  readonly recent: readonly HandsetMessage[];
  readonly reply: FastifyReply;
}

/** Tells a page what happens on its handset, as markup that it puts in place. */
export function followHandset(network: Network, followed: Followed): void {
  const { hub, messages, clock } = network;
  const { handset, peer, language, recent, reply } = followed;
  const number = handset.phoneNumber;
  const tellMessage = (message: HandsetMessage): void => {
    const view = messageView(message, language, clock.now());
    stream.tell('message', { id: message.id, html: view.text });
  };
  const tellPeers = (from?: string): void => {
    const peers = messages.peersOf(number, SHOWN_PEERS);
    stream.tell('peers', {
      html: peersView({ peers, peer, language }).text,
      first: peers[0],
      from,
    });
  };
  const tellHandset = (one: Handset): void =>
    stream.tell('handset', { ...one, html: conditionView(one, language).text });
  const onEvent = (event: HandsetEvent): void => {
    if (event.type === 'gone') return stream.tell('gone', {});
    if (event.type === 'handset') return tellHandset(event.handset);
    if (event.message.peer === peer) tellMessage(event.message);
    tellPeers(event.message.direction === 'received' ? event.message.peer : undefined);
  };
  const listening = hub.listen(number, onEvent);
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
  const stream = new EventStream(reply.raw, () => listening[Symbol.dispose]());
  tellHandset(handset);
  for (const message of recent) tellMessage(message);
  tellPeers();
}
