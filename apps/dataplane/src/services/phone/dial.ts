import type { CallEvent } from '@switchboard/acs-wire';
import { makeCrypto, offerSession } from '@switchboard/sip';
import type { CallEnd, OutgoingResult, SipCall, UserAgent } from '@switchboard/sip';
import type { AudioLine } from '../media/port.ts';
import type { Ladders } from './ladders.ts';
import type { Line } from './line.ts';
import { localMedia } from './line-media.ts';
import { mayTryAnother, reasonOfFailure } from './reasons.ts';
import type { Trunk } from './trunk.ts';

/** Without a word from a trunk by then, the next one is tried. */
const FIRST_ANSWER_MS = 4_000;
const NO_ROUTE = { code: 404, subCode: 511_404 };

export interface Dialling {
  readonly line: Line;
  readonly audio: AudioLine;
  readonly agent: UserAgent;
  readonly ladders: Ladders;
  /** The ways to the number, the best one first. */
  readonly trunks: readonly Trunk[];
  /** E.164, with the plus. */
  readonly number: string;
  readonly callerId: string;
  readonly displayName: string | undefined;
  /** What trunks are told of where we are. */
  readonly address: string;
}

/** Calls a phone, by one trunk after another; the first that can takes it into the call. */
export async function dial(
  dialling: Dialling,
  { callId }: Extract<CallEvent, { type: 'call.incoming' }>,
): Promise<void> {
  const { line, trunks } = dialling;
  const stopping = new AbortController();
  line.begin(callId, { over: () => stopping.abort() });
  let last: CallEnd | undefined;
  for (const trunk of trunks) {
    const result = await invite(dialling, trunk, stopping.signal);
    if (result.kind === 'answered') return answered(dialling, result.call);
    last = result.end;
    trunk.report(last.reason !== 'unreachable');
    if (line.isOver || !mayTryAnother(last)) break;
  }
  line.fail(last ? reasonOfFailure(last) : NO_ROUTE);
}

function invite(
  { agent, audio, line, ladders, number, callerId, displayName, address }: Dialling,
  { fqdn, peer, credentials }: Trunk,
  signal: AbortSignal,
): Promise<OutgoingResult> {
  // A trunk whose signalling is encrypted may encrypt the sound too.
  const crypto = peer.protocol === 'tls' ? [makeCrypto()] : [];
  const caller = `sip:${callerId}@${address}`;
  const offer = offerSession(localMedia(address, audio.port, crypto));
  const call = agent.invite({
    ...{ peer, signal, firstAnswerMs: FIRST_ANSWER_MS, handlers: line.handlers },
    target: `sip:${number}@${fqdn};user=phone`,
    from: { uri: caller, ...(displayName !== undefined && { displayName }) },
    headers: [['P-Asserted-Identity', `<${caller}>`]],
    offer,
    onProgress: ({ remote }) => remote && line.hearEarly(remote, offer),
    ...(credentials && { credentials }),
  });
  ladders.name(call.callId, { callId: line.callId, trunk: fqdn });
  return call.result;
}

async function answered({ line }: Dialling, call: SipCall): Promise<void> {
  line.connect(call);
  const isHeard = call.remote && (await line.negotiate(call.remote, call.local));
  // Failing hangs up as well.
  if (!isHeard) return line.fail({ code: 488, subCode: 560_488 });
  try {
    await line.link.ask('call.accept', { callId: line.callId });
  } catch {
    // Somebody else was quicker, or the caller gave up at the same moment.
    line.end({ code: 487, subCode: 0 });
  }
}
