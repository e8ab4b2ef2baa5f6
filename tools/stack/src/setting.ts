import type { App, Setting } from './app.ts';

/** @throws Error when the setting has no such port */
export function portOf({ ports }: Pick<Setting, 'ports'>, app: string, purpose = 'http'): number {
  const port = ports[app]?.[purpose];
  if (port === undefined) throw new Error(`The stack has no port "${purpose}" of "${app}".`);
  return port;
}

export function urlOf(setting: Pick<Setting, 'ports'>, app: string, purpose = 'http'): string {
  const protocol = purpose === 'https' ? 'https' : 'http';
  return `${protocol}://localhost:${portOf(setting, app, purpose)}`;
}

/** Where an app says how it is. */
export function healthUrlOf(setting: Pick<Setting, 'ports'>, app: App): string {
  return `${urlOf(setting, app.name)}${app.healthPath}`;
}
