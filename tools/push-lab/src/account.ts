import { join } from 'node:path';

/** Of the pretend accounts at the push services; whoever sends is given the same. */
export const ACCOUNT = {
  projectId: 'switchboard-lab',
  clientEmail: 'push@switchboard-lab.iam.gserviceaccount.com',
  apnsKeyId: 'LABKEY0001',
  apnsTeamId: 'LABTEAM001',
  wnsTenantId: 'switchboard-lab',
  wnsClientId: 'switchboard-lab-app',
} as const;

/** Where the keys of a lab are, for whoever sends by it. */
export function credentialFiles(stateFolder: string) {
  return {
    /** What whoever sends must trust. */
    authority: join(stateFolder, 'authority.pem'),
    /** As Google hands it out. */
    serviceAccount: join(stateFolder, 'service-account.json'),
    /** As Apple hands it out. */
    apnsKey: join(stateFolder, 'apns-key.p8'),
  };
}
