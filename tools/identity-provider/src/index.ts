export { compose } from './compose.ts';
export type { IdentityProvider } from './compose.ts';
export { readConfig } from './config.ts';
export type { Client } from './clients.ts';
export type { IdentityProviderConfig } from './config.ts';
export type { InstalledApp } from './installed-apps.ts';
export type { Service } from './services.ts';
export { findPerson, people, seedPeople } from './people.ts';
export type { DemoPerson } from './people.ts';
