import { requestText } from '../testing/request-text.ts';
import { readMessage } from './read-message.ts';

const read = (text: string) => readMessage(Buffer.from(text));

describe('reading a message', () => {
  it.each([
    ['a name in quotes', 'From: "Alice, \\"A\\"" <sip:alice@example.test>;tag=1'],
    ['a name without quotes', 'From: Alice Smith <sip:alice@example.test>;tag=1'],
    ['a name in UTF-8 without quotes', 'From: Zoë 李 <sip:alice@example.test>;tag=1'],
    ['an address without brackets', 'From: sip:alice@example.test;tag=1'],
    ['a telephone number', 'From: <tel:+14255550100;phone-context=example.test>;tag=1'],
    ['a short name', 'f: <sip:alice@example.test>;tag=1'],
    ['a name with blanks before the colon', 'From  : <sip:alice@example.test>;tag=1'],
    ['a folded line', 'From: "Alice"\r\n  <sip:alice@example.test>;tag=1'],
    ['an underscore in the host', 'From: <sip:alice@my_pbx.example>;tag=1'],
    ['an address of IPv6', 'From: <sip:alice@[2001:db8::1]:5070>;tag=1'],
    ['no user', 'From: <sip:example.test>;tag=1'],
    ['parameters of the address', 'From: <sip:+14255550100@example.test;user=phone>;tag=1'],
  ])('takes %s in From', (_what, from) => {
    const reading = read(requestText('INVITE', { from }));
    expect(reading).toMatchObject({ kind: 'request', request: { fromTag: '1' } });
  });

  it('takes a telephone number as what is asked for, and hands it on as it is', () => {
    const reading = read(requestText('INVITE', { target: 'tel:+14255550111' }));
    expect(reading).toMatchObject({ kind: 'request', target: 'tel:+14255550111' });
  });

  it('splits fields that hold several', () => {
    const extra =
      'Record-Route: <sip:a@p1.test;lr>, <sip:p2.test;lr>\r\nRecord-Route: <sip:p3.test>';
    const reading = read(requestText('INVITE', { extra }));
    expect(reading.kind === 'request' && reading.request.getHeaders('record-route')).toEqual([
      '<sip:a@p1.test;lr>',
      '<sip:p2.test;lr>',
      '<sip:p3.test>',
    ]);
  });

  it.each([
    ['of which CSeq names another method', { cseq: 'CSeq: 1 BYE' }, 400],
    ['for a scheme that is not known', { target: 'mailto:alice@example.test' }, 416],
    ['for something without a scheme', { target: 'alice' }, 400],
    ['with a contact that is none', { contact: 'Contact: <nobody>' }, 400],
    ['with a contact that is for registrars alone', { contact: 'Contact: *' }, 400],
    ['with a body without a type', { body: 'v=0\r\n', contentType: '' }, 400],
    ['with a body of a broken type', { body: 'v=0\r\n', contentType: 'Content-Type: ;;' }, 400],
    [
      'with a body of a broken disposition',
      { body: 'v=0\r\n', extra: 'Content-Disposition: @@;=' },
      400,
    ],
  ])('refuses a request %s', (_what, parts, status) => {
    expect(read(requestText('INVITE', parts))).toMatchObject({ kind: 'refused', status });
  });

  it.each([
    ['nothing', ''],
    ['lines without an end', 'INVITE sip:a@b SIP/2.0\r\nVia: x'],
    ['a page', 'GET / HTTP/1.1\r\nHost: example.test\r\n\r\n'],
    ['a Via without a branch', requestText('INVITE', { via: 'Via: SIP/2.0/UDP 192.0.2.1' })],
    ['two different lengths', requestText('INVITE', { extra: 'Content-Length: 9' })],
    ['a body shorter than it says', requestText('INVITE', { contentLength: 'Content-Length: 99' })],
    ['a CSeq beyond 31 bits', requestText('INVITE', { cseq: 'CSeq: 2147483648 INVITE' })],
    ['a carriage return within a line', requestText('INVITE', { extra: 'Subject: a\rVia: b' })],
    ['a Call-ID without end', requestText('INVITE', { callId: `Call-ID: ${'a'.repeat(300)}` })],
    [
      'more lines than anybody sends',
      requestText('INVITE', { extra: 'X: 1\r\n'.repeat(300) + 'X: 1' }),
    ],
    ['a response without From', 'SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP a;branch=b\r\n\r\n'],
  ])('drops %s', (_what, text) => {
    expect(read(text)).toEqual({ kind: 'unreadable' });
  });

  it('finds the session among the parts of a body', () => {
    const body = [
      '--edge\r\nContent-Type: application/ISUP\r\n\r\n\u0001\u0002',
      '--edge\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n',
      '--edge--',
    ].join('\r\n');
    const contentType = 'Content-Type: multipart/mixed;boundary=edge';
    const reading = read(requestText('INVITE', { body, contentType }));
    const request = reading.kind === 'request' ? reading.request : undefined;
    expect(request?.body).toContain('v=0');
    expect(request?.body).not.toContain('ISUP');
    expect(request?.parseHeader('Content-Type')).toBe('application/sdp');
  });

  it('takes an answer whose body has no type, without the body', () => {
    const text = requestText('INVITE', { body: 'v=0\r\n', contentType: '' });
    const reading = read(`SIP/2.0 200 OK\r\n${text.slice(text.indexOf('\r\n') + 2)}`);
    expect(reading).toMatchObject({ kind: 'response', response: { statusCode: 200, body: '' } });
  });

  it('puts the strongest challenge that we can answer before the core', () => {
    const extra = [
      'WWW-Authenticate: Digest realm="a", nonce="1", algorithm=MD5, qop="auth"',
      'WWW-Authenticate: Digest realm="a", nonce="2", algorithm=SHA-256, qop="auth,auth-int"',
      'WWW-Authenticate: Digest realm="a", nonce="3", algorithm=SHA-512-256, qop="auth"',
    ].join('\r\n');
    const text = requestText('INVITE', { extra });
    const reading = read(`SIP/2.0 401 No\r\n${text.slice(text.indexOf('\r\n') + 2)}`);
    const response = reading.kind === 'response' ? reading.response : undefined;
    expect(response?.parseHeader('www-authenticate')).toMatchObject({
      ...{ algorithm: 'SHA-256', nonce: '2' },
    });
  });
});
