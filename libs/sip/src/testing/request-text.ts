export interface RequestParts {
  readonly target?: string;
  readonly via?: string;
  readonly from?: string;
  readonly to?: string;
  readonly callId?: string;
  readonly cseq?: string;
  readonly contact?: string;
  /** Whole lines. */
  readonly extra?: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly contentLength?: string;
}

/** A request as it is on the wire, each part of which a test may change. */
export function requestText(method: string, parts: RequestParts = {}): string {
  const { body = '' } = parts;
  const lines = [
    `${method} ${parts.target ?? 'sip:+14255550111@192.0.2.2:5060'} SIP/2.0`,
    parts.via ?? 'Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK-1;rport',
    'Max-Forwards: 70',
    parts.from ?? 'From: "Alice" <sip:+14255550100@192.0.2.1>;tag=1',
    parts.to ?? 'To: <sip:+14255550111@192.0.2.2>',
    parts.callId ?? 'Call-ID: call-1@192.0.2.1',
    parts.cseq ?? `CSeq: 1 ${method}`,
    parts.contact ?? 'Contact: <sip:alice@192.0.2.1:5060>',
    parts.extra ?? '',
    body === '' ? '' : (parts.contentType ?? 'Content-Type: application/sdp'),
    parts.contentLength ?? `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${lines.filter((line) => line !== '').join('\r\n')}\r\n\r\n${body}`;
}
