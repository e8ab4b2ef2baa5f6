import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Scope } from '@switchboard/kernel';
import { selfReporter } from '@switchboard/service';

const report = selfReporter(import.meta.url);

/** Answers on this machine how the process is. @returns where */
export async function serveHealth(port: number, scope: Scope): Promise<string> {
  const server = createServer((request, response) => {
    const isHealth = request.url === '/health';
    response.writeHead(isHealth ? 200 : 404, { 'cache-control': 'no-store' });
    response.end(isHealth ? JSON.stringify(report()) : undefined);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, 'localhost', resolve);
  });
  scope.add(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
