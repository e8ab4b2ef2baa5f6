import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/** What a process answers when it is asked how it is. */
export interface SelfReport {
  readonly status: 'ok';
  /** Of the package that reports. */
  readonly version: string;
  readonly uptimeSeconds: number;
}

/**
 * @param moduleUrl `import.meta.url` of a module of the package
 * @returns what reports on this process, as it is when asked
 */
export function selfReporter(moduleUrl: string): () => SelfReport {
  const manifest = findPackageJSON('..', moduleUrl);
  if (!manifest) throw new TypeError(`no package around ${moduleUrl}`);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return () => ({ status: 'ok', version, uptimeSeconds: Math.floor(process.uptime()) });
}
