/** What is said within each call, once it is answered. */
const BEGIN = [
  ...['From: <sip:NUMBER@[local_ip]:[local_port]>;tag=[pid]-[call_number]', 'Call-ID: [call_id]'],
  'Contact: <sip:NUMBER@[local_ip]:[local_port];transport=[transport]>',
  'Max-Forwards: 70',
];

const SDP = [
  ...['v=0', 'o=- 1 1 IN IP4 [local_ip]', 's=-', 'c=IN IP4 [media_ip]', 't=0 0'],
  ...['m=audio [rtpstream_audio_port] RTP/AVP 0', 'a=rtpmap:0 PCMU/8000', 'a=ptime:20'],
];

function send(method: string, cseq: number, body: readonly string[] = []): string {
  const target = cseq === 1 && method === 'INVITE' ? 'sip:[service]@[remote_ip]' : '[next_url]';
  const lines = [
    `${method} ${target} SIP/2.0`,
    'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]',
    `To: <sip:[service]@[remote_ip]>${method === 'INVITE' ? '' : '[peer_tag_param]'}`,
    `CSeq: ${cseq} ${method}`,
    ...BEGIN,
    ...(body.length > 0 ? ['Content-Type: application/sdp'] : []),
    ...['Content-Length: [len]', '', ...body],
  ];
  return `<send><![CDATA[\n${lines.join('\n')}\n]]></send>`;
}

/**
 * A scenario of sipp: calls a number, plays `tone.ulaw` over and over once it is answered, and hangs up after a while.
 *
 * @param from E.164, with the plus
 */
export function sippCaller(from: string, callMs: number): string {
  const steps = [
    send('INVITE', 1, SDP),
    '<recv response="100" optional="true"/>',
    '<recv response="180" optional="true"/>',
    '<recv response="200" rrs="true"/>',
    send('ACK', 1),
    '<nop><action><exec rtp_stream="tone.ulaw,-1,0,PCMU/8000"/></action></nop>',
    `<pause milliseconds="${callMs}"/>`,
    '<nop><action><exec rtp_stream="pause"/></action></nop>',
    send('BYE', 2),
    '<recv response="200"/>',
  ].map((step) => step.replaceAll('NUMBER', from));
  return `<?xml version="1.0"?>\n<scenario name="caller">\n${steps.join('\n')}\n</scenario>\n`;
}
