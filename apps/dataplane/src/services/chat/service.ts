import { every } from '../../platform/clock/every.ts';
import { read } from '../../platform/wire/body.ts';
import { realtimePort } from '../realtime/port.ts';
import type { ServiceModule } from '../service.ts';
import type { Chat } from './chat.ts';
import { activityQuery, countActivity } from './count-activity.ts';
import { chatOperations } from './operations.ts';
import { purge, PURGE_EVERY_MS } from './retention.ts';
import { chatRoutes } from './routes.ts';
import { chatSeeder } from './seeder.ts';
import { ChatStore } from './store.ts';
import { chatTables } from './tables.ts';

export const chatService: ServiceModule = {
  name: 'chat',
  operations: chatOperations,
  tables: chatTables,
  seeder: chatSeeder,
  open({ database: { db }, clock, ports, gate, log, publicUrl }) {
    const store = new ChatStore(db);
    const chat: Chat = { store, realtime: ports.use(realtimePort), clock, publicUrl };
    const purging = every(
      clock,
      PURGE_EVERY_MS,
      () => purge(chat),
      (error) => log.error({ err: error }, 'retention failed'),
    );
    return {
      mount: (app) => chatRoutes(app, gate, chat),
      mountControl(app) {
        app.get('/activity', (request) => countActivity(db, read(activityQuery, request.query)));
      },
      async count() {
        const [threads, messages] = await Promise.all([db.thread.count(), db.message.count()]);
        return { threads, messages };
      },
      clockAdvanced: () => purge(chat),
      [Symbol.asyncDispose]: () => purging[Symbol.asyncDispose](),
    };
  },
};
