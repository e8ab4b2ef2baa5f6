import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { addFault } from './add-fault.ts';
import { advance } from './advance.ts';
import { dropConnections } from './drop-connections.ts';
import { exportState } from './export-state.ts';
import { importState } from './import-state.ts';
import { relay } from './relay.ts';
import { removeFault } from './remove-fault.ts';
import { requests } from './requests.ts';
import { reset } from './reset.ts';
import { state } from './state.ts';
import { trace } from './trace.ts';

/** The data plane at work, where it is ours. */
export const liveRouter = (procedures: Procedures, { live }: AccessServices) =>
  trpc.router({
    state: state(procedures, live),
    relay: relay(procedures, live),
    requests: requests(procedures, live),
    trace: trace(procedures, live),
    addFault: addFault(procedures, live),
    removeFault: removeFault(procedures, live),
    advance: advance(procedures, live),
    dropConnections: dropConnections(procedures, live),
    exportState: exportState(procedures, live),
    importState: importState(procedures, live),
    reset: reset(procedures, live),
  });
