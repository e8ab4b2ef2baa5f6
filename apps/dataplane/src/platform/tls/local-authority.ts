import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import * as der from './der.ts';

/** A certificate and its private key, in PEM. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

const DAY_MS = 86_400_000;
const AUTHORITY_DAYS = 3_650;
/** Browsers refuse leaves that live longer than 398 days. */
const LEAF_DAYS = 365;
const RENEW_BEFORE_DAYS = 30;
const AUTHORITY_NAME = 'Switchboard local authority';
const NAMES = ['localhost', '127.0.0.1', '::1'];
const ECDSA_WITH_SHA256 = der.sequence(der.oid('1.2.840.10045.4.3.2'));

/** A certificate authority for this machine alone. */
export function makeAuthority(nowMs: number): Certified {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const extensions = [
    extension('2.5.29.19', der.sequence(der.boolean(true), der.integer(Buffer.of(0))), true),
    // keyCertSign and cRLSign
    extension('2.5.29.15', der.bits(Buffer.of(0b0000_0110), 1), true),
    extension('2.5.29.14', der.octets(keyIdentifier(publicKey))),
  ];
  const subject = { name: AUTHORITY_NAME, publicKey, days: AUTHORITY_DAYS, extensions };
  return certify(subject, privateKey, privateKey, nowMs);
}

/** A server certificate for `localhost` in all its spellings. */
export function makeLeaf(authority: Certified, nowMs: number): Certified {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuerKey = createPrivateKey(authority.key);
  const issuerId = keyIdentifier(createPublicKey(authority.key));
  const extensions = [
    extension('2.5.29.19', der.sequence(), true),
    // digitalSignature
    extension('2.5.29.15', der.bits(Buffer.of(0b1000_0000), 7), true),
    // serverAuth
    extension('2.5.29.37', der.sequence(der.oid('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', der.sequence(...NAMES.map(alternativeName))),
    extension('2.5.29.35', der.sequence(der.context(0, issuerId, false))),
  ];
  const subject = { name: 'localhost', publicKey, days: LEAF_DAYS, extensions };
  return certify(subject, privateKey, issuerKey, nowMs);
}

/** Is it good for a while longer? Anything unreadable is not. */
export function isFresh(certificate: string, nowMs: number): boolean {
  try {
    const { validToDate } = new X509Certificate(certificate);
    return validToDate.getTime() - nowMs > RENEW_BEFORE_DAYS * DAY_MS;
  } catch {
    return false;
  }
}

/** Did this authority sign this leaf? */
export function isIssuedBy(leaf: string, authority: string): boolean {
  return new X509Certificate(leaf).verify(new X509Certificate(authority).publicKey);
}

interface Subject {
  readonly name: string;
  readonly publicKey: KeyObject;
  readonly days: number;
  readonly extensions: readonly Buffer[];
}

/** RFC 5280, section 4.1: what is certified, and the authority's signature over it. */
function certify(
  subject: Subject,
  subjectKey: KeyObject,
  issuerKey: KeyObject,
  nowMs: number,
): Certified {
  const certified = der.sequence(
    der.context(0, der.integer(Buffer.of(2))),
    der.integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    ECDSA_WITH_SHA256,
    commonName(AUTHORITY_NAME),
    // It begins a day early, for machines whose clocks disagree.
    der.sequence(der.time(nowMs - DAY_MS), der.time(nowMs + subject.days * DAY_MS)),
    commonName(subject.name),
    subject.publicKey.export({ type: 'spki', format: 'der' }),
    der.context(3, der.sequence(...subject.extensions)),
  );
  const signature = der.bits(sign('sha256', certified, issuerKey));
  const certificate = der.sequence(certified, ECDSA_WITH_SHA256, signature);
  return {
    cert: new X509Certificate(certificate).toString(),
    key: subjectKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  const flag = critical ? [der.boolean(true)] : [];
  return der.sequence(der.oid(id), ...flag, der.octets(value));
}

function commonName(name: string): Buffer {
  return der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), der.utf8(name))));
}

function alternativeName(name: string): Buffer {
  if (isIPv4(name)) return der.context(7, Buffer.from(name.split('.').map(Number)), false);
  // The only one of IPv6 is loopback: fifteen zeros and a one.
  if (isIPv6(name)) return der.context(7, Buffer.concat([Buffer.alloc(15), Buffer.of(1)]), false);
  return der.context(2, Buffer.from(name), false);
}

/** Any digest of the key will do; RFC 5280 proposes this one. */
function keyIdentifier(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}
