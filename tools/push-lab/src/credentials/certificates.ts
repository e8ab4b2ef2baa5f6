import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

/** A certificate and its private key, in PEM. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

const DAY_MS = 86_400_000;
const AUTHORITY_DAYS = 3_650;
const LEAF_DAYS = 365;
const NAME = [{ name: 'commonName', value: 'Switchboard push lab' }];
const DNS = 2;
const IP = 7;

/** An authority of this lab alone: whoever is to trust the lab trusts it. */
export function makeAuthority(nowMs: number): Certified {
  const keys = makeKeys();
  const extensions = [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ];
  return certified({ keys, issuer: keys, nowMs, days: AUTHORITY_DAYS, subject: NAME, extensions });
}

/** A certificate of the authority for this machine. */
export function makeLeaf(authority: Certified, nowMs: number): Certified {
  const extensions = [
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    {
      name: 'subjectAltName',
      altNames: [
        { type: DNS, value: 'localhost' },
        { type: IP, ip: '127.0.0.1' },
        { type: IP, ip: '::1' },
      ],
    },
  ];
  const subject = [{ name: 'commonName', value: 'localhost' }];
  const keys = makeKeys();
  return certified({ keys, issuer: authority, nowMs, days: LEAF_DAYS, subject, extensions });
}

interface Request {
  readonly keys: Pick<Certified, 'key'> & { readonly publicKey: string };
  readonly issuer: Pick<Certified, 'key'>;
  readonly nowMs: number;
  readonly days: number;
  readonly subject: forge.pki.CertificateField[];
  readonly extensions: unknown[];
}

function certified({ keys, issuer, nowMs, days, subject, extensions }: Request): Certified {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(keys.publicKey);
  // A serial number that begins with 0 is not negative.
  certificate.serialNumber = `00${forge.util.bytesToHex(forge.random.getBytesSync(15))}`;
  certificate.validity.notBefore = new Date(nowMs - DAY_MS);
  certificate.validity.notAfter = new Date(nowMs + days * DAY_MS);
  certificate.setSubject(subject);
  certificate.setIssuer(NAME);
  certificate.setExtensions(extensions);
  certificate.sign(forge.pki.privateKeyFromPem(issuer.key), forge.md.sha256.create());
  return { cert: forge.pki.certificateToPem(certificate), key: keys.key };
}

/** By Node, which is many times faster at it. */
function makeKeys(): { readonly key: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { key: privateKey, publicKey };
}
