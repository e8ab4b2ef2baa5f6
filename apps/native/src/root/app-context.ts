import { createContext, use } from 'react';
import type { PhoneApp } from './phone-app.ts';

export const AppContext = createContext<PhoneApp | undefined>(undefined);

/** @throws Error outside of the app */
export function useApp(): PhoneApp {
  const app = use(AppContext);
  if (!app) throw new Error('useApp needs the app around it.');
  return app;
}
