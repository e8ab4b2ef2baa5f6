import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { clearLab } from './clear-lab.ts';
import { create } from './create.ts';
import { deliveries } from './deliveries.ts';
import { lab } from './lab.ts';
import { remove } from './remove.ts';
import { replay } from './replay.ts';
import { replayCount } from './replay-count.ts';
import { replayOne } from './replay-one.ts';
import { setLab } from './set-lab.ts';
import { subscriptions } from './subscriptions.ts';
import { update } from './update.ts';
import { validate } from './validate.ts';

/** Events as the data plane delivers them, where it is ours. */
export const eventsRouter = (procedures: Procedures, { events }: AccessServices) =>
  trpc.router({
    subscriptions: subscriptions(procedures, events),
    create: create(procedures, events),
    update: update(procedures, events),
    validate: validate(procedures, events),
    remove: remove(procedures, events),
    deliveries: deliveries(procedures, events),
    replayOne: replayOne(procedures, events),
    replay: replay(procedures, events),
    replayCount: replayCount(procedures, events),
    lab: lab(procedures, events),
    setLab: setLab(procedures, events),
    clearLab: clearLab(procedures, events),
  });
