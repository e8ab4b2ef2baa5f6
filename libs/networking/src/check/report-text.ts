import type { MeshCandidate } from '../mesh/mesh-options.ts';
import type { CheckProgress } from './connectivity-check.ts';
import { maskAddresses } from './mask-addresses.ts';
import type { Measurement, Outcome, WayRow } from './outcome.ts';
import { CANDIDATE_TYPES } from './pair.ts';
import type { PairFinding } from './pair.ts';

export interface ReportContext {
  readonly at: Date;
  /** As the browser calls itself. */
  readonly browser: string;
}

/** No server's words are longer than that in a report. */
const MAX_TEXT = 120;
const NAMES = {
  stun: 'STUN',
  'turn-udp': 'TURN over UDP',
  'turn-tcp': 'TURN over TCP',
  'turn-tls': 'TURN over TLS',
} as const;

/**
 * What was found, as a text to send to support. In one language whoever reads it, so that two of them can be
 * compared; with the network of an address and not the rest of it, and without any credential.
 */
export function reportText({ rows, pair }: CheckProgress, context: ReportContext): string {
  return [
    'Connectivity check',
    `Date: ${context.at.toISOString()}`,
    `Browser: ${context.browser}`,
    '',
    ...rows.map(rowText),
    '',
    ...pairLines(pair),
  ].join('\n');
}

function rowText({ kind, way, outcome, measurement }: WayRow): string {
  const name = way ? `${NAMES[kind]}, ${way.url}` : NAMES[kind];
  const measured = measurement ? [measurementText(measurement)] : [];
  return `${name}: ${[outcomeText(outcome), ...measured].join('; ')}`;
}

function outcomeText(outcome: Outcome): string {
  switch (outcome.status) {
    case 'works': {
      const address = outcome.address ? `, address ${maskAddresses(outcome.address)}` : '';
      return `works after ${inMs(outcome.tookMs)}${address}`;
    }
    case 'refused':
      return `refused after ${inMs(outcome.tookMs)} with ${outcome.code} ${plain(outcome.text)}`.trim();
    case 'no-answer':
      return `no answer within ${inMs(outcome.tookMs)}`;
    case 'unusable':
      return 'not usable in this browser';
    case 'not-offered':
      return 'not offered';
    default:
      return 'not tried';
  }
}

function measurementText(measurement: Measurement): string {
  if (measurement.status !== 'done') return 'nothing came through it';
  const { roundTripMs, pings, bytes, tookMs, bytesPerSecond } = measurement;
  const speed = ((bytesPerSecond * 8) / 1e6).toFixed(1);
  return `round trip ${inMs(roundTripMs)} (median of ${pings}), ${speed} Mbit/s (${bytes} bytes in ${inMs(tookMs)})`;
}

function pairLines(pair: CheckProgress['pair']): string[] {
  if (pair === 'none') return ['Selected pair: none'];
  if (!pair) return ['Selected pair: not tried'];
  return [
    `Candidates when connected: ${foundText(pair)}`,
    `Selected pair: ${candidateText(pair.local)} - ${candidateText(pair.remote)} (${pair.reason})`,
  ];
}

const foundText = ({ found }: PairFinding): string =>
  CANDIDATE_TYPES.map((type) => `${type} ${found[type]}`).join(', ');

function candidateText({ type = 'unknown', protocol, relayProtocol }: MeshCandidate): string {
  const relayed = relayProtocol ? `, relay over ${relayProtocol}` : '';
  return `${type} ${protocol ?? ''}`.trim() + relayed;
}

const inMs = (ms: number): string => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;

/** One line, whatever a server says. */
function plain(text: string): string {
  return maskAddresses(text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').slice(0, MAX_TEXT));
}
