import { isRestError } from '@azure/core-rest-pipeline';
import { createRoomsClient } from './rooms-client.ts';

/**
 * Whether ACS accepts an access key, found out by a request that changes nothing.
 *
 * @throws whatever the SDK does when ACS does not say
 */
export async function tryAccessKey(endpoint: string, accessKey: string): Promise<boolean> {
  const client = createRoomsClient({ kind: 'key', endpoint, accessKey });
  try {
    await client.listRooms().next();
    return true;
  } catch (error) {
    if (isRestError(error) && error.statusCode === 401) return false;
    throw error;
  }
}
