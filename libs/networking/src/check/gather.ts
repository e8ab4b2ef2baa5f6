import type { CheckOptions } from './check-options.ts';
import type { Outcome } from './outcome.ts';
import { settle } from './settle.ts';
import type { Way } from './way.ts';

/** Browsers ask a silent server for up to forty seconds; who answers at all does it within this. */
const MAX_GATHER_MS = 6_000;
/** Errors of STUN and TURN; 701 is the browser's own for a server that does not answer. */
const isAnswer = (code: number): boolean => code >= 300 && code < 700;

type Tried = Omit<CheckOptions, 'iceServers'>;
type Ended = Outcome & { readonly status: 'works' | 'no-answer' | 'refused' | 'unusable' };

/** Tries one way by itself: does the server give us what it is there for? */
export async function gather(way: Way, options: Tried): Promise<Ended> {
  const { clock, signal } = options;
  const connection = open(way, options);
  if (!connection) return { status: 'unusable' };
  const begun = clock.now();
  let refusal: { readonly code: number; readonly text: string } | undefined;
  let hasFailed = false;
  try {
    const found = await settle<RTCIceCandidate | 'complete'>(
      { clock, signal, ms: MAX_GATHER_MS },
      (answer, fail) => {
        connection.onicecandidate = ({ candidate }) => {
          if (candidate?.type === wantedOf(way)) answer(candidate);
        };
        connection.onicecandidateerror = ({ errorCode: code, errorText: text }) => {
          hasFailed = true;
          if (isAnswer(code)) refusal = { code, text };
        };
        connection.onicegatheringstatechange = () => {
          if (connection.iceGatheringState === 'complete') answer('complete');
        };
        connection.createDataChannel('check');
        connection.setLocalDescription().catch(fail);
      },
    );
    const tookMs = clock.now() - begun;
    if (found && found !== 'complete') return { status: 'works', tookMs, ...addressOf(found) };
    // What STUN sees is our own address, which browsers do not list twice.
    if (found && way.kind === 'stun' && !hasFailed) return { status: 'works', tookMs };
    return refusal ? { status: 'refused', tookMs, ...refusal } : { status: 'no-answer', tookMs };
  } finally {
    connection.close();
  }
}

/** A browser throws at an address that it does not like; the others are tried all the same. */
function open(way: Way, options: Tried): RTCPeerConnection | undefined {
  try {
    return new options.RTCPeerConnection(configurationOf(way));
  } catch {
    return undefined;
  }
}

/** Through a relay nothing but relayed addresses; STUN has none of those to wait for. */
function configurationOf({ kind, server }: Way): RTCConfiguration {
  return { iceServers: [server], iceTransportPolicy: kind === 'stun' ? 'all' : 'relay' };
}

const wantedOf = ({ kind }: Way): RTCIceCandidateType => (kind === 'stun' ? 'srflx' : 'relay');

const addressOf = ({ address }: RTCIceCandidate) => (address ? { address } : {});
