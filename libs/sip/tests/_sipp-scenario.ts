interface Request {
  readonly method: string;
  readonly cseq: number;
  readonly target?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
  readonly contentType?: string;
}

const SDP = [
  ...['v=0', 'o=- 1 1 IN IP4 [local_ip]', 's=-', 'c=IN IP4 [media_ip]', 't=0 0'],
  ...['m=audio [media_port] RTP/AVP 0', 'a=rtpmap:0 PCMU/8000'],
].join('\n');

function send({ method, cseq, target, headers = [], body = '', contentType }: Request): string {
  const isFirst = target !== undefined;
  const lines = [
    `${method} ${target ?? '[next_url]'} SIP/2.0`,
    'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]',
    'From: <sip:sipp@[local_ip]:[local_port]>;tag=[pid]',
    `To: <sip:service@[remote_ip]:[remote_port]>${isFirst ? '' : '[peer_tag_param]'}`,
    'Call-ID: [call_id]',
    `CSeq: ${cseq} ${method === 'ACK' ? 'ACK' : method}`,
    'Contact: <sip:sipp@[local_ip]:[local_port];transport=[transport]>',
    'Max-Forwards: 70',
    ...headers,
    ...(body === '' ? [] : [`Content-Type: ${contentType ?? 'application/sdp'}`]),
    'Content-Length: [len]',
  ];
  return `<send><![CDATA[\n${lines.join('\n')}\n\n${body}\n]]></send>`;
}

const receive = (status: number, more = ''): string => `<recv response="${status}"${more}/>`;
const receiveRequest = (method: string): string => `<recv request="${method}"/>`;

/**
 * What no phone of ours does: asks for too short a time (422), then for one that we keep up; requires 100rel; sends a
 * digit by INFO; tries UPDATE; is refreshed by INVITE; and hangs up.
 */
export function demandingScenario(): string {
  const target = 'sip:service@[remote_ip]:[remote_port]';
  const timer = 'Supported: timer';
  const answer = [
    'SIP/2.0 200 OK',
    ...['[last_Via:]', '[last_From:]', '[last_To:]', '[last_Call-ID:]', '[last_CSeq:]'],
    'Contact: <sip:sipp@[local_ip]:[local_port];transport=[transport]>',
    'Session-Expires: 90;refresher=uac',
    ...['Content-Type: application/sdp', 'Content-Length: [len]', '', SDP],
  ].join('\n');
  const steps = [
    send({ method: 'INVITE', cseq: 1, target, headers: ['Session-Expires: 60', timer], body: SDP }),
    receive(422),
    send({ method: 'ACK', cseq: 1 }).replace('[next_url]', target),
    send({
      ...{ method: 'INVITE', cseq: 2, target, body: SDP },
      headers: ['Session-Expires: 90;refresher=uas', timer, 'Require: 100rel'],
    }),
    receive(100),
    receive(180, ' rrs="true"').replace(
      '/>',
      '><action><ereg regexp="[0-9]+" search_in="hdr" header="RSeq:" check_it="true" assign_to="1"/></action></recv>',
    ),
    send({ method: 'PRACK', cseq: 3, headers: ['RAck: [$1] 2 INVITE'] }),
    receive(200),
    receive(200, ' rrs="true"'),
    send({ method: 'ACK', cseq: 2 }),
    send({
      ...{ method: 'INFO', cseq: 4, contentType: 'application/dtmf-relay' },
      body: 'Signal=5\nDuration=160',
    }),
    receive(200),
    send({ method: 'UPDATE', cseq: 5 }),
    receive(405),
    receiveRequest('INVITE'),
    `<send><![CDATA[\n${answer}\n]]></send>`,
    receiveRequest('ACK'),
    send({ method: 'BYE', cseq: 6 }),
    receive(200),
  ];
  return `<?xml version="1.0"?>\n<scenario name="demanding">\n${steps.join('\n')}\n</scenario>\n`;
}
