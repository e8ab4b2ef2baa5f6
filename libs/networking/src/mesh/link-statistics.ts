import type { MeshCandidate, MeshPeerStatistics } from './mesh-options.ts';

type Read = Pick<MeshPeerStatistics, 'path' | 'roundTripMs' | 'bytesSent' | 'bytesReceived'>;
type Entry = Readonly<Record<string, unknown>>;

const text = (entry: Entry, name: string): string | undefined =>
  typeof entry[name] === 'string' && entry[name] !== '' ? entry[name] : undefined;
const number = (entry: Entry | undefined, name: string): number =>
  typeof entry?.[name] === 'number' ? entry[name] : 0;

/** What a report says of the path that is in use. */
export function readStatistics(report: RTCStatsReport): Read {
  const entries = new Map<string, Entry>();
  report.forEach((entry: Entry, id: string) => entries.set(id, entry));
  const pair = selectedPair(entries);
  const roundTrip = number(pair, 'currentRoundTripTime');
  return {
    ...(pair && {
      path: {
        local: candidateOf(entries, pair['localCandidateId']),
        remote: candidateOf(entries, pair['remoteCandidateId']),
      },
    }),
    ...(roundTrip > 0 && { roundTripMs: roundTrip * 1_000 }),
    bytesSent: number(pair, 'bytesSent'),
    bytesReceived: number(pair, 'bytesReceived'),
  };
}

/** As the transport says; where it does not, the one that was nominated. */
function selectedPair(entries: ReadonlyMap<string, Entry>): Entry | undefined {
  const all = [...entries.values()];
  const transport = all.find(({ type }) => type === 'transport');
  const selected = entries.get(String(transport?.['selectedCandidatePairId']));
  return (
    selected ??
    all.find(
      ({ type, nominated, state }) =>
        type === 'candidate-pair' && nominated === true && state === 'succeeded',
    )
  );
}

function candidateOf(entries: ReadonlyMap<string, Entry>, id: unknown): MeshCandidate {
  const entry = entries.get(String(id)) ?? {};
  const told = {
    type: text(entry, 'candidateType'),
    protocol: text(entry, 'protocol'),
    relayProtocol: text(entry, 'relayProtocol'),
    url: text(entry, 'url'),
  };
  const known = Object.entries(told).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as MeshCandidate;
}
