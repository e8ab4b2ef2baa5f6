import type { IncomingRequestMessage } from 'sip.js/lib/core/index.js';
import type { HostPort } from '../transport/flow.ts';
import { hostPortText } from '../transport/flow.ts';
import { parseVia } from './parse-via.ts';

/**
 * Writes into Via where a request came from (RFC 3261, 18.2.1, and RFC 3581), and makes the branch unique among peers:
 * the core tells transactions apart by the branch alone.
 *
 * @returns who asked, as it stands in Via
 */
export function markSource(request: IncomingRequestMessage, source: HostPort): string {
  const field = request.headers['Via']![0]!;
  const via = parseVia(field.raw)!;
  const sentBy = via.port === undefined ? via.host : `${via.host}:${via.port}`;
  const { rport } = via.parameters;
  const wantsPort = rport !== undefined && /^\d*$/.test(rport ?? '');
  const kept = field.raw.replace(/;\s*(received|rport)\s*(=[^;]*)?/gi, '');
  const host = hostPortText({ host: source.host, port: 0 }).slice(0, -2);
  field.raw = `${kept};received=${host}${wantsPort ? `;rport=${source.port}` : ''}`;
  request.viaBranch = `${via.branch} ${sentBy}`;
  return sentBy;
}
