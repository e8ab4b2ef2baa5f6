export { Baresip, hasBaresip } from './baresip.ts';
export { hasOpenssl, makeCertificate } from './certificate.ts';
export type { Certificate } from './certificate.ts';
export { freePort, start as startProgram } from './foreign-process.ts';
export type { ForeignProcess } from './foreign-process.ts';
export { hostileMessage, mutated, randomNumbers } from './hostile-messages.ts';
export { TestTrunk } from './test-trunk.ts';
export { TrunkPhone } from './trunk-phone.ts';
