import { isLoopback } from '../../config.ts';

/** Host and port as clients on this machine write them. */
export function authority(host: string, port: number): string {
  const name = isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `${name}:${port}`;
}
