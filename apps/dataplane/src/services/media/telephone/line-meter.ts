import type { LegStatistics, ReceptionStatistics } from '@switchboard/audio';
import type { LineQuality } from './protocol.ts';

type Counts = Pick<ReceptionStatistics, 'received' | 'lost'>;

const NOTHING: Counts = { received: 0, lost: 0 };

/** Reads how good a line is, all in all and since it was read before. */
export class LineMeter {
  #before = NOTHING;

  measure({ peer, reception, playout, socket, sent }: LegStatistics): LineQuality {
    // A stream that began anew counts from its own beginning.
    const before = reception.received < this.#before.received ? NOTHING : this.#before;
    this.#before = reception;
    return {
      roundTrip: peer?.roundTripMs,
      lost: shareOf(reception),
      lostLately: shareOf({
        received: reception.received - before.received,
        lost: reception.lost - before.lost,
      }),
      concealed: playout && shareIn(playout.concealed, playout.played + playout.concealed),
      jitter: reception.jitterMs,
      packetsReceived: socket.received,
      packetsSent: sent.packets,
      strangers: socket.strangers,
    };
  }
}

/** Packets that came twice make up for as many that did not. */
function shareOf({ received, lost }: Counts): number | undefined {
  return shareIn(Math.max(0, lost), received + lost);
}

function shareIn(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole : undefined;
}
