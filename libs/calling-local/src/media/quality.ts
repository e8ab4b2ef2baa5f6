import type { DiagnosticQuality } from '@azure/communication-calling';
import type { Flow } from './statistics.ts';

export const GOOD = 1 as DiagnosticQuality;
export const POOR = 2 as DiagnosticQuality;
export const BAD = 3 as DiagnosticQuality;

/** Share of packets lost, and milliseconds, from which a talk becomes laborious, and then impossible. */
const POOR_LOSS = 0.03;
const BAD_LOSS = 0.1;
const POOR_ROUND_TRIP = 300;
const BAD_ROUND_TRIP = 800;

/** How well what flows arrives. */
export function qualityOf(flows: readonly Flow[]): DiagnosticQuality {
  const packets = flows.reduce((sum, flow) => sum + flow.packetsPerSecond, 0);
  const lost = flows.reduce((sum, flow) => sum + flow.lostPerSecond, 0);
  const share = packets + lost === 0 ? 0 : lost / (packets + lost);
  const roundTrip = Math.max(0, ...flows.map((flow) => flow.roundTrip ?? 0));
  if (share > BAD_LOSS || roundTrip > BAD_ROUND_TRIP) return BAD;
  return share > POOR_LOSS || roundTrip > POOR_ROUND_TRIP ? POOR : GOOD;
}
