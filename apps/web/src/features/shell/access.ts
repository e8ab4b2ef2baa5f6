export { access, unloadClient, guestAccess } from '@switchboard/page-client';
