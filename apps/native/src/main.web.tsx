import { createRoot } from 'react-dom/client';
import { App } from './root/app.tsx';
import { readConfig } from './config/config.ts';
import { openWebPorts } from './ports/web/web-ports.ts';

/** The web build: the page around it is the device, and `config.json` beside it says where the services are. */
async function start(): Promise<void> {
  const [ports, config] = await Promise.all([openWebPorts(), fetchConfig()]);
  createRoot(document.getElementById('app')!).render(<App ports={ports} config={config} />);
}

async function fetchConfig() {
  try {
    const answer = await fetch(new URL('config.json', location.href), { cache: 'no-store' });
    return readConfig(await answer.json());
  } catch {
    return undefined;
  }
}

await start();
