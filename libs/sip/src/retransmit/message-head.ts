/** What has to be known of a message that the core hands out as text. */
export type MessageHead =
  | {
      readonly kind: 'request';
      readonly method: string;
      readonly branch: string;
      readonly uri: string;
    }
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly method: string;
      readonly branch: string;
      /** Who asked: its branch alone is not unique among peers. */
      readonly sentBy: string;
    };

const VIA = /^via:[^\r\n]*?sip\/2\.0\/\w+ +([^\s;,]+)[^\r\n]*?;branch=([^\s;,]+)/im;
const CSEQ = /^cseq: *\d+ +(\w+)/im;

/** Reads the text of a message of our own; the first Via is the one that counts. */
export function messageHead(text: string): MessageHead {
  const head = text.slice(0, text.indexOf('\r\n\r\n'));
  const start = head.slice(0, head.indexOf('\r\n'));
  const [, sentBy = '', branch = ''] = VIA.exec(head) ?? [];
  const method = CSEQ.exec(head)?.[1] ?? '';
  const [first = '', second = ''] = start.split(' ');
  if (first !== 'SIP/2.0') return { kind: 'request', method: first, branch, uri: second };
  return { kind: 'response', status: Number(second), method, branch, sentBy };
}
