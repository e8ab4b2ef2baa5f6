import { read } from '../../platform/wire/body.ts';
import { eventsPort } from '../events/port.ts';
import { realtimePort } from '../realtime/port.ts';
import type { ServiceModule } from '../service.ts';
import { announceLeft } from './announce.ts';
import type { Chat } from './chat.ts';
import { activityQuery, countActivity } from './count-activity.ts';
import { chatOperations } from './operations.ts';
import { chatPort } from './port.ts';
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
  open({ database: { db }, clock, facts, jobs, ports, gate, publicUrl }) {
    const store = new ChatStore(db, facts);
    const realtime = ports.use(realtimePort);
    const events = ports.use(eventsPort);
    const hearing: Chat['hearing'][number][] = [];
    const chat: Chat = { store, realtime, facts, events, hearing, clock, publicUrl };
    ports.offer(chatPort, { onSent: (hear) => void hearing.push(hear) });
    announceLeft(chat);
    jobs.schedule('chat.purge', PURGE_EVERY_MS, (signal) => purge(chat, signal));
    return {
      mount: (app) => chatRoutes(app, gate, chat),
      mountControl(app) {
        app.get('/activity', (request) => countActivity(db, read(activityQuery, request.query)));
      },
      async count() {
        const [threads, messages] = await Promise.all([db.thread.count(), db.message.count()]);
        return { threads, messages };
      },
    };
  },
};
