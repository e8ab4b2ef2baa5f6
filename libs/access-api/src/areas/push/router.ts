import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { claimDevice } from './claim-device.ts';
import { deliveries } from './deliveries.ts';
import { devices } from './devices.ts';
import { installations } from './installations.ts';
import { removeDevice } from './remove-device.ts';
import { removeInstallation } from './remove-installation.ts';
import { services } from './services.ts';
import { test } from './test.ts';

/** What wakes devices that have nothing open, where the data plane is ours. */
export const pushRouter = (procedures: Procedures, { push }: AccessServices) =>
  trpc.router({
    devices: devices(procedures, push),
    claimDevice: claimDevice(procedures, push),
    removeDevice: removeDevice(procedures, push),
    installations: installations(procedures, push),
    removeInstallation: removeInstallation(procedures, push),
    test: test(procedures, push),
    services: services(procedures, push),
    deliveries: deliveries(procedures, push),
  });
