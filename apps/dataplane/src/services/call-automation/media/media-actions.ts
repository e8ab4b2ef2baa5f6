import { automationTones } from '@switchboard/acs-wire';
import type { AutomationTone, CallTone } from '@switchboard/acs-wire';
import { WireError } from '../../../platform/wire/errors.ts';
import { legOf } from '../../calls/port.ts';
import type { Leg } from '../../calls/port.ts';
import { partIn } from '../being-in.ts';
import type { AutomationDeps } from '../coming-in.ts';
import type { Command } from '../commands.ts';
import { isIn } from '../follow.ts';
import { invalidArgument, succeeded } from '../refusal.ts';
import type { CallMedia } from './call-media.ts';
import { holdMusic } from './hold-music.ts';
import { play } from './play.ts';
import { recognize } from './recognize.ts';

type Of<Name extends Command['name']> = Extract<Command, { readonly name: Name }>;

/** Media operations of one call that may wait for each other. */
const MAX_WAITING = 16;

export function startPlay(deps: AutomationDeps, asked: Of<'play'>): void {
  const { media, there } = mediaIn(deps, asked.connection);
  for (const user of asked.to ?? []) there(user, 'playTo');
  makeRoom(media, asked.interrupts);
  media.queue.add(play(media.listening, asked));
}

export function cancelMedia(deps: AutomationDeps, { connection }: Of<'cancelMedia'>): void {
  mediaIn(deps, connection).media.queue.cancelAll();
}

export function startRecognizing(deps: AutomationDeps, asked: Of<'recognize'>): void {
  const { media, there } = mediaIn(deps, asked.connection);
  there(asked.user, 'targetParticipant');
  makeRoom(media, asked.interrupts);
  const { collecting: plain } = asked;
  const collecting = plain && {
    ...plain,
    stopTones: new Set(plain.stopTones),
    choices: plain.choices && new Map(plain.choices),
  };
  media.queue.add(recognize(media.listening, { ...asked, collecting }));
}

export function setContinuousTones(deps: AutomationDeps, asked: Of<'continuousTones'>): void {
  const { media, there } = mediaIn(deps, asked.connection);
  const { user, origin, on } = asked;
  there(user, 'targetParticipant');
  if (on) media.startContinuous(user, origin);
  else media.stopContinuous(user, origin);
}

export function sendTones(deps: AutomationDeps, asked: Of<'sendTones'>): void {
  const { live, call, end, there } = mediaIn(deps, asked.connection);
  const { user, tones, origin } = asked;
  if (there(user, 'targetParticipant').end?.media !== 'server') {
    throw invalidArgument('Tones are sent to telephones.', 'targetParticipant');
  }
  deps.calls.press(call.id, end, user, tones.map(keyOf));
  const data = { resultInformation: succeeded };
  deps.connections.tell(live, { type: 'SendDtmfTonesCompleted', data, origin });
}

export function setHold(deps: AutomationDeps, asked: Of<'hold'>): void {
  const { media, call, end, live, there } = mediaIn(deps, asked.connection);
  const { user, on, source, origin } = asked;
  there(user, 'targetParticipant');
  if (user === live.stored.userId)
    throw invalidArgument('Hold somebody else.', 'targetParticipant');
  deps.calls.hold(call.id, end, user, on);
  if (!on) return media.stopMusic(user);
  if (!source) return;
  const music = { user, source, origin };
  media.startMusic(user, (voice) => holdMusic({ ...media.listening, voice }, music));
}

/** @throws WireError 404 when the application is in no such call, 400 while it is not connected */
export function mediaIn(deps: AutomationDeps, connection: string) {
  const { live, call, end } = partIn(deps, connection);
  const own = legOf(call, live.stored.userId);
  if (!own || !isIn(own)) throw new WireError(400, '8501', 'The call is not established.');
  const there = (user: string, target: string): Leg => {
    const leg = legOf(call, user);
    if (!leg || !isIn(leg)) throw invalidArgument('The participant is not in the call.', target);
    return leg;
  };
  return { live, call, end, there, media: deps.medias.of(live) };
}

function makeRoom({ queue }: CallMedia, interrupts: boolean): void {
  if (interrupts) return queue.cancelAll();
  if (queue.size < MAX_WAITING) return;
  throw new WireError(429, 'TooManyRequests', 'Too many operations wait for each other.');
}

const keys = new Map<AutomationTone, CallTone>(
  Object.entries(automationTones).map(([key, tone]) => [tone, key as CallTone]),
);

function keyOf(tone: AutomationTone): CallTone {
  return keys.get(tone)!;
}
