import type { Protection } from './protection.ts';
import { rtcpProtector, rtcpUnprotector } from './rtcp-protection.ts';
import { rtpProtector, rtpUnprotector } from './rtp-protection.ts';
import { readSdesKey } from './sdes-key.ts';

/**
 * SRTP and SRTCP (RFC 3711, AES_CM_128_HMAC_SHA1_80) with keys out of the crypto lines of two SDPs. Remembers what has come,
 * so that nothing is heard twice: one for a leg, kept as long as its keys are.
 * @param ours what this side offered, which it sends with
 * @param theirs what the peer sends with
 * @throws `srtp-key-invalid`
 */
export function srtp(ours: string, theirs: string): Protection {
  const [local, remote] = [readSdesKey(ours), readSdesKey(theirs)];
  return {
    protectRtp: rtpProtector(local),
    unprotectRtp: rtpUnprotector(remote),
    protectRtcp: rtcpProtector(local),
    unprotectRtcp: rtcpUnprotector(remote),
  };
}
