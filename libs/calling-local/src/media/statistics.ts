/** One direction of one source, measured over the time since the last look. */
export interface Flow {
  readonly id: string;
  readonly direction: 'send' | 'receive';
  readonly kind: 'audio' | 'video';
  /** Which section of which connection it belongs to. */
  readonly mid: string;
  readonly codec: string | undefined;
  /** Bits per second. */
  readonly bitrate: number;
  readonly packets: number;
  readonly packetsPerSecond: number;
  readonly lost: number;
  readonly lostPerSecond: number;
  /** Milliseconds. */
  readonly jitter: number | undefined;
  readonly roundTrip: number | undefined;
  readonly frames: number | undefined;
  readonly framesPerSecond: number | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** 0 to 1. */
  readonly level: number | undefined;
}

type Raw = Record<string, unknown> & { readonly id: string; readonly type: string };
interface Before {
  readonly bytes: number;
  readonly packets: number;
  readonly lost: number;
  readonly at: number;
}

/** Turns the browser's counters into rates. */
export class Statistics {
  private _before = new Map<string, Before>();

  async read(connections: readonly RTCPeerConnection[]): Promise<Flow[]> {
    const reports = await Promise.all(connections.map((connection) => connection.getStats()));
    const next = new Map<string, Before>();
    const flows = reports.flatMap((report, at) => {
      const entries = new Map<string, Raw>();
      report.forEach((entry: Raw) => entries.set(entry.id, entry));
      return [...entries.values()]
        .filter(({ type }) => type === 'outbound-rtp' || type === 'inbound-rtp')
        .map((entry) => this._flow(entry, entries, `${at}:`, next));
    });
    this._before = next;
    return flows;
  }

  private _flow(
    entry: Raw,
    entries: Map<string, Raw>,
    prefix: string,
    next: Map<string, Before>,
  ): Flow {
    const sending = entry.type === 'outbound-rtp';
    const remote = entries.get(String(entry[sending ? 'remoteId' : 'transportId']));
    const pair = selectedPair(entries, String(entry['transportId']));
    const id = prefix + entry.id;
    const now: Before = {
      bytes: number(entry[sending ? 'bytesSent' : 'bytesReceived']) ?? 0,
      packets: number(entry[sending ? 'packetsSent' : 'packetsReceived']) ?? 0,
      lost: number((sending ? remote : entry)?.['packetsLost']) ?? 0,
      at: number(entry['timestamp']) ?? 0,
    };
    next.set(id, now);
    const before = this._before.get(id) ?? now;
    const seconds = Math.max(0.001, (now.at - before.at) / 1_000);
    const roundTrip = number(remote?.['roundTripTime']) ?? number(pair?.['currentRoundTripTime']);
    const jitter = number((sending ? remote : entry)?.['jitter']);
    return {
      id,
      direction: sending ? 'send' : 'receive',
      kind: entry['kind'] === 'audio' ? 'audio' : 'video',
      mid: `${prefix}${String(entry['mid'] ?? '')}`,
      codec: text(entries.get(String(entry['codecId']))?.['mimeType']),
      bitrate: Math.max(0, ((now.bytes - before.bytes) * 8) / seconds),
      packets: now.packets,
      packetsPerSecond: Math.max(0, (now.packets - before.packets) / seconds),
      lost: now.lost,
      lostPerSecond: Math.max(0, (now.lost - before.lost) / seconds),
      jitter: jitter === undefined ? undefined : jitter * 1_000,
      roundTrip: roundTrip === undefined ? undefined : roundTrip * 1_000,
      frames: number(entry[sending ? 'framesEncoded' : 'framesDecoded']),
      framesPerSecond: number(entry['framesPerSecond']),
      width: number(entry['frameWidth']),
      height: number(entry['frameHeight']),
      level: number(entry['audioLevel']),
    };
  }
}

function selectedPair(entries: Map<string, Raw>, transportId: string): Raw | undefined {
  return entries.get(String(entries.get(transportId)?.['selectedCandidatePairId']));
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
