import { createContext, use } from 'react';
import type { Ports } from './ports.ts';

export const PortsContext = createContext<Ports | undefined>(undefined);

/** @throws Error outside of the app */
export function usePorts(): Ports {
  const ports = use(PortsContext);
  if (!ports) throw new Error('usePorts needs the app around it.');
  return ports;
}
