import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PastCall } from '@switchboard/control-client';

/** A control plane that knows of calls what a test says, and remembers what it was asked. */
export async function startControl() {
  const calls: PastCall[] = [];
  const asked: URLSearchParams[] = [];
  const state = { status: 200 };
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    asked.push(searchParams);
    response.statusCode = state.status;
    response.end(JSON.stringify(answer(calls, searchParams)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...{ calls, asked, state },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(calls: readonly PastCall[], search: URLSearchParams) {
  const beforeMs = Number(search.get('beforeMs') ?? Infinity);
  const sinceMs = Number(search.get('countSinceMs'));
  return {
    calls: calls.filter(({ leftMs }) => leftMs < beforeMs).slice(0, Number(search.get('limit'))),
    unanswered: calls.filter(({ leftMs }) => leftMs > sinceMs).length,
  };
}
