import { isPlatformError, statusOfCategory } from '@switchboard/kernel';
import { selfReporter } from '@switchboard/service';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { read, readNumber } from '../http/read.ts';
import { numberInPath } from '../network/phone-number.ts';
import type { Network } from '../network/network.ts';
import { assetRoutes } from './assets.ts';
import { eventText } from '@switchboard/service';
import { followHandset } from './follow-handset.ts';
import { handsetPage } from './handset-view.ts';
import { errorPage, handsetPath, indexPage } from './index-view.ts';
import { suggestNumber } from './suggest-number.ts';
import { languageOf } from './texts.ts';
import type { Language } from './texts.ts';

const SHOWN_MESSAGES = 200;
const SHOWN_PEERS = 50;

const report = selfReporter(import.meta.url);
const query = z.object({ with: z.string().max(20).optional() });

/** What people see of the network. */
export function pageRoutes(root: FastifyInstance, network: Network): void {
  root.get('/health', async () => report());
  assetRoutes(root);
  root.register(async (app) => {
    app.setErrorHandler((error, request, reply) => {
      if (!isPlatformError(error)) throw error;
      reply.code(statusOfCategory[error.category]).type('text/html; charset=utf-8');
      return reply.send(errorPage(error.code, languageIn(request)));
    });
    indexRoutes(app, network);
    handsetRoutes(app, network);
  });
}

function indexRoutes(app: FastifyInstance, network: Network): void {
  app.get('/', async (request, reply) => {
    const shown = indexPage({
      language: languageIn(request),
      handsets: network.handsets.list(),
      suggested: suggestNumber(network),
      url: originOf(request),
    });
    return reply.type('text/html; charset=utf-8').send(shown);
  });

  app.get('/handsets', async (request, reply) => {
    const { number } = request.query as { readonly number?: unknown };
    const spaceless = typeof number === 'string' ? number.trim().replaceAll(' ', '') : number;
    return reply.redirect(handsetPath(readNumber({ number: spaceless })), 303);
  });
}

function handsetRoutes(app: FastifyInstance, network: Network): void {
  const { handsets, messages, clock, telephones, lines } = network;

  /** Opening the page of a number makes its handset. */
  app.get('/handsets/:number', async (request, reply) => {
    const { handset } = handsets.open(readNumber(request.params));
    const peers = messages.peersOf(handset.phoneNumber, SHOWN_PEERS);
    const peer = peerIn(request, peers);
    const { phoneNumber } = handset;
    const shown = handsetPage({
      ...{ language: languageIn(request), handset, peer, peers, now: clock.now() },
      ...{ telephone: telephones.of(phoneNumber).view, line: lines.of(phoneNumber) },
      messages: peer ? messages.list(phoneNumber, { peer, limit: SHOWN_MESSAGES }) : [],
      url: originOf(request) + handsetPath(phoneNumber),
    });
    return reply.type('text/html; charset=utf-8').send(shown);
  });

  app.get('/handsets/:number/events', { exposeHeadRoute: false }, async (request, reply) => {
    const handset = handsets.find(readNumber(request.params));
    // A page whose handset was deleted while it connected; any other answer would leave it waiting.
    if (!handset) return reply.type('text/event-stream').send(eventText('gone', {}));
    const { phoneNumber } = handset;
    const peer = peerIn(request, []);
    const language = languageIn(request);
    const recent = peer ? messages.list(phoneNumber, { peer, limit: SHOWN_MESSAGES }) : [];
    followHandset(network, { handset, peer, language, recent, reply });
    return reply;
  });
}

/** Whose conversation is meant; without a word of it, the latest one. */
function peerIn(request: FastifyRequest, peers: readonly string[]): string | undefined {
  const wanted = read(query, request.query).with;
  return wanted === undefined ? peers[0] : numberInPath(wanted);
}

function languageIn({ headers }: FastifyRequest): Language {
  return languageOf(headers['accept-language']);
}

/** As whoever asks reaches us; the guard has looked at it. */
function originOf({ headers }: FastifyRequest): string {
  return `http://${headers.host}`;
}
