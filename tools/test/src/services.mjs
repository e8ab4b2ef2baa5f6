/**
 * Prints which of the things that suites want is there. Nx takes it for an input of tests: what passed because
 * suites skipped for want of something is no answer any more where that is there, nor the other way round.
 * Runs before anything is installed or compiled, on any Node from 20.
 */
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';

const { env } = process;
/** A machine so busy that it does not answer itself for so long would fail the tests as well. */
const WITHIN_MS = 2_000;
const CAN_MOUNT = 1n << 21n;
const POSTGRES = 'postgres://postgres@127.0.0.1:5432/postgres';
const REDIS = 'redis://127.0.0.1:6379';

/** @param {string} url */
function answers(url) {
  const { hostname, port } = URL.canParse(url) ? new URL(url) : { hostname: '', port: '' };
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    const end = (/** @type {boolean} */ isThere) => {
      resolve(isThere);
      socket.destroy();
    };
    socket.setTimeout(WITHIN_MS, () => end(false));
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}

/** @param {string} program */
function isOnPath(program) {
  return (env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** What a full disk is tried with. Only Linux tells; elsewhere nothing is mounted. */
function mayMount() {
  try {
    const [, held] = /^CapEff:\s*(\w+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return (BigInt(`0x${held}`) & CAN_MOUNT) !== 0n;
  } catch {
    return false;
  }
}

const [postgres, localPostgres, redis] = await Promise.all([
  answers(env.TEST_POSTGRES_URL ?? POSTGRES),
  // Specs of libraries do not read the environment.
  answers(POSTGRES),
  answers(env.TEST_REDIS_URL ?? REDIS),
]);
const found = {
  Postgres: postgres,
  'Postgres of this machine': localPostgres,
  Redis: redis,
  Janus: existsSync(env.JANUS_PATH ?? '/usr/bin/janus'),
  coturn: isOnPath('turnserver'),
  baresip: isOnPath('baresip'),
  sipp: isOnPath('sipp'),
  Kamailio: existsSync(env.KAMAILIO_PATH ?? '/usr/sbin/kamailio'),
  'redis-server': isOnPath('redis-server'),
  Chromium: existsSync(env.CHROMIUM_PATH ?? '/usr/bin/chromium'),
  mount: mayMount(),
};
for (const [name, isThere] of Object.entries(found))
  process.stdout.write(`${name}: ${isThere ? 'yes' : 'no'}\n`);
